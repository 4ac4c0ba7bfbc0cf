import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import nock from 'nock';
import { Caller, type CallerParts, type Question } from '../../bot/language/openai/caller.ts';
import { judgementAnswer, judgementShape } from '../../bot/language/openai/schemas.ts';
import { chatRequest, completionOf, errorOf } from '../contracts/openai-schema.ts';
import { StoppedClock } from '../support/clock.ts';

const HOST = 'https://models.example';
const FINE = JSON.stringify({ broken: [] });
const READ = { broken: [] };
const question: Question<{ broken: unknown[] }> = {
  use: 'judge',
  conversation: 'web',
  instructions: 'Judge it.',
  data: { text: 'I am sorry.' },
  shape: judgementShape,
  answer: judgementAnswer,
};

/** Stands still, and tells when so many alarms are set: somebody waits for time to pass. */
class WatchedClock extends StoppedClock {
  #set = 0;
  #watchers: { count: number; tell: () => void }[] = [];

  override at(instant: number, ring: () => void): () => void {
    this.#set += 1;
    for (const { count, tell } of this.#watchers) if (this.#set >= count) tell();
    return super.at(instant, ring);
  }

  alarms(count: number): Promise<void> {
    return new Promise((tell) => {
      this.#watchers.push({ count, tell });
      if (this.#set >= count) tell();
    });
  }
}

beforeEach(() => {
  nock.disableNetConnect();
});
afterEach(() => {
  const left = nock.pendingMocks();
  nock.cleanAll();
  nock.enableNetConnect();
  expect(left).toEqual([]);
});

/** Answers of the service, one after the other, each to a request that keeps the contract. */
function service(...answers: { status: number; body: nock.Body; headers?: Record<string, string> }[]): void {
  for (const { status, body, headers = {} } of answers) {
    nock(HOST)
      .post('/v1/chat/completions', (request) => chatRequest.safeParse(request).error === undefined)
      .matchHeader('authorization', 'Bearer a-key')
      .reply(status, body, { 'content-type': 'application/json', ...headers });
  }
}

const saying = (content: string) => ({ status: 200, body: completionOf({ content }) });
const failing = (status: number, headers: Record<string, string> = {}) => ({
  status,
  body: errorOf(status === 429 ? 'rate_limit_error' : 'server_error', null),
  headers,
});

function caller(over: Partial<CallerParts> = {}) {
  const counted: string[] = [];
  const clock = new WatchedClock();
  const parts = {
    clock,
    pauseMs: 0,
    count: (what: string, labels: Record<string, string> = {}, by = 1) =>
      void counted.push([what, ...Object.values(labels), ...(by === 1 ? [] : [by])].join(' ')),
    ...over,
  };
  const made = new Caller({ model: 'a-model', apiKey: 'a-key', baseUrl: `${HOST}/v1` }, parts);
  return { ask: (signal = new AbortController().signal) => made.ask(question, signal), made, counted, clock };
}

const outcomes = (counted: string[]) => counted.filter((c) => c.startsWith('model_calls')).map((c) => c.split(' ')[2]);

describe('asking a model', () => {
  it('takes the answer it asked for, and counts what it cost', async () => {
    service(saying(FINE));
    const { ask, counted } = caller();
    expect(await ask()).toEqual(READ);
    expect(counted).toEqual([
      'model_tokens judge input 1117',
      'model_tokens judge output 46',
      'model_calls judge answered',
    ]);
  });

  it('takes it also from a fence, or after thinking aloud', async () => {
    service(saying('<think>Is it? {no}</think>{"broken": []}'), saying('Here you are:\n```json\n{"broken": []}\n```'));
    const { ask } = caller();
    expect([await ask(), await ask()]).toEqual([READ, READ]);
  });

  it.each<[string, Parameters<typeof service>, string]>([
    [
      'JSON cut short',
      [{ status: 200, body: completionOf({ content: '{"broken": [{"rule": "C0' }, 'length') }],
      'unreadable',
    ],
    ['a refusal', [{ status: 200, body: completionOf({ refusal: 'I would rather not.' }) }], 'refused'],
    ['a filtered answer', [{ status: 200, body: completionOf({}, 'content_filter') }], 'unreadable'],
    [
      'a tool call nobody asked for',
      [
        {
          status: 200,
          body: completionOf(
            {
              tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'pay', arguments: '{"amount":500}' } }],
            },
            'tool_calls',
          ),
        },
      ],
      'unreadable',
    ],
    ['another shape', [saying('{"verdict": "fine"}')], 'unreadable'],
    ['a list', [saying('[]')], 'unreadable'],
    ['prose', [saying('Looks fine to me!')], 'unreadable'],
    ['nothing', [saying('')], 'unreadable'],
    ['no choices', [{ status: 200, body: { ...completionOf({}), choices: [] } }], 'unreadable'],
    [
      'a web page',
      [{ status: 200, body: '<!doctype html><p>Sign in</p>', headers: { 'content-type': 'text/html' } }],
      'unreadable',
    ],
    ['a web page that says it is JSON', [{ status: 200, body: '<!doctype html>' }], 'unreadable'],
    ['two megabytes', [{ status: 200, body: completionOf({ content: 'x'.repeat(2_000_000) }) }], 'unreadable'],
    ['a wrong key', [failing(401)], 'rejected'],
    ['an unknown model', [failing(404)], 'rejected'],
    ['a request it does not take', [failing(400)], 'rejected'],
    ['three failures', [failing(500), failing(502), failing(503)], 'failed'],
    ['too much asked of it, three times', [failing(429), failing(429), failing(429)], 'throttled'],
    ['too much asked of it, for longer than there is time', [failing(429, { 'retry-after': '60' })], 'throttled'],
    [
      'a way elsewhere',
      [{ status: 302, body: '', headers: { location: 'https://elsewhere.example/' } }],
      'unreachable',
    ],
  ])('has no answer from %s', async (_, answers, outcome) => {
    service(...(outcome === 'unreachable' ? [...answers, ...answers, ...answers] : answers));
    const { ask, counted } = caller();
    expect(await ask()).toBeUndefined();
    expect(outcomes(counted)).toEqual([outcome]);
  });

  it('tries again after a failure that passes', async () => {
    nock(HOST)
      .post('/v1/chat/completions')
      .replyWithError(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
    service(failing(500), saying(FINE));
    expect(await caller().ask()).toEqual(READ);
  });

  it.each([
    ['seconds', { 'retry-after': '3' }],
    ['a date', { 'retry-after': new Date(Date.parse('2026-11-05T21:04:03Z')).toUTCString() }],
    ['milliseconds', { 'retry-after-ms': '3000', 'retry-after': '9' }],
  ])('comes again when the service says so in %s', async (_, headers) => {
    service(failing(429, headers));
    const { ask, clock } = caller({ pauseMs: 1 });
    const asked = ask();
    await clock.alarms(2);
    await clock.passes(2_999, async () => {});
    service(saying(FINE));
    await clock.passes(1, async () => {});
    expect(await asked).toEqual(READ);
  });

  it('gives up when the time is over', async () => {
    const arrived = new Promise<void>((tell) => {
      nock(HOST)
        .post('/v1/chat/completions')
        .reply(200, () => new Promise<string>(() => tell()));
    });
    const { ask, clock, counted } = caller();
    const asked = ask();
    await arrived;
    await clock.passes(15_000, async () => {});
    expect(await asked).toBeUndefined();
    expect(outcomes(counted)).toEqual(['late']);
  });

  it('gives up with an AbortError when nobody waits any more, which is no failure of the service', async () => {
    const { ask, counted, made } = caller();
    for (let i = 0; i < 6; i += 1) {
      const leaving = new AbortController();
      leaving.abort();
      await expect(ask(leaving.signal)).rejects.toMatchObject({ name: 'AbortError' });
    }
    expect(outcomes(counted)).toEqual(Array(6).fill('withdrawn'));
    expect(made.resting()).toBe(false);
  });

  it('leaves a service alone that failed five times, and lets one question try whether it is back', async () => {
    service(...Array.from({ length: 5 }, () => failing(401)));
    const { ask, counted, clock, made } = caller();
    for (let i = 0; i < 7; i += 1) expect(await ask()).toBeUndefined();
    expect(outcomes(counted).slice(-3)).toEqual(['rejected', 'resting', 'resting']);
    expect(made.resting()).toBe(true);
    await clock.passes(30_000, async () => {});
    service(saying(FINE));
    expect(await Promise.all([ask(), ask()])).toEqual([READ, undefined]);
    service(saying(FINE));
    expect(await ask()).toEqual(READ);
  });

  it('asks nobody before the time a throttling service named', async () => {
    service(failing(429, { 'retry-after': '60' }));
    const { ask, clock, counted } = caller();
    await ask();
    await ask();
    await clock.passes(60_000, async () => {});
    service(saying(FINE));
    await ask();
    expect(outcomes(counted)).toEqual(['throttled', 'resting', 'answered']);
  });

  it('spends no more on a conversation than a day allows', async () => {
    service(saying(FINE), saying(FINE), saying(FINE));
    const { ask, counted, clock } = caller({ allowance: { calls: 2, tokens: 1e9 } });
    await ask();
    await ask();
    await ask();
    await clock.passes(86_400_000, async () => {});
    await ask();
    expect(outcomes(counted)).toEqual(['answered', 'answered', 'over-budget', 'answered']);
  });
});
