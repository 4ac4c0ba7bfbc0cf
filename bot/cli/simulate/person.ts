/** What a customer does next. */
export type Move =
  | {
      does: 'says';
      texts: readonly string[];
      /** It answers what was asked: the same question must not come again. */
      answers?: true;
      /** They ask for a person, who must be asked for in the very same turn. */
      wants?: 'a-person';
      /** Somebody may be hurt: a person at once, and no more questions. */
      tells?: 'danger';
    }
  | { does: 'presses'; button: string }
  | { does: 'sends-photo' }
  /** Closes the page, or puts the phone away, and comes back later. */
  | { does: 'leaves' };

/** How a talk comes to its end: a person has it, it is paused, or all was said and nothing is open. */
export type End = 'handed-over' | 'paused' | 'content';

/** Somebody with a complaint, as data: invented words, and how they react to a prompt by its name. */
export interface Person {
  name: string;
  /** What they do before they react to anything, one after the other, each after the answer to the one before. */
  begins: readonly Move[];
  /** What they do when they hear a prompt: at the first time the first move, and so on; the last is kept to. */
  reacts?: Readonly<Record<string, readonly Move[]>>;
  /** What they still do once a person was asked for. */
  afterwards?: readonly Move[];
  ends: End;
  /** Prompts they must never hear, because what these ask for was already told or is nobody's business. */
  never?: readonly string[];
  /** What must be kept nowhere. */
  secrets?: readonly string[];
}

/** Says it in one go, message by message. */
export function says(...texts: string[]): Move {
  return { does: 'says', texts };
}

/** Answers the question: it must not be asked again. */
export function gives(text: string): Move {
  return { does: 'says', texts: [text], answers: true };
}

export function wantsPerson(...texts: string[]): Move {
  return { does: 'says', texts, wants: 'a-person' };
}

export function tellsDanger(...texts: string[]): Move {
  return { does: 'says', texts, tells: 'danger' };
}

/** Presses that button, or on a phone texts its number. */
export function presses(button: string): Move {
  return { does: 'presses', button };
}

export const sendsPhoto: Move = { does: 'sends-photo' };

export const leaves: Move = { does: 'leaves' };
