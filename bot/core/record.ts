import type { Complaint } from '../../dialogs/domain/complaint.ts';
import type { Conversation } from '../../dialogs/domain/conversation.ts';
import type { Attachment, CardRow, Instant, Message } from '../../dialogs/domain/message.ts';
import { plainCard } from '../render/card.ts';
import { printSize } from '../render/file-size.ts';
import {
  type RecordedComplaint,
  recordedDay,
  type RecordedMessage,
  recordedMessage,
  recordFoot,
  recordHead,
} from '../render/record.ts';
import { claimCard, expensesCard } from './card.ts';
import type { Store, Words } from './ports.ts';
import { type Standing, standingOf } from './standing.ts';

const PAGE = 200;

export interface RecordParts {
  store: Pick<Store, 'complaint' | 'log'>;
  words: Words;
  now: Instant;
  /** The customer's own, as the browser names it; anything else is answered in the company's. */
  timeZone?: string | undefined;
}

/**
 * A customer's copy of a whole conversation as one HTML page that needs nothing else: where each complaint stands, the
 * claim, what was promised, and everything that was said here. What agents note for each other is not in it.
 */
export async function* conversationRecord(conversation: Conversation, parts: RecordParts): AsyncGenerator<string> {
  const complaints: Complaint[] = [];
  for (const id of new Set(conversation.spans.map(({ complaintId }) => complaintId))) {
    // One that was erased is not told of.
    const complaint = await parts.store.complaint(id).catch(() => undefined);
    if (complaint && complaint.state !== 'folded') complaints.push(complaint);
  }
  const locale = fit(complaints.at(-1)?.session.locale ?? conversation.locale, parts.words.company.locale);
  const copy = new Copy(parts, locale);
  yield copy.head(complaints);
  let day = '';
  for (let after = 0; ;) {
    const messages = await parts.store.log(conversation.id, after, PAGE);
    for (const message of messages) {
      const today = copy.day(message.at);
      if (today !== day) yield recordedDay(today, day === '');
      day = today;
      yield recordedMessage(copy.message(message));
    }
    if (messages.length < PAGE) break;
    after = messages.at(-1)?.seq ?? Infinity;
  }
  yield recordFoot;
}

class Copy {
  readonly #words: Words;
  readonly #now: Instant;
  readonly #locale: string;
  readonly #moment: Intl.DateTimeFormat;
  readonly #time: Intl.DateTimeFormat;
  readonly #day: Intl.DateTimeFormat;

  constructor({ words, now, timeZone }: RecordParts, locale: string) {
    const zone = { timeZone: known(timeZone) ?? words.company.timeZone };
    const day = { day: 'numeric', month: 'long', year: 'numeric' } as const;
    const time = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const;
    this.#words = words;
    this.#now = now;
    this.#locale = locale;
    this.#moment = new Intl.DateTimeFormat(locale, { ...zone, ...day, ...time });
    this.#time = new Intl.DateTimeFormat(locale, { ...zone, ...time });
    this.#day = new Intl.DateTimeFormat(locale, { ...zone, weekday: 'long', ...day });
  }

  head(complaints: readonly Complaint[]): string {
    const zone = this.#moment.resolvedOptions().timeZone;
    const home = this.#words.company.timeZone;
    return recordHead({
      locale: this.#locale,
      title: `${this.#say('title')} · ${this.#words.company.name}`,
      facts: [
        { label: this.#say('made'), value: this.#moment.format(this.#now) },
        { label: this.#say('zone'), value: zone },
        ...(zone === home ? [] : [{ label: this.#say('zone-said'), value: home }]),
      ],
      complaints: complaints.map((complaint) => this.#complaint(complaint)),
      conversation: this.#say('conversation'),
    });
  }

  day(at: Instant): string {
    return this.#day.format(at);
  }

  message({ at, from, text, card, attachments = [], writtenBy }: Message): RecordedMessage {
    const names = { customer: from.name ?? this.#say('you'), bot: this.#words.company.name, agent: from.name };
    const kinds = { customer: undefined, bot: this.#say('automated'), agent: this.#say('person') };
    const by = writtenBy && this.#phrase(`handover.by.${writtenBy}`);
    return {
      who: [names[from.role], kinds[from.role], by].filter(Boolean).join(' · '),
      role: from.role,
      at: new Date(at).toISOString(),
      when: this.#time.format(at),
      text,
      ...(card ? { card: plainCard(card) } : {}),
      files: attachments.map((file) => this.#file(file)),
    };
  }

  #complaint(complaint: Complaint): RecordedComplaint {
    const standing = standingOf(complaint, this.#words, this.#now);
    const claim = claimCard(complaint, this.#words, this.#now);
    const costs = expensesCard(complaint, this.#words);
    const { reference } = complaint;
    return {
      title: reference ? `${this.#phrase('card.reference')} ${reference}` : this.#say('draft'),
      facts: this.#facts(complaint, standing),
      ...(claim.rows.length ? { claim: { ...claim, title: this.#say('claim') } } : {}),
      ...(costs.rows.length
        ? { costs: { ...costs, totalLabel: this.#phrase('card.total'), receipt: this.#phrase('card.receipt') } }
        : {}),
      ...(complaint.promises.length ? { promises: this.#promises(complaint) } : {}),
    };
  }

  #facts({ firstContactAt, claim }: Complaint, { stage, person, since }: Standing): CardRow[] {
    const files = claim.attachments.map((file) => this.#file(file));
    return [
      { label: this.#say('begun'), value: this.#moment.format(firstContactAt) },
      {
        label: this.#say('stands'),
        value: [
          [this.#say(`stage.${stage}`), person].filter(Boolean).join(' '),
          since === undefined ? '' : `${this.#say('since')} ${this.#moment.format(since)}`,
        ]
          .filter(Boolean)
          .join(', '),
      },
      ...(files.length ? [{ label: this.#phrase('card.files'), value: files.join('\n') }] : []),
    ];
  }

  #promises({ promises }: Complaint): NonNullable<RecordedComplaint['promises']> {
    return {
      title: this.#say('promises'),
      head: ['promised', 'what', 'due', 'came'].map((name) => this.#say(name)),
      rows: promises.map(({ what, made, due, state, settled }) => [
        this.#moment.format(made),
        this.#say(`promise.${what}`),
        this.#moment.format(due),
        [this.#say(`came-of.${state}`), settled === undefined ? '' : this.#moment.format(settled)]
          .filter(Boolean)
          .join(', '),
      ]),
    };
  }

  #file({ name, size, missing }: Attachment): string {
    return missing ? name : `${name} (${printSize(size, this.#locale)})`;
  }

  #say(key: string): string {
    return this.#phrase(`record.${key}`);
  }

  #phrase(key: string): string {
    return this.#words.phrase(key, this.#locale);
  }
}

/** A client may call its language anything. */
function fit(locale: string, otherwise: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** A time zone that exists; a browser may send what it likes. */
function known(timeZone: string | undefined): string | undefined {
  if (timeZone === undefined) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
