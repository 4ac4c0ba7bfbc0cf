import { fields, list, parse, words } from '../shared/json.ts';
import type { Clock } from './clock.ts';

/** How the complaint stands, as the server tells from its record. All times are ms since 1970. */
export interface Standing {
  stage: 'new' | 'draft' | 'waiting' | 'with-person' | 'closed';
  reference?: string;
  /** Whose it is, while a person has it. */
  person?: string;
  since?: number;
  /** When the assistant last wrote as it had promised to, and by when it does so again. */
  lastWord?: number;
  nextWord?: number;
  /** By when a person's answer is promised. */
  answerBy?: number;
  /** When the desk opens, while it is closed. */
  opensAt?: number;
  /** The language the talk is in, and those it can be in. */
  locale?: string;
  locales: readonly string[];
  /** It can go on by text message. */
  texting: boolean;
  /** Where the company is: the times in its words are as there. */
  timeZone?: string;
}

const stages = ['new', 'draft', 'waiting', 'with-person', 'closed'] as const;

/** Undefined for anything that does not say how it stands. */
export function readStanding(text: string): Standing | undefined {
  const said = fields(parse(text));
  const stage = stages.find((name) => name === said.stage);
  if (!stage) return undefined;
  const times = ['since', 'lastWord', 'nextWord', 'answerBy', 'opensAt'].flatMap((name) => {
    const at = said[name];
    return typeof at === 'number' ? [[name, at]] : [];
  });
  const names = ['reference', 'person', 'locale', 'timeZone'].flatMap((name) => {
    const value = words(said[name]);
    return value === undefined ? [] : [[name, value]];
  });
  return {
    ...Object.fromEntries([...times, ...names]),
    stage,
    locales: list(said.locales).flatMap((one) => words(one) ?? []),
    texting: said.texting === true,
  };
}

interface Parts {
  clock: Clock;
  /** The server's answer. Rejects when there is none. */
  read: () => Promise<string>;
  /** ms since 1970, the server's. */
  now: () => number;
  stands: (standing: Standing) => void;
}

/** ms; the word that was promised may take a moment to arrive. */
const grace = 5_000;

/** Asks how it stands whenever that may have changed, one request at a time. Without an answer what was known stays. */
export class StandingWatch {
  readonly #parts: Parts;
  #asking = false;
  #again = false;
  #closed = false;
  #stopWaiting = () => {};

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  ask(): void {
    if (this.#asking) this.#again = true;
    else void this.#ask();
  }

  close(): void {
    this.#closed = true;
    this.#stopWaiting();
  }

  async #ask(): Promise<void> {
    this.#asking = true;
    this.#again = false;
    this.#stopWaiting();
    try {
      const standing = readStanding(await this.#parts.read());
      if (standing && !this.#closed) this.#stand(standing);
    } catch {
      // It is asked again with the next message, or when the line is back.
    } finally {
      this.#asking = false;
    }
    if (this.#again && !this.#closed) this.ask();
  }

  #stand(standing: Standing): void {
    const { clock, now, stands } = this.#parts;
    stands(standing);
    const due = standing.nextWord ?? standing.answerBy;
    const wait = due === undefined ? 0 : due + grace - now();
    if (wait > 0) this.#stopWaiting = clock.after(wait, () => this.ask());
  }
}
