import type { Standing } from '../standing.ts';
import type { PageWords } from '../words.ts';
import type { Notices } from './notices.ts';

interface Props {
  words: PageWords;
  locale: string;
  standing: Standing | undefined;
  notices: Notices;
}

/** Who has it, since when, the last word and the next. Not read out by itself: each change of it is told in a message. */
export function StandingView({ words, locale, standing, notices }: Props) {
  const said = standing && sentences(standing, words, words.own.lang ?? locale);
  if (!standing || !said?.length) return null;
  return (
    <section class={`standing standing-${standing.stage}`} aria-label={words.standing} {...words.own}>
      <div class="standing-line">
        <p>
          <strong>{said[0]}</strong> {said.slice(1).join(' ')}
        </p>
        {standing.stage === 'waiting' && notices.state === 'unasked' && (
          <button type="button" class="button button-quiet" onClick={notices.ask}>
            {words.tellMe}
          </button>
        )}
      </div>
    </section>
  );
}

function sentences(standing: Standing, words: PageWords, locale: string): string[] {
  const { stage, since, lastWord, nextWord, answerBy, opensAt, person, timeZone } = standing;
  const at = (instant: number) => momentOf(instant, locale, timeZone);
  const due = [
    ...(opensAt === undefined ? [] : [words.opens(at(opensAt))]),
    ...(nextWord === undefined ? [] : [words.nextWord(at(nextWord))]),
    ...(answerBy === undefined ? [] : [words.answerBy(at(answerBy))]),
  ];
  if (since === undefined) return [];
  if (stage === 'waiting') {
    return [words.waiting(at(since)), ...(lastWord === undefined ? [] : [words.lastWord(at(lastWord))]), ...due];
  }
  if (stage === 'with-person') return [words.withPerson(person ?? words.aPerson, at(since)), ...due];
  return stage === 'closed' ? [words.closed(at(since))] : [];
}

/** A time as people say it: with the day unless it is today, with the zone where the company's own is another. */
function momentOf(at: number, locale: string, timeZone: string | undefined): string {
  const days = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  const today = days.format(at) === days.format(Date.now());
  const elsewhere = timeZone !== undefined && clockOf(at, timeZone) !== clockOf(at);
  return [
    today ? '' : `${days.format(at)},`,
    new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(at),
    elsewhere ? zoneOf(at, locale) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function clockOf(at: number, timeZone?: string): string {
  return new Intl.DateTimeFormat('en', { timeZone, day: 'numeric', hour: 'numeric', minute: 'numeric' }).format(at);
}

function zoneOf(at: number, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZoneName: 'short' }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}
