import type { DetailKind } from '../../../dialogs/domain/claim.ts';
import type { Heard } from '../../../dialogs/domain/ports.ts';
import type { Found, Values } from './found.ts';
import { patternOf } from './matches.ts';
import type { Span } from './passage.ts';
import { lastWordBefore, overlaps } from './passage.ts';
import type { Reading } from './reading.ts';
import type { RuleWords } from './words.ts';

/**
 * Marks what replaces an earlier value, and leaves out what is denied: of "it was Tuesday, not Monday" only Tuesday
 * stays, as a correction. "Actually", "I meant", "sorry, BA118" and the like make a correction too.
 */
export function createCorrectionFinder(words: RuleWords): CorrectionFinder {
  const instead = words.instead.join('|');
  const denies = new RegExp(String.raw`\b(?:${instead})(?:,? (?:${words.connectives.join('|')}))* ?$`);
  const pair = new RegExp(
    String.raw`(?<![\w.,:/-])(\d{1,6}(?:\.\d\d)?),? (?:and )?(?:${instead}) (\d{1,6}(?:\.\d\d)?)(?![\w:/-])`,
  );
  const wishesBy = new RegExp(String.raw`\b(?:${words.dates.deadline}) $`);
  return (reading, values, heard) => findCorrections({ words, denies, pair, wishesBy }, reading, values, heard);
}

export type CorrectionFinder = (reading: Reading, values: Values, heard: Heard) => Values;

interface Look {
  words: RuleWords;
  denies: RegExp;
  /** "45 not 54" */
  pair: RegExp;
  /** "before", right before a day */
  wishesBy: RegExp;
}

function findCorrections(
  { words, denies, pair, wishesBy }: Look,
  reading: Reading,
  values: Values,
  heard: Heard,
): Values {
  const { passage, hits } = reading;
  const isDenied = ({ from }: Span): boolean =>
    denies.test(passage.lower.slice(Math.max(0, from - 40), from).replaceAll("'", ''));
  // "A new lamp before Saturday, please" says by when, and not when it happened.
  const wishes = heard.asks !== undefined && heard.asks !== 'more' && heard.wants !== 'date';
  const isDeadline = ({ kind, from }: Found): boolean =>
    wishes &&
    kind === 'date' &&
    wishesBy.test(passage.lower.slice(0, from)) &&
    (hits.has('wants') || hits.has('prefers'));
  const denied = new Set<DetailKind>(values.details.filter(isDenied).map((d) => d.kind));
  const details = values.details.filter((d) => !isDenied(d) && !isDeadline(d));
  const asides = [...values.asides, ...values.details.filter(isDeadline)];
  const changes = isChanging(heard);
  for (const detail of details) {
    if (changes || denied.has(detail.kind) || isCorrecting(reading, detail, words)) detail.correction = true;
  }

  const amounts = values.amounts.filter((a) => !isDenied(a));
  for (const amount of amounts) {
    if (changes || amounts.length < values.amounts.length || isCorrecting(reading, amount, words))
      amount.correction = true;
  }
  return { ...values, details, asides, amounts: [...amounts, ...bareAmounts()] };

  /** "it was 45 not 54" says money where nothing else was asked for. */
  function bareAmounts(): Values['amounts'] {
    if (values.amounts.length || heard.asks?.startsWith('detail:')) return [];
    const match = pair.exec(passage.lower) ?? (changes ? patternOf(words.amounts.changed).exec(passage.lower) : null);
    if (!match?.[1]) return [];
    const span = { from: match.index, to: match.index + match[1].length };
    if (overlaps(span, values.details)) return [];
    const amount = { minor: Math.round(Number(match[1].replace(',', '.')) * 100), currency: heard.currency };
    return [{ ...span, amount, currencyAssumed: true, given: false, correction: true }];
  }
}

/** The claim is read back, or they were asked what to change in it. */
export function isChanging({ asks }: Pick<Heard, 'asks'>): boolean {
  return asks === 'change' || asks === 'summary';
}

/** Correcting words at the start of a short message, or elsewhere in the same sentence. */
function isCorrecting({ passage, hits }: Reading, span: Span, { notCorrects }: RuleWords): boolean {
  const sentence = passage.words[lastWordBefore(passage.words, span.from) + 1]?.sentence;
  return (
    hits.get('corrects')?.some((hit) => {
      const first = passage.words[hit.from];
      if (hit.to - hit.from === 1 && notCorrects.includes(passage.words[hit.to]?.text ?? '')) return false;
      if (first?.sentence !== sentence) return hit.from === 0 && passage.words.length <= 6;
      return hit.from > 0 || passage.words.length <= 14;
    }) ?? false
  );
}
