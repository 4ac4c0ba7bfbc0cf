import { Component, type ComponentChildren } from 'preact';
import { directionOf } from '../direction.ts';
import type { Pending } from '../outbox.ts';
import type { Shown } from '../transcript.ts';
import type { PageWords } from '../words.ts';
import { FileList, PendingFiles } from './attachments.tsx';
import { CardView } from './card-view.tsx';
import { Prose } from './prose.tsx';

interface Props {
  words: PageWords;
  locale: string;
  entry: Shown;
  before: Shown | undefined;
  /** As dayOf() has it. */
  today: string;
  retry: (id: string) => void;
  takeBack: (id: string) => void;
}

/** One message, drawn again only when something about it has changed. */
export class MessageView extends Component<Props> {
  override shouldComponentUpdate(next: Props): boolean {
    const { words, locale, entry, before, today, retry, takeBack } = this.props;
    const same = entry === next.entry && before === next.before && today === next.today;
    const spoken = words === next.words && locale === next.locale;
    return !(same && spoken && retry === next.retry && takeBack === next.takeBack);
  }

  override render() {
    return <Whole {...this.props} />;
  }
}

/** Who speaks is told by words and by shape: plain for the bot, a warm card for a person, a bubble for you. */
function Whole({ words, locale, entry, before, today, retry, takeBack }: Props) {
  const goesOn = before && sameSpeaker(before, entry) && entry.at - before.at < 5 * 60_000;
  const ours = words.own.lang ?? locale;
  const newDay = !before || dayOf(before.at) !== dayOf(entry.at);
  return (
    <>
      {newDay && (
        <p class="day" {...words.own}>
          {dayName(entry.at, today, ours, words)}
        </p>
      )}
      <article
        class={`message message-${entry.role} ${goesOn ? 'goes-on' : ''}`}
        data-key={entry.key}
        data-delivery={entry.delivery}
      >
        <p class={goesOn ? 'who visually-hidden' : 'who'}>{inOurs(words, speaker(entry, words))}</p>
        <div class="said" lang={entry.lang} dir={entry.lang ? directionOf(entry.lang) : undefined}>
          {entry.text && <Words words={words} role={entry.role} text={entry.text} />}
          {entry.card && <CardView words={words} blocks={entry.card} />}
          <FileList words={words} files={entry.files} />
          {entry.pending && <PendingFiles files={entry.pending.files} locale={ours} />}
        </div>
        <p class="stamp">
          {inOurs(words, [
            <time dateTime={new Date(entry.at).toISOString()}>{timeOf(entry.at, ours)}</time>,
            entry.delivery && <Delivery words={words} entry={entry} />,
          ])}
        </p>
        {entry.pending && <Unsent words={words} entry={entry} pending={entry.pending} {...{ retry, takeBack }} />}
      </article>
    </>
  );
}

/** The page's own words in a line of the talk. There are many of those lines: nothing is put around them without need. */
function inOurs(words: PageWords, said: ComponentChildren): ComponentChildren {
  return words.own.lang ? <span {...words.own}>{said}</span> : said;
}

/** A customer's marks are meant as they stand. */
function Words({ words, role, text }: { words: PageWords; role: Shown['role']; text: string }) {
  if (role !== 'customer') return <Prose words={words} text={text} />;
  return (
    <p class="text" dir="auto">
      {text}
    </p>
  );
}

interface UnsentProps extends Pick<Props, 'words' | 'entry' | 'retry' | 'takeBack'> {
  pending: Pending;
}

/** Why it is not sent, and what can be done about it. */
function Unsent({ words, entry: { key, delivery }, pending, retry, takeBack }: UnsentProps) {
  const { files, unkept, state } = pending;
  if (delivery === 'sending') {
    return files.length === 0 || state === 'answered' ? null : (
      <div class="unsent" {...words.own}>
        <button type="button" class="button button-quiet" onClick={() => takeBack(key)}>
          {words.stop}
        </button>
      </div>
    );
  }
  const why = whyUnsent(pending, words);
  return (
    <div class="unsent" {...words.own}>
      {why && <p>{why}</p>}
      {unkept && <p>{words.unkept(unkept)}</p>}
      <button type="button" class="button" onClick={() => retry(key)}>
        {words.tryAgain}
      </button>
      <button type="button" class="button button-quiet" onClick={() => takeBack(key)}>
        {words.change}
      </button>
    </div>
  );
}

/** Undefined when nobody knows. */
export function whyUnsent({ state, refusal }: Pending, words: PageWords): string | undefined {
  if (state !== 'refused') return words.keepsTrying;
  if (refusal?.file) return words.refusal(refusal.file.because, [refusal.file.file]);
  return refusal && (words.refused(refusal.code) ?? refusal.said);
}

function Delivery({ words, entry }: { words: PageWords; entry: Shown }) {
  const share = entry.pending?.progress;
  if (entry.delivery === 'sending' && share !== undefined) {
    const percent = Math.round(share * 100);
    return (
      <>
        {' · '}
        <span class="delivery">{words.uploaded(percent)}</span>
        <progress max={100} value={percent} aria-label={words.sending} />
      </>
    );
  }
  const { sending, sent, stalled, notSent } = words;
  const said = { sending, sent, stalled, 'not-sent': notSent };
  return (
    <>
      {' · '}
      <span class="delivery">{entry.delivery && said[entry.delivery]}</span>
    </>
  );
}

function speaker({ role, name, writtenBy }: Shown, words: PageWords): string {
  if (role === 'customer') return writtenBy ? `${words.you} · ${words.writtenBy(writtenBy)}` : words.you;
  if (role === 'agent') return name ? `${name} · ${words.aPerson}` : words.aPerson;
  return `${name ?? words.assistant} · ${words.automated}`;
}

const sameSpeaker = (one: Shown, other: Shown) =>
  one.role === other.role && one.writtenBy === other.writtenBy && (one.role === 'customer' || one.name === other.name);

export const dayOf = (at: number) => new Date(at).toDateString();

const timeOf = (at: number, locale: string) => format(locale, 'time', { timeStyle: 'short' }).format(at);

function dayName(at: number, today: string, locale: string, words: PageWords): string {
  if (dayOf(at) === today) return words.today;
  return format(locale, 'day', { weekday: 'long', day: 'numeric', month: 'long' }).format(at);
}

const made = new Map<string, Intl.DateTimeFormat>();

/** Making one costs more than a whole message. */
function format(locale: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${name} ${locale}`;
  const ready = made.get(key) ?? new Intl.DateTimeFormat(locale, options);
  made.set(key, ready);
  return ready;
}
