import { check } from '../../dialogs/domain/conduct/index.ts';
import type { ConductContext, Finding } from '../../dialogs/domain/conduct/finding.ts';
import { AmendsError } from '../../dialogs/domain/errors.ts';
import type { Button, Value } from '../../dialogs/domain/message.ts';
import type { Line, Reply } from '../../dialogs/turn.ts';
import type { Destination, Words, Worded } from '../core/ports.ts';
import { findAnswer, type Knowledge } from './knowledge.ts';
import { type Kind, print, type Voice } from './print.ts';
import type { Variation } from './prompt-file.ts';
import { buttonsFor, companyWords, fileOf, type PromptSet, sectionsFor, speaker, type Speech } from './prompt-set.ts';
import { type Printed, render, type Span } from './template.ts';

/** A checked set, ready to speak. Nothing here throws for a value: a wrong one counts as absent. */
export function createWords(set: PromptSet): Words {
  const speechFor = speaker(set);
  const answerIn =
    ({ voice }: Speech) =>
    ({ template }: Knowledge): string =>
      render(template, (name) => {
        const text = companyWords(name, set, voice);
        return text === undefined ? undefined : { text };
      }).text;
  return {
    version: set.version,
    company: set.company,
    claimTypes: set.claimTypes,
    locales: [...set.locales.keys()],
    word: (reply, to) => word(reply, to, set, speechFor(to.locale)),
    print: (type, value, locale, now) =>
      print(type as Kind, value, speechFor(locale).voice, now === undefined ? {} : { now })?.text ?? '',
    phrase: (key, locale) => speechFor(locale).voice.phrase(key)?.text ?? key,
    answer(question, locale) {
      const speech = speechFor(locale);
      return findAnswer(question, knowledgeOf(speech), answerIn(speech));
    },
    answers(locale) {
      const speech = speechFor(locale);
      return knowledgeOf(speech).map((known) => ({ title: known.title, text: answerIn(speech)(known) }));
    },
    modelPrompts: set.modelPrompts,
  };
}

/** Of the first language that has any. */
function knowledgeOf({ chain }: Speech): readonly Knowledge[] {
  return chain.find(({ knowledge }) => knowledge.length)?.knowledge ?? [];
}

/** All of the values if the rules allow it, else without the optional ones; the findings say what is left. */
function word(reply: Reply, to: Destination, set: PromptSet, speech: Speech): Worded {
  const full = compose(reply, to, set, speech, false);
  if (!full.findings.length) return full;
  try {
    const bare = compose(reply, to, set, speech, true);
    const rescued = full.findings.map(({ rule }) => rule);
    return bare.findings.length < full.findings.length ? { ...bare, rescued } : full;
  } catch (error) {
    if (error instanceof AmendsError) return full; // an optional value was all that its prompt had to say
    throw error;
  }
}

function compose(reply: Reply, to: Destination, set: PromptSet, speech: Speech, bare: boolean): Worded {
  const said = { text: '', buttons: [] as Button[], prompts: [] as string[], lines: {} as Record<string, number> };
  const own = { quotes: [] as Span[], amounts: [] as string[] };
  for (const line of reply.lines) {
    const give = giver(line, to, set, speech.voice, bare);
    const variation = choose(line, to, speech, give.value);
    const { text, quotes } = render(variation.template, give.value);
    if (said.text) said.text += joint(said.text, text, to);
    const begin = said.text.length;
    for (const { start, end } of quotes) own.quotes.push({ start: start + begin, end: end + begin });
    said.text += text;
    own.amounts.push(...give.amounts());
    said.prompts.push(`${line.prompt}#${variation.line}`);
    said.lines[line.prompt] = variation.line;
    const buttons = buttonsFor(speech, line.prompt, line.section ?? 'say', line.moment, to.channel);
    if (buttons.length) said.buttons = withPerson(buttons, said.buttons);
  }
  return { ...said, rescued: [], findings: findingsIn(said.text, own, reply, to, speech) };
}

/** The last question's buttons; a person who was offered on the way stays one tap away. */
function withPerson(buttons: Button[], before: readonly Button[]): Button[] {
  const person = before.find(({ id }) => id === 'a-person');
  return person && !buttons.some(({ id }) => id === 'a-person') ? [...buttons, person] : buttons;
}

/** Short lines run on; where it gets long, a new paragraph begins. A text message is one paragraph. */
function joint(before: string, after: string, to: Destination): string {
  const byText = to.channel === 'sms' || to.channel === 'whatsapp';
  return !byText && before.length - before.lastIndexOf('\n') + after.length > 240 ? '\n\n' : ' ';
}

/** Prints the values of one line, each at most once. */
function giver(line: Line, to: Destination, set: PromptSet, voice: Voice, bare: boolean) {
  const printed = new Map<string, Printed | undefined>();
  const value = (name: string): Printed | undefined => {
    if (printed.has(name)) return printed.get(name);
    const text = printValue(name, line.values?.[name], to, set, voice, bare);
    printed.set(name, text);
    return text;
  };
  return { value, amounts: () => [...printed.values()].flatMap((text) => text?.amounts ?? []) };
}

function printValue(
  name: string,
  value: Value | undefined,
  to: Destination,
  set: PromptSet,
  voice: Voice,
  bare: boolean,
) {
  const spec = set.declared.values.get(name);
  if (!spec) return undefined;
  if (spec.from === 'company') {
    const text = companyWords(name, set, voice);
    return text === undefined ? undefined : { text };
  }
  if (value === undefined || (bare && spec.optional)) return undefined;
  const { table, bare: plain } = spec;
  return print(spec.type, value, voice, {
    now: to.now,
    bare: plain,
    customer: spec.from === 'customer',
    ...(table ? { table } : {}),
  });
}

/**
 * Of the lines whose values are all there, those that say most of them, but not the one said last; among equals the
 * seed decides. Throws `unusable` when there is no line to say.
 */
function choose(line: Line, to: Destination, speech: Speech, give: (name: string) => Printed | undefined): Variation {
  for (const { variations } of sectionsFor(speech, line.prompt, line.section ?? 'say', line.moment, to.channel)) {
    let able = variations.filter(({ template }) => template.required.every((name) => give(name) !== undefined));
    if (able.length > 1) able = able.filter((variation) => variation.line !== to.lines[line.prompt]);
    if (able.length > 1) {
      const most = Math.max(...able.map(({ template }) => template.required.length));
      able = able.filter(({ template }) => template.required.length === most);
    }
    const chosen = able[hash(to.seed, line.prompt) % able.length];
    if (chosen) return chosen;
  }
  throw new AmendsError('unusable', `nothing can be said for the prompt ${line.prompt}`, { prompt: line.prompt });
}

/** FNV-1a: small, and the same everywhere and for ever. */
function hash(seed: string, prompt: string): number {
  let h = 0x811c9dc5;
  for (const text of [seed, prompt]) {
    for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  }
  return (h ^ (h >>> 15)) >>> 0;
}

/** Errors only: advice is for the writer. A rule that a prompt may break, for its stated reason, is left out. */
function findingsIn(
  text: string,
  { quotes, amounts }: { quotes: Span[]; amounts: string[] },
  reply: Reply,
  to: Destination,
  speech: Speech,
): Finding[] {
  const files = reply.lines.flatMap((line) => fileOf(speech, line.prompt) ?? []);
  const after = (what: string) => files.some(({ meta }) => meta.after === what);
  const asks = files.at(-1)?.meta.asks;
  const context: ConductContext = {
    askedWhy: to.conduct.askedWhy || after('asked-why'),
    apologised: to.conduct.apologised,
    promised: to.conduct.promised.flatMap((at) => print('instant', at, speech.voice, { now: to.now })?.text ?? []),
    quotes,
    amounts,
    askedForPerson: after('asked-for-person'),
    askedIfBot: after('asked-if-bot'),
    firstText: files.some(({ meta }) => meta.first),
    locale: speech.chain[0]?.locale ?? 'en',
    ...(asks ? { asks } : {}),
  };
  const findings = judged(text, context);
  if (!findings.length) return findings;
  const allowed = new Set(files.flatMap(({ meta }) => meta.allow.map(({ rule }) => rule)));
  return findings.filter(({ rule }) => !allowed.has(rule));
}

const REMEMBERED = 2_000;
const verdicts = new Map<string, Finding[]>();

/** The rules are pure and most of what a bot says it has said before: the verdict on it is remembered. */
function judged(text: string, context: ConductContext): Finding[] {
  const key = JSON.stringify([text, context]);
  const known = verdicts.get(key);
  if (known) return known;
  const findings = check(text, context, 'error');
  if (verdicts.size >= REMEMBERED) verdicts.clear();
  verdicts.set(key, findings);
  return findings;
}
