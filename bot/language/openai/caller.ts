import OpenAI, { APIError, APIUserAbortError } from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import { z } from 'zod';
import type { Instant } from '../../../dialogs/domain/message.ts';
import type { Clock } from '../../../dialogs/domain/ports.ts';
import type { ModelUse } from '../../core/model.ts';
import type { Log } from '../../core/ports.ts';
import { boundedFetch, TooLong } from './bounded-fetch.ts';
import { Breaker } from './breaker.ts';
import { type Allowance, Budget } from './budget.ts';

const LIMIT_MS = 15_000;
const MOST_BYTES = 256_000;
const MOST_TOKENS = 4_000;
const TRIES = 3;
const PAUSE_MS = 400;

/** Which server, and with which model. */
export interface Service {
  model: string;
  /** Absent where the server asks for none. */
  apiKey?: string;
  /** Absent: OpenAI's own. */
  baseUrl?: string;
}

export interface CallerParts {
  clock: Clock;
  log?: Log;
  count?(what: string, labels?: Record<string, string>, by?: number): void;
  /** What a conversation may cost; absent: `ALLOWANCE`. */
  allowance?: Allowance;
  /** How long one question may take, tries and pauses included. */
  limitMs?: number;
  /** The pause before the second try; it doubles before the third. A service that says when to come again is obeyed. */
  pauseMs?: number;
}

/** One question to the model: its instructions, the data beside them, and the shape of the answer. */
export interface Question<T> {
  use: ModelUse;
  conversation: string;
  instructions: string;
  data: unknown;
  /** What is asked for. */
  shape: z.ZodType;
  /** What is taken of it. */
  answer: z.ZodType<T>;
}

/** What came of a question, as `/metrics` counts it. */
export type Outcome =
  | 'answered'
  | 'late' // no answer within the limit
  | 'throttled'
  | 'failed' // 5xx
  | 'unreachable'
  | 'rejected' // any other 4xx: a wrong key, model or address
  | 'refused' // the model would not
  | 'unreadable' // not the JSON that was asked for, cut short, or far too long
  | 'withdrawn' // nobody waits for it any more
  | 'resting' // not asked: it failed too often
  | 'over-budget'; // not asked: this conversation has cost enough

interface Came<T> {
  outcome: Outcome;
  answer?: T;
  status?: number;
  /** When the service wants to be asked again. */
  afterMs?: number;
}

/** What we rely on of a chat completion; servers add to it and leave things out. */
const completion = z.object({
  choices: z
    .array(z.object({ message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }) }))
    .min(1),
  usage: z.object({ prompt_tokens: z.int(), completion_tokens: z.int() }).nullish().catch(undefined),
});

/** Asks one server. Never throws for what it does: no answer fit to use is no answer. */
export class Caller {
  readonly #client: OpenAI;
  readonly #service: Service;
  readonly #parts: CallerParts;
  readonly #breaker = new Breaker();
  readonly #budget: Budget;

  constructor(service: Service, parts: CallerParts) {
    this.#service = service;
    this.#parts = parts;
    this.#budget = new Budget(parts.allowance);
    this.#client = new OpenAI({
      apiKey: service.apiKey ?? 'none',
      baseURL: service.baseUrl ?? 'https://api.openai.com/v1',
      organization: null,
      project: null,
      maxRetries: 0,
      // A second lock: the limit that counts is the clock's.
      timeout: 2 * (parts.limitMs ?? LIMIT_MS),
      fetch: boundedFetch(MOST_BYTES),
      logLevel: 'off',
    });
  }

  resting(): boolean {
    return this.#breaker.resting(this.#parts.clock.now());
  }

  /** The answer, or undefined for whatever reason. Throws an AbortError when the signal says so. */
  async ask<T>(question: Question<T>, signal: AbortSignal): Promise<T | undefined> {
    const { clock, count } = this.#parts;
    const allowed = this.#allowed(question.conversation);
    const came: Came<T> = allowed ? { outcome: allowed } : await this.#withinLimit(question, signal);
    const withdrawn = signal.aborted;
    const outcome = withdrawn ? 'withdrawn' : came.outcome;
    count?.('model_calls', { use: question.use, outcome });
    if (!allowed) this.#learn(outcome, came, clock.now());
    if (withdrawn) throw new DOMException('No longer wanted.', 'AbortError');
    if (outcome !== 'answered') {
      this.#parts.log?.warn('model.no-answer', { use: question.use, outcome, status: came.status });
    }
    return came.answer;
  }

  #allowed(conversation: string): Outcome | undefined {
    const now = this.#parts.clock.now();
    if (!this.#budget.allows(conversation, now)) return 'over-budget';
    return this.#breaker.allows(now) ? undefined : 'resting';
  }

  #learn(outcome: Outcome, { afterMs }: Came<unknown>, now: Instant): void {
    if (outcome === 'withdrawn') this.#breaker.withdrawn();
    else if (outcome === 'answered' || outcome === 'refused') this.#breaker.succeeded();
    else this.#breaker.failed(now, afterMs);
  }

  async #withinLimit<T>(question: Question<T>, signal: AbortSignal): Promise<Came<T>> {
    const { clock, limitMs = LIMIT_MS } = this.#parts;
    const end = clock.now() + limitMs;
    const limit = new AbortController();
    const free = clock.at(end, () => limit.abort());
    try {
      return await this.#keepTrying(question, AbortSignal.any([signal, limit.signal]), end);
    } finally {
      free();
    }
  }

  /** Again after a failure that may pass, when there is time left: as soon as the service says, or after a short pause. */
  async #keepTrying<T>(question: Question<T>, signal: AbortSignal, end: Instant): Promise<Came<T>> {
    const { clock, pauseMs = PAUSE_MS } = this.#parts;
    for (let tries = 1; ; tries += 1) {
      const came = await this.#tryOnce(question, signal);
      const passes = came.outcome === 'throttled' || came.outcome === 'failed' || came.outcome === 'unreachable';
      const pause = came.afterMs ?? pauseMs * 2 ** (tries - 1);
      if (signal.aborted) return { outcome: 'late' };
      if (!passes || tries === TRIES || clock.now() + pause >= end) return came;
      await passing(clock, pause, signal);
      if (signal.aborted) return { outcome: 'late' };
    }
  }

  async #tryOnce<T>(question: Question<T>, signal: AbortSignal): Promise<Came<T>> {
    const { conversation, instructions, data, shape, use } = question;
    const said = JSON.stringify(data);
    try {
      const given: unknown = await this.#client.chat.completions.create(
        {
          model: this.#service.model,
          messages: [
            { role: 'system', content: instructions },
            { role: 'user', content: said },
          ],
          response_format: zodResponseFormat(shape, use),
          max_completion_tokens: MOST_TOKENS,
        },
        { signal },
      );
      const read = completion.safeParse(given);
      const [input, output] = this.#tokens(read.data?.usage, instructions.length + said.length);
      this.#spend(question.use, conversation, input, output);
      return read.success ? answerIn(read.data, question.answer) : { outcome: 'unreadable' };
    } catch (error) {
      this.#spend(use, conversation, 0, 0);
      return failureOf(error, this.#parts.clock.now());
    }
  }

  /** A server that counts no tokens is taken to use one for four characters. */
  #tokens(usage: z.infer<typeof completion>['usage'], characters: number): [number, number] {
    return usage ? [usage.prompt_tokens, usage.completion_tokens] : [Math.ceil(characters / 4), 0];
  }

  #spend(use: ModelUse, conversation: string, input: number, output: number): void {
    const { count, clock } = this.#parts;
    this.#budget.spend(conversation, input + output, clock.now());
    if (input) count?.('model_tokens', { use, kind: 'input' }, input);
    if (output) count?.('model_tokens', { use, kind: 'output' }, output);
  }
}

function answerIn<T>({ choices }: z.infer<typeof completion>, answer: z.ZodType<T>): Came<T> {
  const message = choices[0]?.message;
  if (message?.refusal) return { outcome: 'refused' };
  const read = answer.safeParse(jsonIn(message?.content ?? ''));
  return read.success ? { outcome: 'answered', answer: read.data } : { outcome: 'unreadable' };
}

/** The JSON of an answer, also where a model puts it into a fence or thinks aloud before it; undefined when it is none. */
function jsonIn(content: string): unknown {
  const said = content.slice(content.lastIndexOf('</think>') + 1);
  try {
    return JSON.parse(said.slice(said.indexOf('{'), said.lastIndexOf('}') + 1));
  } catch {
    return undefined;
  }
}

function failureOf(error: unknown, now: Instant): Came<never> {
  if (error instanceof APIUserAbortError) return { outcome: 'late' };
  if (isSyntaxError(error) || error instanceof TooLong) return { outcome: 'unreadable' };
  // It broke off before or in the answer: nothing tells the two apart, and the same helps against both.
  if (!(error instanceof APIError) || error.status === undefined) return { outcome: 'unreachable' };
  const { status } = error;
  if (status !== 429) return { outcome: status >= 500 ? 'failed' : 'rejected', status, ...comeAgain(error, now) };
  return { outcome: 'throttled', status, ...comeAgain(error, now) };
}

/** By its name: whoever parses JSON elsewhere may have a SyntaxError of its own. */
function isSyntaxError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'SyntaxError';
}

/** `Retry-After` in seconds or as a date, or the finer `retry-after-ms` of some servers. */
function comeAgain({ headers }: APIError, now: Instant): { afterMs?: number } {
  const finer = headers?.get('retry-after-ms') ?? '';
  if (/^\d{1,9}$/.test(finer)) return { afterMs: Number(finer) };
  const after = headers?.get('retry-after') ?? '';
  const ms = /^\d{1,6}$/.test(after) ? Number(after) * 1_000 : Date.parse(after) - now;
  return Number.isNaN(ms) ? {} : { afterMs: Math.max(0, ms) };
}

function passing(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = clock.at(clock.now() + ms, resolve);
    signal.addEventListener('abort', () => (stop(), resolve()), { once: true });
  });
}
