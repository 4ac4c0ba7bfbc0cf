import type { Instant } from '../../dialogs/domain/message.ts';
import type { Carrier } from './ports.ts';

type Bearable = NonNullable<Carrier['pace']>;

/** When the latest sends of each conversation were, as long as that matters. In memory only: a restart is a pause. */
export class Pace {
  readonly #sends = new Map<string, Instant[]>();

  /** When the next send may go: now, or when the oldest of too many is long enough ago. */
  next(conversation: string, { most, withinMs }: Bearable, now: Instant): Instant {
    const late = (this.#sends.get(conversation) ?? []).filter((at) => at > now - withinMs);
    const oldest = late.at(-most);
    return oldest === undefined ? now : oldest + withinMs;
  }

  note(conversation: string, { most, withinMs }: Bearable, now: Instant): void {
    const sends = [...(this.#sends.get(conversation) ?? []), now].slice(-most);
    this.#sends.delete(conversation);
    this.#sends.set(conversation, sends);
    // The longest untouched come first; they matter no more.
    for (const [id, times] of this.#sends) {
      if ((times.at(-1) ?? 0) > now - withinMs) break;
      this.#sends.delete(id);
    }
  }
}
