import type { ClaimType } from '../../dialogs/domain/claim.ts';
import type { Button } from '../../dialogs/domain/message.ts';
import type { ModelPrompts } from '../core/model.ts';
import { type CompanyFacts, isLocale } from './company.ts';
import type { Knowledge } from './knowledge.ts';
import type { Phrase } from './phrases.ts';
import type { Voice } from './print.ts';
import { type PromptFile, type Section, sectionKey } from './prompt-file.ts';
import type { Declared } from './values.ts';

/** A whole set of words, read and ready. */
export interface PromptSet extends CompanyFacts {
  version: string;
  claimTypes: readonly ClaimType[];
  declared: Declared;
  locales: ReadonlyMap<string, LocaleWords>;
  modelPrompts: ModelPrompts;
}

export interface LocaleWords {
  locale: string;
  prompts: ReadonlyMap<string, PromptFile>;
  phrases: ReadonlyMap<string, Phrase>;
  knowledge: readonly Knowledge[];
}

/** How one locale is spoken: whose words are looked in, in which order, and how values read. */
export interface Speech {
  chain: readonly LocaleWords[];
  voice: Voice;
  found: Map<string, readonly Section[]>;
}

/** Locales arrive from outside in any number; only so many are remembered. */
const REMEMBERED = 200;

/**
 * Speaks a locale as well as the set can: its own words, then its language's, then the company's, section by section.
 * Dates and numbers follow the locale where the words are in its language, else the company's.
 */
export function speaker(set: PromptSet): (locale: string) => Speech {
  const speeches = new Map<string, Speech>();
  const asked = new Map<string, Speech>();
  return (locale) => {
    const before = asked.get(locale);
    if (before) return before;
    const { names, format } = choose(locale, set);
    const key = `${names.join(' ')}|${format}`;
    const speech = speeches.get(key) ?? speak(names, format, set);
    speeches.set(key, speech);
    if (asked.size < REMEMBERED) asked.set(locale, speech);
    return speech;
  };
}

function choose(locale: string, set: PromptSet): { names: string[]; format: string } {
  const home = set.company.locale;
  const language = base(locale);
  const names = [locale, language, home, base(home)].filter(
    (name, i, all) => set.locales.has(name) && all.indexOf(name) === i,
  );
  const own = names[0] === locale || names[0] === language;
  const regional = locale !== language && isLocale(locale) && Intl.getCanonicalLocales(locale)[0] === locale;
  const format = own && language !== base(home) && isLocale(language) ? language : home;
  return { names, format: own && regional && /^[a-z]{2,3}-[A-Z]{2}$/.test(locale) ? locale : format };
}

function speak(names: string[], format: string, set: PromptSet): Speech {
  const chain = names.flatMap((name) => set.locales.get(name) ?? []);
  const phrase = (key: string) => {
    for (const { phrases } of chain) {
      const found = phrases.get(key);
      if (found) return found;
    }
    return undefined;
  };
  return { chain, voice: { locale: format, timeZone: set.company.timeZone, phrase }, found: new Map() };
}

/** What the company says of itself, in the words of that speech where it has some; undefined for what it does not say. */
export function companyWords(name: string, set: PromptSet, { phrase }: Voice): string | undefined {
  const own = set.values.get(name);
  return own === undefined ? undefined : (phrase(name)?.text ?? own);
}

function base(locale: string): string {
  return locale.split('-')[0] ?? locale;
}

/**
 * The sections that may say it, the best first: the moment's own words before the usual ones, the section before
 * `Say`, the customer's language before the channel's fitness. Empty when no locale has the prompt.
 */
export function sectionsFor(speech: Speech, prompt: string, base: string, moment: string | undefined, channel: string) {
  const key = `${prompt}|${base}|${moment ?? ''}|${channel}`;
  const before = speech.found.get(key);
  if (before) return before;
  const tries = base === 'say' || base === 'buttons' ? [base] : [base, 'say'];
  const found = tries.flatMap((name) => [
    ...(moment ? sectionsOf(speech, prompt, name, moment, channel) : []),
    ...sectionsOf(speech, prompt, name, undefined, channel),
  ]);
  speech.found.set(key, found);
  return found;
}

function sectionsOf(
  speech: Speech,
  prompt: string,
  base: string,
  moment: string | undefined,
  channel: string,
): Section[] {
  return speech.chain.flatMap(({ prompts }) => {
    const sections = prompts.get(prompt)?.sections;
    const own = fitFor(channel).map((fit) => sections?.get(sectionKey(base, moment, fit)));
    return [...own, sections?.get(sectionKey(base, moment))].filter((s) => s !== undefined);
  });
}

/** Whose words fit there, the best first: what is short enough for a text message reads well on WhatsApp too. */
function fitFor(channel: string): string[] {
  return channel === 'whatsapp' ? ['whatsapp', 'sms'] : [channel];
}

/** The buttons below it. What asks nothing (`Stop asking`, `Confirm`) has none of the question's. */
export function buttonsFor(
  speech: Speech,
  prompt: string,
  base: string,
  moment: string | undefined,
  channel: string,
): Button[] {
  if (base === 'stop-asking' || base === 'confirm') return [];
  const [section] = sectionsFor(speech, prompt, 'buttons', moment, channel);
  return section?.buttons.map(({ id, label }) => ({ id, label })) ?? [];
}

/** The file a prompt comes from in that speech; undefined when there is none. */
export function fileOf(speech: Speech, prompt: string): PromptFile | undefined {
  for (const { prompts } of speech.chain) {
    const file = prompts.get(prompt);
    if (file) return file;
  }
  return undefined;
}
