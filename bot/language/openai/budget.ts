import type { Instant } from '../../../dialogs/domain/message.ts';

/** What one conversation may cost in a day: far more than a complaint needs, and an end to whoever plays with it. */
export interface Allowance {
  calls: number;
  tokens: number;
}

export const ALLOWANCE: Allowance = { calls: 120, tokens: 250_000 };
const DAY_MS = 86_400_000;
const REMEMBERED = 10_000;

/** Counts what each conversation has cost since its first call of the day. In memory: a restart forgives. */
export class Budget {
  readonly #allowance: Allowance;
  readonly #spent = new Map<string, Allowance & { since: Instant }>();

  constructor(allowance: Allowance = ALLOWANCE) {
    this.#allowance = allowance;
  }

  /** Whether it may call once more. */
  allows(conversation: string, now: Instant): boolean {
    const { calls, tokens } = this.#of(conversation, now);
    return calls < this.#allowance.calls && tokens < this.#allowance.tokens;
  }

  spend(conversation: string, tokens: number, now: Instant): void {
    const before = this.#of(conversation, now);
    this.#spent.delete(conversation);
    this.#spent.set(conversation, { ...before, calls: before.calls + 1, tokens: before.tokens + tokens });
    const [oldest] = this.#spent.keys();
    if (this.#spent.size > REMEMBERED && oldest !== undefined) this.#spent.delete(oldest);
  }

  #of(conversation: string, now: Instant): Allowance & { since: Instant } {
    const known = this.#spent.get(conversation);
    return known && now - known.since < DAY_MS ? known : { calls: 0, tokens: 0, since: now };
  }
}
