import { meant, type Reading } from './reading.ts';
import type { RuleWords } from './words.ts';

/** From here on a message complains. A missed complaint costs more than a polite question too many. */
export const COMPLAINS = 0.6;

/** From `COMPLAINS` on a message is a complaint. */
export type DissatisfactionScale = (reading: Reading) => number;

/** How much a message speaks of something that went wrong for whoever wrote it, less what praises, thanks or only asks. */
export function createDissatisfactionScale({ tone, valence }: RuleWords): DissatisfactionScale {
  const [personal, denies, openers] = [new Set(tone.personal), new Set(tone.denies), new Set(tone.openers)];
  const look: Look = { valence, personal, denies, openers, badTag: new RegExp(tone.badTag) };
  return (reading) => weigh(look, reading);
}

/** The words of a language, made ready for looking. */
interface Look {
  valence: RuleWords['valence'];
  personal: ReadonlySet<string>;
  denies: ReadonlySet<string>;
  openers: ReadonlySet<string>;
  badTag: RegExp;
}

function weigh(look: Look, reading: Reading): number {
  const { passage, hits } = reading;
  const count = (tag: string, most: number): number =>
    Math.min(most, meant(hits, hits.get(`feeling:${tag}`) ?? []).length);
  const failures = [...hits].filter(
    ([tag, found]) => tag.startsWith('failure:') && meant(hits, found).length > 0,
  ).length;
  const wrong =
    1.5 * count('strong', 2) +
    count('breach', 3) +
    count('negated', 2) +
    1.5 * count('sarcasm', 2) +
    0.8 * count('waiting', 2) +
    0.7 * count('demands', 3) +
    0.5 * Math.min(failures, 2) +
    0.3 * count('soft', 3) +
    0.7 * count('astonished', 2) +
    (hits.has('rhetorical') ? 0.7 : 0) +
    (hits.has('signal:abuse') ? 1.5 : 0) +
    tale(reading, look.personal) +
    loudness(passage.plain) +
    tagged(passage.plain, look.badTag);
  const right = count('praise', 2) + 0.9 * count('relief', 3) + smiles(passage.plain);
  const sarcastic = hits.has('feeling:sarcasm') ? 0.4 : 1;
  return wrong - right * sarcastic - distance(look, reading, wrong) - 0.2 * mood(look, reading);
}

/** A long message that asks nothing and praises nothing mostly tells what happened. */
function tale({ passage: { plain, words }, hits }: Reading, own: ReadonlySet<string>): number {
  const plainly = !/\?\s*$/.test(plain) && !hits.has('feeling:praise') && !hits.has('feeling:relief');
  return plainly && words.length >= 12 && words.some((w) => own.has(w.text)) ? 0.5 : 0;
}

/** The sum over all words, turned round where one is denied. */
function mood({ valence, denies }: Look, { passage: { words }, hits }: Reading): number {
  const harmless = hits.get('feeling:harmless') ?? [];
  let sum = 0;
  for (const [i, { text }] of words.entries()) {
    if (harmless.some((h) => h.from <= i && i < h.to)) continue;
    const value = Object.hasOwn(valence, text) ? (valence[text] ?? 0) : 0;
    sum += value && denies.has(words[i - 1]?.text ?? '') ? -0.7 * value : value;
  }
  return Math.max(-8, Math.min(8, sum));
}

/** Questions, requests and news tell of nothing that went wrong, unless they say so. */
function distance(
  { openers, personal: own }: Look,
  { passage: { plain, words }, hits }: Reading,
  wrong: number,
): number {
  const asked = /\?\s*(?:<link>)?\s*$/i.test(plain);
  const last = words.at(-1)?.sentence;
  const opening = words.find((w) => w.sentence === last && !plain.startsWith('@', w.from - 1))?.text ?? '';
  const asks = asked && openers.has(opening) ? 0.9 : asked || hits.get('request')?.some((h) => h.from <= 2) ? 0.5 : 0;
  const personal = words.some((w) => own.has(w.text));
  const news = !personal && wrong <= 2 ? 0.5 + (/<link>|https?:/i.test(plain) ? 0.5 : 0) : 0;
  return asks + news;
}

/** "!!", "?!", words in capitals. */
function loudness(plain: string): number {
  const shouted = plain.match(/(?<![#@\w])[A-Z]{4,}(?!\w)/g)?.length ?? 0;
  return (/[!?]{2,}|\.{3,}/.test(plain) ? 0.3 : 0) + Math.min(0.6, 0.3 * shouted) + (SAD.test(plain) ? 0.7 : 0);
}

const SAD = /[😠😡🤬😤👎😒🙄😑😞😔😢😩😫💔🤦]|:\(|:-\(/u;
const GLAD = /[😀😃😄😁😊😍🥰😘👍👏🙌❤♥💕🎉😎😉✈]|[:;]-?\)|<3/u;

function smiles(plain: string): number {
  return GLAD.test(plain) ? 0.8 : 0;
}

/** "#epicfail", "#neveragain": words run together in a tag. */
function tagged(plain: string, badTag: RegExp): number {
  const tags = plain.includes('#') ? (plain.toLowerCase().match(/#\w+/g) ?? []) : [];
  return Math.min(2, 1.2 * tags.filter((tag) => badTag.test(tag)).length);
}
