import type { Understanding } from '../../../dialogs/domain/ports.ts';
import type { FoundValue } from './durations.ts';
import type { Passage, Span } from './passage.ts';
import { lastWordBefore, overlaps } from './passage.ts';
import type { Hit } from './patterns.ts';
import { matchesOf, patternOf } from './matches.ts';
import type { Reading } from './reading.ts';
import type { RuleWords } from './words.ts';

const EMAIL = /(?<![\w.+%@-])[a-z0-9][\w.+%'-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}/gi;

/**
 * E-mail addresses, in lower case after the @. Where an address is asked for or spoken of, also one in words ("jim at
 * example dot com").
 */
export function findEmails(passage: Passage, { contact }: RuleWords, asked: boolean): FoundValue[] {
  const { plain, lower } = passage;
  const spelled = patternOf(contact.spelled.hint).test(lower) ? findSpelledEmails(passage, contact, asked) : [];
  if (!plain.includes('@')) return spelled;
  const written = findWrittenEmails(plain);
  return [...written, ...spelled.filter((one) => !overlaps(one, written))];
}

function findSpelledEmails({ lower }: Passage, { spelled }: RuleWords['contact'], asked: boolean): FoundValue[] {
  const address = patternOf(spelled.address).exec(lower);
  if (!address || !(asked || patternOf(spelled.spoken).test(lower.slice(0, address.index)))) return [];
  const { account = '', host = '' } = address.groups ?? {};
  const joined = (words: string) => words.replace(new RegExp(` (?:${spelled.dot}) `, 'g'), '.').replaceAll(' ', '');
  const value = `${joined(account)}@${joined(host)}`;
  return [{ from: address.index, to: address.index + address[0].length, value }];
}

function findWrittenEmails(plain: string): FoundValue[] {
  return matchesOf(EMAIL, plain).map((match) => {
    const written = match[0].replace(/[.-]+$/, '');
    const [account, host = ''] = written.split('@');
    return { from: match.index, to: match.index + written.length, value: `${account}@${host.toLowerCase()}` };
  });
}

/** Seven digits or more in at most seven groups. */
const SEEN = /(?<![\w£$€.,/-])(?:\+|00)?\(?\d{1,15}\)?(?:[ .-]{1,2}\(?\d{2,12}\)?){0,6}(?![\w/]|[.,-]\d)/g;
const MOST = 5;

/**
 * Phone numbers in E.164. Where the words speak of calling, a possible number will do; elsewhere only one that is in
 * use, so that an order number is not taken for it. The library is loaded at the first text that may hold one.
 */
export async function findPhones(
  { plain, lower }: Passage,
  { contact }: RuleWords,
  context: { locale: string; currency: string; asked: boolean },
): Promise<FoundValue[]> {
  const candidates = /(?:\d\D{0,3}){7}/.test(plain)
    ? matchesOf(SEEN, plain)
        .filter(([seen]) => isLongEnough(seen))
        .slice(0, MOST)
    : [];
  const likely = candidates.flatMap((match) => {
    const before = lower.slice(Math.max(0, match.index - 40), match.index);
    const spoken = context.asked || patternOf(contact.spoken).test(before);
    const begins = (spoken ? /^(?:\+|0|\(|[2-9]\d\d)/ : /^(?:\+|0|\()/).test(match[0]);
    const isOther = !match[0].startsWith('+') && patternOf(contact.otherwise).test(before);
    return begins && !isOther ? [{ written: match[0], index: match.index, spoken }] : [];
  });
  if (!likely.length) return [];
  const { isSupportedCountry, parsePhoneNumberFromString } = await (library ??= loadLibrary());
  // A number without its country is most likely of the company's country, then of the customer's own.
  const regions = [contact.countries[context.currency], /[-_]([A-Z]{2})\b/.exec(context.locale)?.[1]];
  const countries = regions.filter((region) => region !== undefined && isSupportedCountry(region));
  const read = (written: string) => {
    const american = /^\(?[2-9]\d\d\)?[ .-]?[2-9]\d\d[ .-]\d{4}$/.test(written) ? (['US'] as const) : [];
    const all = [...american, ...countries]
      .map((defaultCountry) => parsePhoneNumberFromString(written, { defaultCountry }))
      .concat(parsePhoneNumberFromString(written));
    return all.find((number) => number?.isValid()) ?? all.find((number) => number?.isPossible());
  };
  const found: FoundValue[] = [];
  for (const { written, index, spoken } of likely) {
    const number = read(written);
    if (!number || !(spoken ? number.isPossible() : number.isValid())) continue;
    found.push({ from: index, to: index + written.length, value: number.number });
  }
  return found;
}

const loadLibrary = () => import('libphonenumber-js/max');
/** Asking Node for it again at every number costs more than the looking. */
let library: ReturnType<typeof loadLibrary> | undefined;

function isLongEnough(seen: string): boolean {
  const digits = seen.replace(/\D/g, '').length;
  return digits >= 7 && digits <= 15;
}

/** Whether an address or a number is told as their own: "my e-mail is ann@mail.example", not "I wrote to help@shop.example". */
export function isOwn(
  { hits, passage: { words } }: Reading,
  { contact: { own } }: RuleWords,
  way: 'email' | 'phone',
  { from }: Span,
): boolean {
  const before = lastWordBefore(words, from);
  return (
    hits
      .get(`way:${way}`)
      ?.some(
        (hit) =>
          (before === hit.to - 1 || before === hit.to) &&
          words.slice(hit.from, hit.to).some((word) => patternOf(own).test(word.text)),
      ) ?? false
  );
}

/** How they want to be reached; while it is asked, one word is enough. Undefined when they do not say. */
export function findWay(
  { hits, passage }: Reading,
  { contact: { me, told, refused } }: RuleWords,
  asked: boolean,
): Understanding['contactWay'] {
  let first: { way: 'here' | 'email' | 'phone' | 'text'; at: number } | undefined;
  for (const way of ['text', 'email', 'phone', 'here'] as const) {
    const hit = hits.get(`way:${way}`)?.find((h) => !isRefused(h) && (asked || (way !== 'here' && isRequest(h))));
    if (hit && (!first || hit.from < first.at)) first = { way, at: hit.from };
  }
  return first?.way;

  /** "Please don't call me", but not "no. Call me". */
  function isRefused({ from }: Hit): boolean {
    const sentence = passage.words[from]?.sentence;
    const before = passage.words.slice(Math.max(0, from - 2), from).filter((w) => w.sentence === sentence);
    return refused !== undefined && before.some((w) => patternOf(refused).test(w.text));
  }

  /** Outside the question only what asks to be reached so: "text me", not "by phone" in a tale. */
  function isRequest({ from, to }: Hit): boolean {
    const before = passage.words.slice(Math.max(0, from - 3), from);
    return (
      !before.some((w) => patternOf(told).test(w.text)) &&
      passage.words.slice(from, to).some((w) => patternOf(me).test(w.text))
    );
  }
}
