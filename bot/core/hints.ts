import type { Complaint } from '../../dialogs/domain/complaint.ts';
import { asksWhatIsUp, check } from '../../dialogs/domain/conduct/index.ts';
import type { ConductContext, Finding } from '../../dialogs/domain/conduct/finding.ts';
import type { Value } from '../../dialogs/domain/message.ts';
import type { Clock } from '../../dialogs/domain/ports.ts';
import { maskSecrets } from '../../dialogs/domain/secrets.ts';
import type { Model } from './model.ts';
import type { Store, Words } from './ports.ts';
import { readSpoken } from './transcript.ts';

export interface HintParts {
  /** Judges what no pattern can; absent: only the rules speak. */
  model?: Pick<Model, 'judge'>;
  store: Store;
  words(): Pick<Words, 'print'>;
  clock: Pick<Clock, 'now'>;
}

/** What the rules of conduct say of an agent's draft, to the agent alone. Hints block nothing and nothing of them is kept. */
export interface Hints {
  /** What the patterns find: quick. */
  byRules(complaint: Complaint, draft: string): Promise<Finding[]>;
  /** What a model finds beside that, late or never: empty when there is no model, or it has nothing to say. */
  byModel(complaint: Complaint, draft: string, signal: AbortSignal): Promise<Finding[]>;
}

/** Agents are people: they say their names, and that they are one. */
const NOT_THEIRS = new Set(['C26']);
const LATEST = 10;

export function createHints({ model, store, words, clock }: HintParts): Hints {
  const saidIn = async (complaint: Complaint) =>
    (await readSpoken(store, complaint))
      .filter(({ message }) => message.from.role === 'customer')
      .slice(-LATEST)
      .map(({ message }) => message.text);

  return {
    async byRules(complaint, draft) {
      const said = await saidIn(complaint);
      const { claim, promises, session } = complaint;
      const { locale } = session;
      const print = (type: string, value: Value) => words().print(type, value, locale, clock.now());
      const context: ConductContext = {
        locale,
        askedWhy: claim.questions.some(({ answered }) => !answered) || said.some(asksWhatIsUp),
        apologised: session.apologisedAt !== undefined,
        promised: promises.filter(({ state }) => state === 'open').map(({ due }) => print('instant', due)),
        amounts: [...claim.expenses.map(({ amount }) => print('money', amount)), ...said.flatMap(numbersIn)],
        customerWords: said.flatMap((text) => text.match(/[\p{L}\p{N}]+|\p{Emoji_Presentation}/gu) ?? []),
      };
      return check(draft, context).filter(({ rule }) => !NOT_THEIRS.has(rule));
    },

    async byModel(complaint, draft, signal) {
      if (!model) return [];
      const about = { conversation: complaint.conversation, locale: complaint.session.locale };
      const said = await saidIn(complaint);
      const found = await model.judge(draft, { ...about, said: said.map((text) => maskSecrets(text).text) }, signal);
      return found?.filter(({ rule }) => !NOT_THEIRS.has(rule)) ?? [];
    },
  };
}

/** Any number of theirs may be an amount that is spoken of. */
function numbersIn(text: string): string[] {
  return text.match(/\d(?:[\d.,]*\d)?/g) ?? [];
}
