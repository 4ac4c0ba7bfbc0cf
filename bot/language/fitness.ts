import { check, isApology } from '../../dialogs/domain/conduct/index.ts';
import type { Heard } from '../../dialogs/domain/ports.ts';
import { hasNumber, inventedIn } from './facts.ts';

/** Why a sentence of a model's may not be said: a conduct rule by its id, or what else is wrong with it. */
export interface Fault {
  rule: string;
  says: string;
}

const SHORTEST = 12;
const LONGEST = 220;

/**
 * Languages in which the conduct rules can judge a sentence, each with small words that any sentence of it holds. In
 * others a model may understand, and nothing it writes is said.
 */
const JUDGED: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(
    'a an and at been but for from had has have in it no not of on than that the they to was were who with you your'.split(
      ' ',
    ),
  ),
};

/** Whether a model may write to a customer in that language at all. */
export function mayWrite(locale: string): boolean {
  return smallWords(locale) !== undefined;
}

function smallWords(locale: string): ReadonlySet<string> | undefined {
  return JUDGED[locale.toLowerCase().split(/[-_]/)[0] ?? ''];
}

/** What keeps a reflection from being said to who was heard; empty when it may go to the judge. */
export function faultsIn(text: string, { messages, locale }: Heard): Fault[] {
  const faults: Fault[] = [];
  const fault = (found: boolean, rule: string, says: string) => void (found && faults.push({ rule, says }));
  const small = smallWords(locale);
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const share = words.filter((word) => small?.has(word)).length / (words.length || 1);
  fault(text.length < SHORTEST || text.length > LONGEST, 'length', 'It is one or two short sentences.');
  fault(share < 0.15, 'language', `It has to be in the language ${locale}.`);
  fault(
    /[?!"“”„«»\n<>{}[\]*#|]|https?:|\bwww\./.test(text),
    'form',
    'It holds plain sentences without questions or quotation marks.',
  );
  fault(hasNumber(text), 'numbers', 'It holds no numbers, amounts, dates or references.');
  const invented = inventedIn(
    text,
    messages.map((m) => m.text),
    'plain',
  );
  fault(invented.length > 0, 'facts', 'It says nothing that the customer did not.');
  fault(isApology(text, locale), 'C04', 'The apology is made elsewhere.');
  for (const { rule, level, says } of check(text, { locale, apologised: true })) fault(level === 'error', rule, says);
  return faults;
}
