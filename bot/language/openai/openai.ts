import { rules as conductRules } from '../../../dialogs/domain/conduct/index.ts';
import type { Finding } from '../../../dialogs/domain/conduct/finding.ts';
import type { Heard, LanguageEngine } from '../../../dialogs/domain/ports.ts';
import { maskSecrets } from '../../../dialogs/domain/secrets.ts';
import type { Judged, Told } from '../../core/model.ts';
import type { Words } from '../../core/ports.ts';
import { inventedIn } from '../facts.ts';
import { type Fault, faultsIn, mayWrite } from '../fitness.ts';
import type { ModelReading } from '../reading.ts';
import { Caller, type CallerParts, type Service } from './caller.ts';
import { ground } from './grounding.ts';
import {
  judgementAnswer,
  judgementShape,
  reflectionAnswer,
  reflectionShape,
  summaryAnswer,
  summaryShape,
  turnAnswer,
  turnShape,
} from './schemas.ts';

export type { Service } from './caller.ts';

export interface OpenAiParts extends CallerParts {
  /** Reads values in the words that the model points at. */
  rules: LanguageEngine;
  /** The prompt set in force. */
  words(): Pick<Words, 'claimTypes' | 'answers' | 'modelPrompts'>;
}

/** Most characters of the customer's that go into one call, the last ones. */
const MOST_TEXT = 12_000;
const LONGEST_SUMMARY = 1_200;

/** Rules whose breach is a matter of meaning. */
const BY_MEANING = new Set('C02 C03 C05 C07 C08 C09 C10 C11 C13 C15 C18 C20 C24 C37 C38'.split(' '));
const judged = conductRules.filter(({ id }) => BY_MEANING.has(id));

/**
 * A language model behind the chat-completions API, which OpenAI, Azure OpenAI, vLLM, Ollama and others speak. What the
 * customer wrote is masked and sent as data beside the instructions; what comes back is held against it.
 */
export class OpenAi {
  readonly #caller: Caller;
  readonly #parts: OpenAiParts;

  constructor(service: Service, parts: OpenAiParts) {
    this.#caller = new Caller(service, parts);
    this.#parts = parts;
  }

  resting(): boolean {
    return this.#caller.resting();
  }

  /** One call for everything a turn may need; undefined when nothing fit to use came back. */
  async read(heard: Heard, signal: AbortSignal): Promise<ModelReading | undefined> {
    const { rules } = this.#parts;
    const { claimTypes, answers, modelPrompts } = this.#parts.words();
    const known = answers(heard.locale);
    const kinds = claimTypes.map(({ type, failures, details }) => ({
      type,
      failures,
      details: details.map(({ name, kind }) => ({ name, kind })),
    }));
    const answer = await this.#caller.ask(
      {
        use: 'understand',
        conversation: conversationOf(heard),
        instructions: [
          modelPrompts.understand,
          heard.reflects && mayWrite(heard.locale) ? modelPrompts.reflect : 'reflection: null.',
          modelPrompts.answer,
          JSON.stringify({ kinds, answers: known }),
        ].join('\n\n'),
        data: dataOf(heard),
        shape: turnShape,
        answer: turnAnswer,
      },
      signal,
    );
    return answer && ground(answer, { heard, rules, claimTypes, titles: known.map(({ title }) => title) }, signal);
  }

  /** See `Model`. Words that break a rule are written once again; the prompt's own take their place after that. */
  async reflect(draft: string, heard: Heard, signal: AbortSignal): Promise<string | undefined> {
    if (!mayWrite(heard.locale)) return undefined;
    const first = await this.#faults(draft, heard, signal);
    if (!first?.length) return first && draft;
    this.#count(first, 'rewritten');
    const written = await this.#caller.ask(
      {
        use: 'reflect',
        conversation: conversationOf(heard),
        instructions: `${this.#parts.words().modelPrompts.reflect}\n\n"draft" was not good enough; "faults" says why. Write it anew.`,
        data: { ...dataOf(heard), draft, faults: first.map(({ says }) => says) },
        shape: reflectionShape,
        answer: reflectionAnswer,
      },
      signal,
    );
    const text = written?.reflection?.trim();
    const second = text ? await this.#faults(text, heard, signal) : undefined;
    if (second?.length === 0) return text;
    this.#count(second ?? first, 'replaced');
    return undefined;
  }

  /** What a pattern finds; where that is nothing, what a judge does. Undefined when nobody judged it. */
  async #faults(text: string, heard: Heard, signal: AbortSignal): Promise<Fault[] | undefined> {
    const faults = faultsIn(text, heard);
    if (faults.length) return faults;
    const said = heard.messages.map((m) => m.text);
    return this.judge(text, { conversation: conversationOf(heard), locale: heard.locale, said }, signal);
  }

  #count(faults: readonly Fault[], became: 'rewritten' | 'replaced'): void {
    for (const rule of new Set(faults.map((f) => f.rule))) this.#parts.count?.('model_conduct', { rule, became });
  }

  /** See `Model`. A finding whose words do not stand in the text is no finding. */
  async judge(
    text: string,
    { conversation, locale, said }: Judged,
    signal: AbortSignal,
  ): Promise<Finding[] | undefined> {
    const answer = await this.#caller.ask(
      {
        use: 'judge',
        conversation,
        instructions: this.#parts.words().modelPrompts.judge,
        data: {
          locale,
          rules: judged.map(({ id, name, says }) => ({ id, name, says })),
          said: shortened(said),
          text: maskSecrets(text).text,
        },
        shape: judgementShape,
        answer: judgementAnswer,
      },
      signal,
    );
    return answer?.broken.flatMap(({ rule, words }) => {
      const found = judged.find(({ id }) => id === rule);
      const start = words ? text.indexOf(words) : -1;
      if (!found || start < 0) return [];
      const { id, name, level, says, better } = found;
      return [{ rule: id, name, level, start, end: start + words.length, says, better }];
    });
  }

  /** See `Model`. A number or a name that the record does not hold makes it unfit. */
  async summarise({ conversation, locale, facts, said }: Told, signal: AbortSignal): Promise<string | undefined> {
    const told = shortened(said);
    const answer = await this.#caller.ask(
      {
        use: 'summarise',
        conversation,
        instructions: this.#parts.words().modelPrompts.summarise,
        data: { locale, facts, said: told },
        shape: summaryShape,
        answer: summaryAnswer,
      },
      signal,
    );
    const text = answer?.summary.replace(/\s+/g, ' ').trim();
    if (!text) return undefined;
    const fit = text.length <= LONGEST_SUMMARY && !/[<>{}]/.test(text) && !inventedIn(text, [...facts, ...told]).length;
    if (!fit) this.#parts.count?.('model_conduct', { rule: 'facts', became: 'replaced' });
    return fit ? text : undefined;
  }
}

function conversationOf({ messages }: Heard): string {
  return messages[0]?.ref.conversation ?? '';
}

/** What a turn is about: the customer's words, numbered, and what they may refer to. */
function dataOf({ messages, locale, now, timeZone, currency, asks, wants, type }: Heard): Record<string, unknown> {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now);
  const weekday = new Intl.DateTimeFormat('en', { timeZone, weekday: 'long' }).format(now);
  const texts = shortened(messages.map((m) => m.text));
  return {
    locale,
    today: `${today}, ${weekday}`,
    timeZone,
    currency,
    asked: asks ?? null,
    wanted: wants ?? null,
    type: type ?? null,
    messages: texts.map((text, i) => ({ number: i + 1, text })),
  };
}

/** The texts without secrets; of very many words the last. */
function shortened(texts: readonly string[]): string[] {
  let left = MOST_TEXT;
  return texts
    .toReversed()
    .map((text) => {
      const kept = maskSecrets(text).text.slice(0, Math.max(0, left));
      left -= kept.length;
      return kept;
    })
    .toReversed();
}
