import type { Signals } from '../../../dialogs/domain/ports.ts';
import type { Asked } from '../../../dialogs/domain/session.ts';
import type { Passage, Word } from './passage.ts';
import { meant, type Reading } from './reading.ts';
import type { RuleWords, Signal } from './words.ts';

export interface SignalReader {
  /** Whether the turn must run now: a person, danger, a threat, or stop. */
  isUrgent(reading: Reading): boolean;
  /** What one message does. `story` is said only of messages that tell something. */
  read(reading: Reading, asks: Asked | undefined): Signals;
  /** It holds nothing but values: numbers, days, months, amounts, and words that join them. */
  isValueAlone(reading: Reading): boolean;
}

/** True anywhere, and always heard. */
const ALWAYS: readonly Signal[] = [
  ...(['danger', 'threat', 'abuse', 'areYouABot', 'why', 'status', 'rights', 'startOver'] as const),
  ...(['wroteBefore', 'byText'] as const),
];
/** Heard as the whole message. */
const WHOLE: readonly Signal[] = [
  'stop',
  'startOver',
  'help',
  'areYouABot',
  'why',
  'status',
  'done',
  'yes',
  'no',
  'skip',
  'dontKnow',
  'greeting',
  'thanks',
];
/** Answers: heard as a first clause while something is asked. */
const ANSWERS: readonly Signal[] = ['yes', 'no', 'skip', 'done', 'stop'];
/** Messages that are one of these tell no story. */
const NO_STORY: readonly Signal[] = [
  'stop',
  'startOver',
  'help',
  'areYouABot',
  'status',
  'done',
  'yes',
  'no',
  'skip',
  'dontKnow',
  'greeting',
  'thanks',
  'person',
];

export function createSignalReader(words: RuleWords): SignalReader {
  const look = compile(words);
  return {
    isUrgent: (reading) =>
      asksPerson(look, reading) ||
      isMeant(look, reading, 'danger') ||
      reading.hits.has('signal:threat') ||
      reading.whole.has('stop') ||
      reading.closing.has('stop'),
    read: (reading, asks) => readSignals(look, reading, asks),
    isValueAlone: (reading) => isValueAlone(look, reading),
  };
}

/** The words of a language, made ready for looking. */
interface Look {
  told: ReadonlySet<string>;
  denied: ReadonlySet<string>;
  dangling: ReadonlySet<string>;
  connectives: ReadonlySet<string>;
  values: ReadonlySet<string>;
}

function compile(words: RuleWords): Look {
  const { numbers, durations, amounts, dates } = words;
  const counted = [numbers, durations.units, amounts.currencies, dates.months].flatMap((table) => Object.keys(table));
  return {
    told: new Set([...words.told, 'dont', 'not']),
    denied: new Set(words.denied),
    dangling: new Set(words.dangling),
    connectives: new Set([...words.filler, ...words.connectives]),
    values: new Set([...words.values, ...counted]),
  };
}

function readSignals(look: Look, reading: Reading, asks: Asked | undefined): Signals {
  const signals: Signals = {};
  const { whole, hits, leading, passage } = reading;
  const short = passage.words.length <= 8;
  for (const signal of ALWAYS) if (hits.has(`signal:${signal}`)) signals[signal] = true;
  if (signals.danger && !isMeant(look, reading, 'danger')) delete signals.danger;
  if (asksPerson(look, reading)) signals.person = true;
  for (const signal of WHOLE) if (whole.has(signal)) signals[signal] = true;
  if (reading.closing.has('stop')) signals.stop = true;
  if (asks) for (const signal of ANSWERS) if (leading.has(signal)) signals[signal] = true;
  if (hits.has('signal:done') && (short || asks === 'more')) signals.done = true;
  if (asks === 'more' && signals.no && (whole.has('no') || short)) signals.done = true;
  if (wantsValue(asks) && passage.words.length <= 20) {
    if (hits.has('signal:skip') && short) signals.skip = true;
    if (hits.has('signal:dontKnow')) signals.dontKnow = true;
  }
  answerInPassing(reading, asks, signals);
  if (!signals.skip && !signals.dontKnow && isUnfinished(look, passage)) signals.unfinished = true;
  if (tellsStory(look, reading, signals, asks)) signals.story = true;
  return signals;
}

/** Questions that are answered by their first word, whatever follows; a summary is not, for "yes but" is a change. */
const YES_OR_NO: ReadonlySet<Asked> = new Set<Asked>(['survey', 'reopen', 'keep-waiting', 'start-over']);

/** What a short answer means for the one question it answers. */
function answerInPassing({ whole, opening, hits, passage }: Reading, asks: Asked | undefined, signals: Signals): void {
  if (whole.has('no') && asks?.startsWith('detail:')) signals.dontKnow = true;
  if (whole.has('no') && asks === 'contact') signals.skip = true;
  if (asks && YES_OR_NO.has(asks) && !signals.yes && !signals.no) {
    for (const signal of ['yes', 'no'] as const) if (opening.has(signal)) signals[signal] = true;
  }
  if (asks === 'more' && signals.yes && !passage.words.length) signals.done = true;
  if (asks === 'receipts' && hits.has('later')) signals.skip = true;
}

function wantsValue(asks: Asked | undefined): boolean {
  return asks?.startsWith('detail:') || asks === 'expenses' || asks === 'receipts' || asks === 'contact';
}

/** A request; "I tried to speak to an agent" only tells of one. */
function asksPerson({ told }: Look, { hits, whole, passage }: Reading): boolean {
  if (whole.has('person')) return true;
  return hits.get('signal:person')?.some((hit) => !wordsBefore(passage, hit.from, 3).some((w) => told.has(w))) ?? false;
}

/** At most so many words before one, within its clause. */
function wordsBefore({ plain, words }: Passage, at: number, most: number): string[] {
  const found: string[] = [];
  for (let i = at - 1; i >= 0 && found.length < most; i--) {
    const [word, next] = [words[i], words[i + 1]];
    if (!word || !next || /[,;:.!?\n]/.test(plain.slice(word.to, next.from))) break;
    found.push(word.text);
  }
  return found;
}

function isMeant({ denied }: Look, { hits, passage }: Reading, signal: Signal): boolean {
  return (
    hits.get(`signal:${signal}`)?.some((hit) => !wordsBefore(passage, hit.from, 2).some((w) => denied.has(w))) ?? false
  );
}

function isValue({ values }: Look, { text }: Word): boolean {
  return /\d/.test(text) || values.has(text);
}

function isValueAlone(look: Look, { passage: { words } }: Reading): boolean {
  if (words.length > 8 || !words.some((w) => isValue(look, w) && w.text.length > 1)) return false;
  return words.every((w) => isValue(look, w) || look.connectives.has(w.text) || /^[a-z]{2}$/.test(w.text));
}

function tellsStory(look: Look, reading: Reading, signals: Signals, asks: Asked | undefined): boolean {
  const { hits, whole, passage } = reading;
  if (signals.stop || NO_STORY.some((signal) => whole.has(signal))) return false;
  const count = passage.words.length;
  const weight = weighBreaches(reading);
  if (signals.status && count <= 8 && !hits.has('feeling:strong')) return false;
  if (signals.person && count <= 8 && weight < 1) return false;
  if (asks && asks !== 'more' && asks !== 'kind') {
    const left = passage.words.filter((w) => !look.connectives.has(w.text) && !isValue(look, w)).length;
    return left >= 6 && count >= 8 && weight > 0 && !signals.dontKnow;
  }
  if (signals.danger || signals.threat) return true;
  if (asks === 'more') return count >= 2 && !isValueAlone(look, reading) && !signals.done;
  if (hits.has('feeling:strong')) return true;
  const praised = hits.has('feeling:praise');
  if (hits.has('request') || /\?\s*$/.test(passage.plain)) return weight >= (praised ? 2 : 1);
  return praised ? weight >= 1.5 : weight > 0 || (count >= 4 && !signals.rights);
}

/** How much it tells of something that went wrong. */
function weighBreaches({ hits }: Reading): number {
  const count = (tag: string): number => meant(hits, hits.get(tag) ?? []).length;
  let weight = count('feeling:breach') + 0.5 * count('feeling:soft');
  for (const tag of hits.keys()) if (tag.startsWith('failure:') && count(tag) > 0) weight += 0.5;
  return weight;
}

/** The last words promise more: "1/2", "and", a trailing comma, dots. */
function isUnfinished({ dangling }: Look, { plain, words }: Passage): boolean {
  const end = plain.trimEnd();
  const part = /\(?\b(\d{1,2})\s?\/\s?(\d{1,2})\)?$/.exec(end) ?? /^\(?(\d)\/(\d)\)?\s/.exec(end);
  if (part) return Number(part[1]) < Number(part[2]) && Number(part[2]) <= 12 && Number(part[1]) > 0;
  const last = words.at(-1);
  const dangles = last !== undefined && dangling.has(last.text) && /^[.)]*$/.test(end.slice(last.to));
  return /(?:[,:;–—]|\s-|\.\.\.|…)$/.test(end) || (dangles && words.length > 1);
}

/** What a burst of messages does: a greeting or thanks only if it is nothing else, unfinished only if its last is. */
export function mergeSignals(each: readonly Signals[]): Signals {
  const all: Signals = Object.assign({}, ...each);
  if (!each.every((signals) => signals.greeting || signals.thanks)) {
    delete all.greeting;
    delete all.thanks;
  } else if (!each.every((signals) => signals.greeting)) delete all.greeting;
  if (!each.at(-1)?.unfinished) delete all.unfinished;
  return all;
}
