import { check, isApology } from '../../dialogs/domain/conduct/index.ts';
import type { ConductContext } from '../../dialogs/domain/conduct/finding.ts';
import type { Button } from '../../dialogs/domain/message.ts';
import { smsSegments, smsText } from '../render/sms.ts';
import type { Report } from './finding.ts';
import type { Needed } from './needed.ts';
import { print } from './print.ts';
import type { Must, PromptFile, Section, Variation } from './prompt-file.ts';
import { buttonsFor, type PromptSet, type Speech } from './prompt-set.ts';
import { phrasesOf, printer, type Sample, samplesOf } from './samples.ts';
import { render, type Span } from './template.ts';
import { EXAMPLE_NOW } from './values.ts';

/** A prompt under check, and what it is checked against. */
export interface Checked {
  file: PromptFile;
  set: PromptSet;
  speech: Speech;
  needed: Needed | undefined;
  report: Report;
}

/** Reads one line aloud with every sample of its values, and reports what no customer should read. */
export function checkWords(variation: Variation, section: Section, checked: Checked): void {
  const { file, set, speech, report } = checked;
  const told = new Set<string>();
  const once: Report = (finding) => {
    if (told.has(finding.rule)) return;
    told.add(finding.rule);
    report(finding);
  };
  const at = { line: variation.line, col: variation.col };
  const buttons = buttonsFor(speech, file.name, section.base, section.moment, section.channel ?? 'web');
  const tried = new Set<string>();
  const samples = samplesOf(variation, file.name, set);
  for (const sample of [...samples, ...phrasesOf(samples[0] ?? new Map(), set)]) {
    const { text, quotes } = render(variation.template, printer(sample, set, speech.voice));
    if (tried.has(text)) continue;
    tried.add(text);
    if (/\s[,.;:!?]|,\.|\.\.(?!\.)|\s{2}|^\s|\s$|^[,.;]/.test(text)) {
      const says = `With some values it reads "${text}".`;
      once({ ...at, rule: 'loose-mark', says, better: 'Put the spaces and marks inside the {% if %} as well.' });
    }
    for (const must of [...file.meta.must, ...file.meta['must-not'].map((name): Must => `not-${name}`)]) {
      if (section.base === 'say') checkMust(must, text, variation, buttons, checked, once);
    }
    judge(text, quotes, sample, variation, checked, once);
  }
  const [longest = ''] = [...tried].sort((a, b) => b.length - a.length);
  const byText = section.channel === 'sms' || (!section.channel && !hasOwnSms(file, section));
  if (byText && longest.length > 100) checkLength(longest, buttons, at, once);
}

function hasOwnSms(file: PromptFile, { base, moment }: Section): boolean {
  return [...file.sections.values()].some((s) => s.base === base && s.moment === moment && s.channel === 'sms');
}

function checkLength(text: string, buttons: Button[], at: { line: number; col: number }, once: Report): void {
  const { segments, characters, encoding } = smsSegments(smsText({ text, buttons }));
  if (segments <= 2) return;
  const says = `As a text message this is ${segments} parts (${characters} characters, ${encoding}).`;
  once({ ...at, rule: 'sms-length', says, better: 'Say it in two parts, or write shorter words under "Say on sms".' });
}

function judge(
  text: string,
  quotes: Span[],
  sample: Sample,
  variation: Variation,
  { file, set, speech: { voice, chain } }: Checked,
  once: Report,
): void {
  const { meta } = file;
  const context: ConductContext = {
    askedWhy: meta.after === 'asked-why',
    askedForPerson: meta.after === 'asked-for-person',
    askedIfBot: meta.after === 'asked-if-bot',
    firstText: meta.first === true,
    promised: [...sample].flatMap(([name, value]) =>
      set.declared.values.get(name)?.type === 'instant'
        ? (print('instant', value, voice, { now: EXAMPLE_NOW })?.text ?? [])
        : [],
    ),
    quotes,
    amounts: [...sample.keys()].flatMap((name) => printer(sample, set, voice)(name)?.amounts ?? []),
    locale: chain[0]?.locale ?? 'en',
    ...(meta.asks ? { asks: meta.asks } : {}),
  };
  for (const { rule, name, level, start, end, says, better } of check(text, context)) {
    const col = variation.col + Math.max(0, variation.source.indexOf(text.slice(start, end)));
    once({ line: variation.line, col, level, rule: `${rule} ${name}`, says, better });
  }
}

type Sees = (text: string, variation: Variation, buttons: readonly Button[]) => boolean;

const offersAPerson =
  (words: RegExp): Sees =>
  (text, _, buttons) =>
    words.test(text) || buttons.some(({ id }) => id === 'a-person');

/** What is seen by words, in the languages that have some; in others it is not looked for. */
const BY_WORDS: Readonly<Record<string, Partial<Record<Must, Sees>>>> = {
  en: {
    'says-it-is-automated': (text) => /\bautomat|\bmachine\b/i.test(text),
    'offers-a-person': offersAPerson(/\bperson\b|\bsomebody\b/i),
    apology: (text) => /\bsorry\b|\bapolog/i.test(text),
    ownership: (text) => /\b(we|us|our|ours)\b/i.test(text),
    'not-reason': (text) => !/\bbecause\b|\bdue to\b|\bas a result\b|\bthe reason\b/i.test(text),
  },
  es: {
    'says-it-is-automated': (text) => /\bautom[aá]ti|\bm[aá]quina\b/i.test(text),
    'offers-a-person': offersAPerson(/\bpersona\b|\balguien\b/i),
    apology: (text) => isApology(text, 'es'),
    ownership: (text) => /\b(nosotros|nuestr[oa]s?|nos toca|[a-z]+[aei]mos)\b/i.test(text),
    'not-reason': (text) =>
      !/\bporque\b|\bdebido a\b|\ba causa de\b|\bya que\b|\bpuesto que\b|\bla raz[oó]n (es|fue)\b|\bpor (esa|esta) raz[oó]n|\bel motivo\b/i.test(
        text,
      ),
  },
};

const SEEN: Record<Must, { fits?: Sees; says: string }> = {
  'says-it-is-automated': { says: 'It has to say that it is automated.' },
  'offers-a-person': { says: 'It has to offer a person.' },
  apology: { says: 'It has to say sorry.' },
  ownership: { says: 'It has to say that it is ours.' },
  'one-question': { fits: (text) => text.split('?').length === 2, says: 'It has to ask exactly one question.' },
  promise: {
    fits: (_, { template }) => template.uses.some(({ name, printed }) => printed && name === 'promise.when'),
    says: 'It has to name {{ promise.when }}.',
  },
  'not-question': { fits: (text) => !text.includes('?'), says: 'It must not ask anything.' },
  'not-reason': { says: 'It must not give a reason.' },
};

/** How a must is seen in the file's language; absent when nothing can tell. */
function sightOf(must: Must, locale: string): Sees | undefined {
  const { [must]: seen } = SEEN;
  return seen.fits ?? BY_WORDS[locale.split('-')[0] ?? '']?.[must];
}

function checkMust(
  must: Must,
  text: string,
  variation: Variation,
  buttons: readonly Button[],
  checked: Checked,
  once: Report,
): void {
  const fits = sightOf(must, checked.file.locale);
  if (!fits || fits(text, variation, buttons)) return;
  once({
    line: variation.line,
    col: variation.col,
    rule: `must ${must}`,
    says: SEEN[must].says,
    better: `Its front matter says so; the words here are "${text}".`,
  });
}
