import type { Channel } from '../../dialogs/domain/channel.ts';
import type { Instant, MessageRef } from '../../dialogs/domain/message.ts';
import type { Quoted, Summary } from '../../dialogs/domain/summary.ts';
import { brief } from '../../dialogs/domain/summary.ts';
import type { Words } from './ports.ts';

type Said = Pick<Words, 'company' | 'claimTypes' | 'phrase' | 'print'>;

/** A piece of a line: our words, or the customer's (`quoted`), and the message it came from. */
export interface LinePart {
  text: string;
  from?: MessageRef;
  quoted?: true;
}

/** What an agent reads before the facts: a name for it, and what there is to say. */
export interface SummaryLine {
  key: 'severity' | 'happened' | 'wants' | 'promised' | 'questions' | 'missing' | 'tried' | 'next';
  label: string;
  /** Somebody has to do something about it. */
  alarm: boolean;
  parts: LinePart[];
}

/** All lines together, names included, have no more words than a person reads in half a minute. */
export const MOST_WORDS = 100;

/** When it is read, and where the customer is answered. */
export interface Read {
  now: Instant;
  channel?: Channel | undefined;
}

/** How much of each thing is told. */
interface Measure {
  /** Words of a quotation. */
  quote: number;
  /** Words of anything that somebody else named: a failure, a detail, a wish. */
  label: number;
  promises: number;
  questions: number;
  names: number;
  steps: number;
}

/** From a full telling to the barest, which is short whatever the record holds. */
const MEASURES: readonly Measure[] = [
  { quote: 14, label: 8, promises: 2, questions: 2, names: 6, steps: 3 },
  { quote: 12, label: 6, promises: 2, questions: 1, names: 4, steps: 2 },
  { quote: 8, label: 4, promises: 1, questions: 1, names: 2, steps: 2 },
  { quote: 5, label: 3, promises: 1, questions: 1, names: 1, steps: 1 },
];
const LONGEST_QUOTE = 160;
const LONGEST_STEP = 18;

/**
 * The summary in at most a hundred words, in the order in which an agent needs it, in the company's language with the
 * customer's words in theirs. A long record is told shorter: what is left out stands in the facts and in the transcript.
 */
export function summaryLines(summary: Summary, words: Said, { now, channel }: Read): SummaryLine[] {
  let lines: SummaryLine[] = [];
  for (const measure of MEASURES) {
    lines = new Telling(words, measure, now).lines(summary, channel);
    if (wordsIn(lines) <= MOST_WORDS) return lines;
  }
  return shortened(lines);
}

/** A line as it is read where nothing can be pressed. */
export function lineInWords({ label, parts }: SummaryLine): string {
  return `${label}: ${parts.map(({ text, quoted }) => (quoted ? `"${text}"` : text)).join(' ')}`;
}

/** Words are what stands between white space; a name that stands alone counts too. */
export function wordsIn(lines: readonly SummaryLine[]): number {
  return lines.map(lineInWords).join(' ').split(/\s+/).filter(Boolean).length;
}

/** A designer's own words may be long: then the last lines but the next step are left out. */
function shortened(lines: readonly SummaryLine[]): SummaryLine[] {
  const kept = [...lines];
  while (kept.length > 2 && wordsIn(kept) > MOST_WORDS) kept.splice(kept.length - 2, 1);
  return kept;
}

class Telling {
  readonly #words: Said;
  readonly #locale: string;
  readonly #most: Measure;
  readonly #now: Instant;

  constructor(words: Said, most: Measure, now: Instant) {
    this.#now = now;
    this.#words = words;
    this.#locale = words.company.locale;
    this.#most = most;
  }

  lines(summary: Summary, channel?: Channel): SummaryLine[] {
    const { severity, wants, promises, apologisedAt, questions, missing, declined, next } = summary;
    const late = promises.some(({ state }) => state === 'late');
    return [
      this.#line('severity', severity !== 'plain', this.#severity(summary, channel)),
      this.#line('happened', false, this.#happened(summary)),
      this.#line('wants', !wants, this.#wants(summary)),
      this.#line('promised', late || apologisedAt === undefined, this.#promised(summary)),
      this.#line(
        'questions',
        true,
        this.#few(questions, this.#most.questions, (q) => this.#quote(q)),
      ),
      this.#line('missing', missing.length > 0, this.#missing(missing, declined)),
      this.#line('tried', false, this.#tried(summary)),
      this.#line(
        'next',
        false,
        next.slice(0, this.#most.steps).map((step) => ({ text: brief(this.#say(`next.${step}`), LONGEST_STEP) })),
      ),
    ].filter(({ parts }) => parts.length > 0);
  }

  #line(key: SummaryLine['key'], alarm: boolean, parts: LinePart[]): SummaryLine {
    return { key, label: brief(this.#say(`line.${key}`), 3), alarm, parts };
  }

  #severity({ severity, waitingSince }: Summary, channel?: Channel): LinePart[] {
    const waiting = waitingSince !== undefined && `${this.#say('waiting-since')} ${this.#time(waitingSince)}`;
    const grave = severity !== 'plain' && this.#say(`severity.${severity}`);
    const said = [grave, waiting, channel && this.#say(`by.${channel}`)];
    const text = said.filter(Boolean).join(', ');
    return text ? [{ text: `${text}.` }] : [];
  }

  #happened({ happened: { type, failure, quote } }: Summary): LinePart[] {
    const title = this.#words.claimTypes.find((known) => known.type === type)?.title;
    const what = failure ? this.#phrase(`failure.${failure}`) : title;
    return [
      { text: `${what ? brief(capital(what), this.#most.label) : this.#say('not-clear')}.` },
      ...(quote ? [this.#quote(quote)] : []),
    ];
  }

  #wants({ wants }: Summary): LinePart[] {
    if (!wants) return [{ text: this.#say('not-asked') }];
    const key = `wish.${wants.kind}`;
    const named = this.#phrase(key);
    const isNamed = wants.kind !== 'own-words' && wants.kind !== 'other' && named !== key;
    return [...(isNamed ? [{ text: `${brief(named, this.#most.label)}:` }] : []), this.#quote(wants)];
  }

  #promised({ promises, apologisedAt }: Summary): LinePart[] {
    const told = promises.filter(({ state }) => state !== 'withdrawn');
    const parts = told.slice(0, this.#most.promises).map(({ what, due, state }) => ({
      text: `${this.#say(`promise.${what}`)} ${this.#time(due)} (${this.#say(`promise-state.${state}`)}).`,
    }));
    const sorry =
      apologisedAt === undefined
        ? this.#say('not-apologised')
        : `${this.#say('apologised')}, ${this.#time(apologisedAt)}`;
    return [...(parts.length ? parts : [{ text: `${this.#say('no-promise')}.` }]), { text: `${sorry}.` }];
  }

  #missing(missing: Summary['missing'], declined: Summary['declined']): LinePart[] {
    const named = [
      ...missing.map((name) => this.#name(name)),
      ...declined.map(({ name, why }) => `${this.#name(name)} (${this.#say(`declined.${why}`)})`),
    ];
    const told = this.#few(named, this.#most.names, (text) => ({ text }));
    return told.length ? [{ text: told.map(({ text }) => text).join(', ') }] : [];
  }

  #tried({ tried: { answered, checkIns, otherDesk }, reason }: Summary): LinePart[] {
    const said = [
      reason && this.#say(`reason.${reason}`),
      answered > 0 && `${this.#say('tried.answered')}: ${answered}`,
      checkIns > 0 && `${this.#say('tried.check-ins')}: ${checkIns}`,
      otherDesk && this.#say('tried.other-desk'),
    ].filter((part) => typeof part === 'string');
    return said.length ? [{ text: `${said.join('; ')}.` }] : [];
  }

  /** The first few, and how many more there are. */
  #few<T>(all: readonly T[], most: number, tell: (one: T) => LinePart): LinePart[] {
    const left = all.length - most;
    return [...all.slice(0, most).map(tell), ...(left > 0 ? [{ text: `+ ${left} ${this.#say('more')}` }] : [])];
  }

  #quote({ words, from }: Quoted): LinePart {
    const cut = brief(words, this.#most.quote);
    const text = cut.length > LONGEST_QUOTE ? `${cut.slice(0, LONGEST_QUOTE)}…` : cut;
    return { text, from, quoted: true };
  }

  #name(detail: string): string {
    return brief(this.#phrase(`detail.${detail}`), this.#most.label);
  }

  #time(at: number): string {
    return this.#words.print('instant', at, this.#locale, this.#now);
  }

  #say(key: string): string {
    return this.#phrase(`handover.${key}`);
  }

  #phrase(key: string): string {
    return this.#words.phrase(key, this.#locale);
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
