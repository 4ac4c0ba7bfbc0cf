import { check } from '../../dialogs/domain/conduct/index.ts';
import type { ConductContext, Finding } from '../../dialogs/domain/conduct/finding.ts';
import { AmendsError } from '../../dialogs/domain/errors.ts';
import type { Button, Value } from '../../dialogs/domain/message.ts';
import type { Line, Reply } from '../../dialogs/turn.ts';
import type { Destination, Words, Worded } from '../core/ports.ts';
import { smsSegments, smsText } from '../render/sms.ts';
import { choose } from './choice.ts';
import { findAnswer, type Knowledge } from './knowledge.ts';
import { type Kind, print, type Voice } from './print.ts';
import { buttonsFor, companyWords, fileOf, type PromptSet, speaker, type Speech } from './prompt-set.ts';
import { type Printed, render, type Span } from './template.ts';

/** What a text message may cost, where our words decide it. */
const MOST_PARTS = 2;
/** So many lines for little room are tried, one after the other. */
const MOST_TRIES = 4;

/** A checked set, ready to speak. Nothing here throws for a value: a wrong one counts as absent. */
export function createWords(set: PromptSet): Words {
  const speechFor = speaker(set);
  const answerIn =
    ({ voice }: Speech) =>
    ({ template }: Knowledge): string =>
      render(template, (name) => {
        const text = companyWords(name, set, voice);
        return text === undefined ? undefined : { text };
      }).text;
  return {
    version: set.version,
    company: set.company,
    claimTypes: set.claimTypes,
    locales: [...set.locales.keys()],
    word: (reply, to) => word(reply, to, set, speechFor(to.locale)),
    print: (type, value, locale, now) =>
      print(type as Kind, value, speechFor(locale).voice, now === undefined ? {} : { now })?.text ?? '',
    phrase: (key, locale) => speechFor(locale).voice.phrase(key)?.text ?? key,
    answer(question, locale) {
      const speech = speechFor(locale);
      return findAnswer(question, knowledgeOf(speech), answerIn(speech));
    },
    answers(locale) {
      const speech = speechFor(locale);
      return knowledgeOf(speech).map((known) => ({ title: known.title, text: answerIn(speech)(known) }));
    },
    modelPrompts: set.modelPrompts,
  };
}

/** Of the first language that has any. */
function knowledgeOf({ chain }: Speech): readonly Knowledge[] {
  return chain.find(({ knowledge }) => knowledge.length)?.knowledge ?? [];
}

/** All of the values if the rules allow it, else without the optional ones; the findings say what is left. */
function word(reply: Reply, to: Destination, set: PromptSet, speech: Speech): Worded {
  const full = inTwoParts((tight) => compose(reply, to, set, speech, { bare: false, tight }), to);
  if (!full.findings.length) return full;
  try {
    const bare = inTwoParts((tight) => compose(reply, to, set, speech, { bare: true, tight }), to);
    const rescued = full.findings.map(({ rule }) => rule);
    return bare.findings.length < full.findings.length ? { ...bare, rescued } : full;
  } catch (error) {
    if (error instanceof AmendsError) return full; // an optional value was all that its prompt had to say
    throw error;
  }
}

/** A text message is paid for by the part: one that needs more than two is said with the words for little room. */
function inTwoParts(compose: (tight?: number) => Worded, to: Destination): Worded {
  let best = compose();
  if (to.channel !== 'sms') return best;
  for (let tight = 0; tight < MOST_TRIES && partsOf(best) > MOST_PARTS; tight += 1) {
    const shorter = compose(tight);
    if (partsOf(shorter) < partsOf(best) && shorter.findings.length <= best.findings.length) best = shorter;
  }
  return best;
}

function partsOf(worded: Worded): number {
  return smsSegments(smsText(worded)).segments;
}

/** Which way a reply is said. */
interface Way {
  /** Without the values that may be absent. */
  bare: boolean;
  /** With which of the lines for little room, counted from the first; absent: with the usual ones. */
  tight: number | undefined;
}

function compose(reply: Reply, to: Destination, set: PromptSet, speech: Speech, way: Way): Worded {
  const said = { text: '', buttons: [] as Button[], prompts: [] as string[], lines: {} as Record<string, number> };
  const own = { quotes: [] as Span[], amounts: [] as string[] };
  for (const line of reply.lines) {
    const give = giver(line, to, set, speech.voice, way.bare);
    const variation = choose(line, to, speech, { give: give.value, tight: way.tight });
    const { text, quotes } = render(variation.template, give.value);
    if (said.text) said.text += joint(said.text, text, to);
    const begin = said.text.length;
    for (const { start, end } of quotes) own.quotes.push({ start: start + begin, end: end + begin });
    said.text += text;
    own.amounts.push(...give.amounts());
    said.prompts.push(`${line.prompt}#${variation.line}`);
    said.lines[line.prompt] = variation.line;
    const buttons = buttonsFor(speech, line.prompt, line.section ?? 'say', line.moment, to.channel);
    if (buttons.length) said.buttons = withPerson(buttons, said.buttons);
  }
  return { locale: languageOf(speech), rescued: [], findings: findingsIn(said.text, own, reply, to, speech), ...said };
}

/** The last question's buttons; a person who was offered on the way stays one tap away. */
function withPerson(buttons: Button[], before: readonly Button[]): Button[] {
  const person = before.find(({ id }) => id === 'a-person');
  return person && !buttons.some(({ id }) => id === 'a-person') ? [...buttons, person] : buttons;
}

/** Short lines run on; where it gets long, a new paragraph begins. A text message is one paragraph. */
function joint(before: string, after: string, to: Destination): string {
  const byText = to.channel === 'sms' || to.channel === 'whatsapp';
  return !byText && before.length - before.lastIndexOf('\n') + after.length > 240 ? '\n\n' : ' ';
}

/** Prints the values of one line, each at most once. */
function giver(line: Line, to: Destination, set: PromptSet, voice: Voice, bare: boolean) {
  const printed = new Map<string, Printed | undefined>();
  const value = (name: string): Printed | undefined => {
    if (printed.has(name)) return printed.get(name);
    const text = printValue(name, line.values?.[name], to, set, voice, bare);
    printed.set(name, text);
    return text;
  };
  return { value, amounts: () => [...printed.values()].flatMap((text) => text?.amounts ?? []) };
}

function printValue(
  name: string,
  value: Value | undefined,
  to: Destination,
  set: PromptSet,
  voice: Voice,
  bare: boolean,
) {
  const spec = set.declared.values.get(name);
  if (!spec) return undefined;
  if (spec.from === 'company') {
    const text = companyWords(name, set, voice);
    return text === undefined ? undefined : { text };
  }
  if (value === undefined || (bare && spec.optional)) return undefined;
  const { table, bare: plain } = spec;
  return print(spec.type, value, voice, {
    now: to.now,
    bare: plain,
    customer: spec.from === 'customer',
    ...(table ? { table } : {}),
  });
}

/** Whose words are looked in first. */
function languageOf({ chain }: Speech): string {
  return chain[0]?.locale ?? 'en';
}

/** Errors only: advice is for the writer. A rule that a prompt may break, for its stated reason, is left out. */
function findingsIn(
  text: string,
  { quotes, amounts }: { quotes: Span[]; amounts: string[] },
  reply: Reply,
  to: Destination,
  speech: Speech,
): Finding[] {
  const files = reply.lines.flatMap((line) => fileOf(speech, line.prompt) ?? []);
  const after = (what: string) => files.some(({ meta }) => meta.after === what);
  const asks = files.at(-1)?.meta.asks;
  const context: ConductContext = {
    askedWhy: to.conduct.askedWhy || after('asked-why'),
    apologised: to.conduct.apologised,
    promised: to.conduct.promised.flatMap((at) => print('instant', at, speech.voice, { now: to.now })?.text ?? []),
    quotes,
    amounts,
    askedForPerson: after('asked-for-person'),
    askedIfBot: after('asked-if-bot'),
    firstText: files.some(({ meta }) => meta.first),
    locale: languageOf(speech),
    ...(asks ? { asks } : {}),
  };
  const findings = judged(text, context);
  if (!findings.length) return findings;
  const allowed = new Set(files.flatMap(({ meta }) => meta.allow.map(({ rule }) => rule)));
  return findings.filter(({ rule }) => !allowed.has(rule));
}

const REMEMBERED = 2_000;
const verdicts = new Map<string, Finding[]>();

/** The rules are pure and most of what a bot says it has said before: the verdict on it is remembered. */
function judged(text: string, context: ConductContext): Finding[] {
  const key = JSON.stringify([text, context]);
  const known = verdicts.get(key);
  if (known) return known;
  const findings = check(text, context, 'error');
  if (verdicts.size >= REMEMBERED) verdicts.clear();
  verdicts.set(key, findings);
  return findings;
}
