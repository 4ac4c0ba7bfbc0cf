import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LLMock } from '@copilotkit/aimock';
import { createModel } from '../../bot/language/model.ts';
import { createRules } from '../../bot/language/rules/rules.ts';
import { HastyClock } from '../support/clock.ts';
import { NOTHING_WRONG, turnOf } from '../support/model-server.ts';
import { talk } from '../support/talk.ts';
import { shippedWords } from '../support/words.ts';
import { chatRequest, chatResponse } from './openai-schema.ts';

const server = new LLMock({ port: 0 });
const words = await shippedWords();

beforeAll(async () => void (await server.start()));
afterAll(() => server.stop());

/** What is asked of a model carries the name of its use in the shape it wants. */
const use = (name: string) => (request: { response_format?: unknown }) =>
  JSON.stringify(request.response_format).includes(`"name":"${name}"`);

/** The body as it came; the server notes things of its own beside it. */
function sent({ body }: { body: object | null }): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body ?? {}).filter(([key]) => !key.startsWith('_')));
}

describe('a whole conversation with a model behind another’s server', () => {
  it('goes on through everything that server can do wrong', async () => {
    const { customer, agent, time, complaint, url } = await talk({
      model: (count) =>
        createModel(
          { model: 'gpt-4o', apiKey: 'a-key', baseUrl: `${server.url}/v1` },
          { rules: createRules(), words: () => words, clock: new HastyClock(), count },
        ),
      modelHeld: () => new Promise(() => {}),
    });
    server.on({ predicate: use('judge') }, { content: NOTHING_WRONG });
    server.on(
      { predicate: use('understand'), userMessage: 'daughter' },
      {
        content: turnOf({
          type: 'baggage',
          reflection: 'You lost your suitcase on the way, and nobody answers your letters.',
          details: [
            {
              kind: 'text',
              name: 'contents',
              value: '',
              words: 'a present for my daughter',
              message: 2,
              correction: false,
            },
          ],
        }),
      },
    );
    await customer.says(
      'You lost my suitcase on HV117, nobody answers my letters',
      'a present for my daughter was in it',
    );
    await time.passes('4 s');
    customer.hears('@reflect', '@apology', '@is-there-more').reading(/^You lost your suitcase on the way/);
    expect((await complaint()).claim.details['contents']?.value).toBe('a present for my daughter');

    server.nextRequestError(429, { message: 'slow down', type: 'rate_limit_error', code: 'rate_limit_exceeded' });
    server.nextRequestError(500, { message: 'oops', type: 'server_error' });
    server.on({ predicate: use('understand'), userMessage: 'zip' }, { content: turnOf() });
    await customer.says('and its zip was new');
    await time.passes('4 s');
    customer.hears('@noted-more');

    await customer.presses('that-is-everything');
    customer.hears('@what-i-have', '@ask-date');
    server.on(
      { predicate: use('understand'), userMessage: 'sister' },
      { content: turnOf({ details: [{ kind: 'date' }] }).slice(0, 60), finishReason: 'length' },
    );
    await customer.says('oh, around when my sister got married');
    await time.passes('2 s');
    customer.hears('@ask-date');

    server.on(
      { predicate: use('understand'), userMessage: 'calendar' },
      { toolCalls: [{ name: 'refund', arguments: { amount: 500 } }] },
    );
    await customer.says('honestly, have a look at the calendar');
    await time.passes('2 s');
    customer.hears('@ask-date', '@offer-person', '@ask-bag-tag');

    server.setChaos({ malformedRate: 1 });
    await customer.says('well, it had a green ribbon on it and that is about it');
    await time.passes('2 s');
    customer.hears('@ask-bag-tag');
    server.clearChaos();

    await customer.says('agent please');
    customer.hears('@person-now', '@summary-to-correct');
    await agent.accepts(customer.reference ?? '');
    customer.hears('@agent-joined');
    const metrics = await (await fetch(`${url}/metrics`)).text();
    const outcomes = [...metrics.matchAll(/model_calls_total\{use="understand",outcome="([\w-]+)"\}/g)].map(
      (m) => m[1],
    );
    expect(new Set(outcomes)).toEqual(new Set(['answered', 'unreadable', 'withdrawn']));
  });

  it('asks it only what the published description allows, and never for a stream', () => {
    const asked = server.getRequests().map(sent);
    expect(asked.length).toBeGreaterThan(6);
    expect(asked.flatMap((request) => chatRequest.safeParse(request).error ?? [])).toEqual([]);
  });

  it('is answered as the published description says', async () => {
    const request = server
      .getRequests()
      .map(sent)
      .find((body) => JSON.stringify(body).includes('daughter'));
    const answer = await fetch(`${server.url}/v1/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer a-key' },
      body: JSON.stringify(request),
    });
    expect(chatResponse.safeParse(await answer.json()).error).toBeUndefined();
  });
});
