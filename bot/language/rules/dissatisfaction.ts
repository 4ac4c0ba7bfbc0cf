import { meant, type Reading } from './reading.ts';

/** From here on a message complains. A missed complaint costs more than a polite question too many. */
export const COMPLAINS = 0.6;

/**
 * How much a message speaks of something that went wrong for whoever wrote it, less what praises, thanks or only asks.
 * From `COMPLAINS` on it is a complaint.
 */
export function weighDissatisfaction(reading: Reading, valence: Valence, personal = PERSONAL): number {
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
    tale(reading, personal) +
    loudness(passage.plain) +
    tagged(passage.plain);
  const right = count('praise', 2) + 0.9 * count('relief', 3) + smiles(passage.plain);
  const sarcastic = hits.has('feeling:sarcasm') ? 0.4 : 1;
  return wrong - right * sarcastic - distance(reading, wrong, personal) - 0.2 * mood(reading, valence);
}

/** A long message that asks nothing and praises nothing mostly tells what happened. */
function tale({ passage: { plain, words }, hits }: Reading, own: ReadonlySet<string>): number {
  const plainly = !/\?\s*$/.test(plain) && !hits.has('feeling:praise') && !hits.has('feeling:relief');
  return plainly && words.length >= 12 && words.some((w) => own.has(w.text)) ? 0.5 : 0;
}

/** How good or bad words feel, from 5 to -5. */
export type Valence = Readonly<Record<string, number>>;

/** The sum over all words, turned round where one is denied. */
function mood({ passage: { words }, hits }: Reading, valence: Valence): number {
  const harmless = hits.get('feeling:harmless') ?? [];
  let sum = 0;
  for (const [i, { text }] of words.entries()) {
    if (harmless.some((h) => h.from <= i && i < h.to)) continue;
    const value = Object.hasOwn(valence, text) ? (valence[text] ?? 0) : 0;
    sum += value && DENIES.test(words[i - 1]?.text ?? '') ? -0.7 * value : value;
  }
  return Math.max(-8, Math.min(8, sum));
}

const DENIES = /^(?:not|no|never|dont|isnt|wasnt|cant|wont|without)$/;

/** Questions, requests and news tell of nothing that went wrong, unless they say so. */
function distance({ passage: { plain, words }, hits }: Reading, wrong: number, own: ReadonlySet<string>): number {
  const asked = /\?\s*(?:<link>)?\s*$/i.test(plain);
  const last = words.at(-1)?.sentence;
  const opening = words.find((w) => w.sentence === last && !plain.startsWith('@', w.from - 1))?.text ?? '';
  const asks = asked && YES_OR_NO.has(opening) ? 0.9 : asked || hits.get('request')?.some((h) => h.from <= 2) ? 0.5 : 0;
  const personal = words.some((w) => own.has(w.text));
  const news = !personal && wrong <= 2 ? 0.5 + (/<link>|https?:/i.test(plain) ? 0.5 : 0) : 0;
  return asks + news;
}

/** How a plain question begins. */
const YES_OR_NO = new Set('are is do does did will can could may would has have any if'.split(' '));

const PERSONAL: ReadonlySet<string> = new Set('i my me we our us you your u ur im ive id youre yall'.split(' '));

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
function tagged(plain: string): number {
  const tags = plain.toLowerCase().match(/#\w+/g) ?? [];
  const bad = tags.filter((tag) =>
    /fail|worst|never|bad|not[a-z]|no[a-z]{4}|poor|sucks?|disappoint|fix|stuck|late|delay|lost|wtf|angry|unhappy|joke|horrible|terrible|problem/.test(
      tag,
    ),
  );
  return Math.min(2, 1.2 * bad.length);
}
