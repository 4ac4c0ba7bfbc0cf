import { smsSegments } from './sms.ts';

/** The provider takes no more in one message, and phones put no more together. */
const LONGEST = 1_600;
const MOST_SEGMENTS = 10;
/** More than this nobody reads on a phone: the rest is where the link leads. */
const MOST_PARTS = 3;

/**
 * A text as it is sent: whole, when one message can hold it, which is nearly always. Else cut after sentences, between
 * words, or in between letters as a last resort, and numbered `(1/3)`; what does not fit into three gives way to
 * `theRest`, the words that say where it can be read.
 */
export function smsParts(text: string, theRest: string): string[] {
  if (fits(text)) return [text];
  const pieces: string[] = [];
  for (let rest = text.trim(); rest;) {
    if (pieces.length === MOST_PARTS) {
      pieces[MOST_PARTS - 1] = shortened(pieces[MOST_PARTS - 1] ?? '', theRest);
      break;
    }
    const length = roomFor(rest, numbered('', MOST_PARTS, MOST_PARTS));
    pieces.push(rest.slice(0, length).trimEnd());
    rest = rest.slice(length).trimStart();
  }
  return pieces.map((piece, i) => numbered(piece, i + 1, pieces.length));
}

function numbered(text: string, part: number, of: number): string {
  return `(${part}/${of}) ${text}`;
}

function shortened(text: string, theRest: string): string {
  const before = numbered('', MOST_PARTS, MOST_PARTS);
  let kept = text.slice(0, roomFor(`${text} ${theRest}`, `${before}${theRest} `));
  // Where segments end depends on what stands before: the same words in another order may cost one more.
  while (kept && !fits(`${before}${kept.trimEnd()} ${theRest}`)) kept = [...kept].slice(0, -4).join('');
  return `${kept.trimEnd()} ${theRest}`;
}

/** How much of the text fits behind that beginning, cut where it hurts least. */
function roomFor(text: string, beginning: string): number {
  if (fits(beginning + text)) return text.length;
  for (const granularity of ['sentence', 'word', 'grapheme'] as const) {
    const end = lastFitting(text, beginning, granularity);
    // A cut that leaves half of the room empty is no good place.
    if (end > 0 && (granularity === 'grapheme' || !fits(beginning + text.slice(0, end * 2)))) return end;
  }
  return text.length;
}

/** The end of the last piece that still fits. The more there is, the more room it takes: halving finds it. */
function lastFitting(text: string, beginning: string, granularity: 'sentence' | 'word' | 'grapheme'): number {
  const pieces = new Intl.Segmenter(undefined, { granularity }).segment(text.slice(0, LONGEST));
  const ends = [...pieces].map(({ index, segment }) => index + segment.length);
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (fits(beginning + text.slice(0, ends[middle - 1]))) low = middle;
    else high = middle - 1;
  }
  return ends[low - 1] ?? 0;
}

function fits(text: string): boolean {
  return text.length <= LONGEST && smsSegments(text).segments <= MOST_SEGMENTS;
}
