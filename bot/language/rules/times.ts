import type { FoundValue, ValueFinder } from './durations.ts';
import type { RuleWords } from './words.ts';

/**
 * Times of day as HH:MM. A bare hour is a time only when one was asked for; without a morning or evening beside it,
 * 1 to 7 are then meant after noon.
 */
export function createTimeFinder(words: RuleWords): { find: ValueFinder; findAsked: ValueFinder } {
  const look = compile(words);
  const find: ValueFinder = ({ lower }) => {
    const found: FoundValue[] = [];
    if (!look.worth.test(lower)) return found;
    for (const { word, value } of look.exact) {
      const match = word.exec(lower);
      if (match) found.push({ from: match.index, to: match.index + match[0].length, value });
    }
    for (const pattern of look.patterns) add(look, found, lower, pattern, false);
    return found.sort((a, b) => a.from - b.from);
  };
  return {
    find,
    findAsked(passage) {
      const found = find(passage);
      if (!found.length) add(look, found, passage.lower, look.bare, true);
      return found;
    },
  };
}

/** The words of a language, made ready for looking. */
interface Look {
  words: RuleWords;
  /** From the longest way of saying it to the shortest. */
  patterns: RegExp[];
  bare: RegExp;
  worth: RegExp;
  exact: { word: RegExp; value: string }[];
}

function compile(words: RuleWords): Look {
  const { am, pm, at, exact, half, quarter, past, to, oclock } = words.times;
  const part = String.raw`(?: ?(?:(?<am>${am})|(?<pm>${pm})))`;
  const hour = `[01]?\\d|2[0-3]|${Object.keys(words.numbers)
    .filter((w) => (words.numbers[w] ?? 0) <= 12 && w.length > 2)
    .join('|')}`;
  const patterns = [
    new RegExp(
      String.raw`\b(?<lead>${half}|${quarter}|\d{1,2}|five|ten|twenty) (?:(?<past>${past})|(?<to>${to})) (?<h>${hour})\b${part}?`,
      'g',
    ),
    new RegExp(String.raw`(?<![\w.,:£$€/-])(?<h>\d{1,2})(?:[:.h ]?(?<m>[0-5]\d))?${part}`, 'g'),
    new RegExp(String.raw`(?<![\w.,:£$€/-])(?<h>[01]?\d|2[0-3])[:h](?<m>[0-5]\d)(?![\d:]|\w)`, 'g'),
    new RegExp(String.raw`(?<=${at})(?<h>[01]?\d|2[0-3])(?:[.](?<m>[0-5]\d)|(?<m2>[0-5]\d))(?!\d|\w|[.,]\d)`, 'g'),
    new RegExp(String.raw`\b(?<h>${hour}) ?(?:${oclock})${part}?`, 'g'),
    new RegExp(String.raw`\b(?<h>${hour})${part}`, 'g'),
  ];
  const bare = new RegExp(String.raw`(?<![\w.,:£$€/-])(?<h>[01]?\d|2[0-3])(?:[ .:](?<m>[0-5]\d))?(?![\w:/%])`, 'g');
  const worth = new RegExp(String.raw`\d|${oclock}|${past}|\b(?:${pm})|in the|${Object.keys(exact).join('|')}`);
  const named = Object.entries(exact).map(([word, value]) => ({ word: new RegExp(String.raw`\b${word}\b`), value }));
  return { words, patterns, bare, worth, exact: named };
}

function add(look: Look, found: FoundValue[], lower: string, pattern: RegExp, asked: boolean): void {
  for (const match of lower.matchAll(pattern)) {
    const from = match.index;
    const to = from + match[0].length;
    const value = read(look.words, match.groups ?? {}, asked);
    if (value && !found.some((f) => from < f.to && f.from < to)) found.push({ from, to, value });
  }
}

function read(words: RuleWords, g: Record<string, string | undefined>, asked: boolean): string | undefined {
  let hours = number(words, g['h']);
  let minutes = number(words, g['m'] ?? g['m2'] ?? '0');
  if (g['past'] || g['to']) {
    const lead =
      g['lead'] === words.times.half ? 30 : g['lead'] === words.times.quarter ? 15 : number(words, g['lead']);
    minutes = g['to'] ? 60 - lead : lead;
    if (g['to']) hours = (hours + 23) % 24;
  }
  if (g['m2'] && (hours === 19 || hours === 20)) return undefined;
  if (hours > 23 || minutes > 59 || ((g['am'] || g['pm']) && hours > 19 && !g['m'] && !g['lead'])) return undefined;
  if (g['am'] && hours === 12) hours = 0;
  if ((g['pm'] && hours < 12) || (asked && hours >= 1 && hours <= 7)) hours += 12;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

function number(words: RuleWords, text = ''): number {
  return words.numbers[text] ?? Number(text);
}
