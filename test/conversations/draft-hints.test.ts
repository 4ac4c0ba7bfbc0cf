import { describe, expect, it } from '@jest/globals';
import type { DeskAgent } from '../support/desk-agent.ts';
import { ModelServer, turnOf } from '../support/model-server.ts';
import { talk } from '../support/talk.ts';

const server = await ModelServer.starts(() => turnOf());
const model = await server.plug();

async function hintsFor(agent: DeskAgent, reference: string, text: string, by: 'rules' | 'model'): Promise<string[]> {
  const answer = await agent.tries(reference, 'hints', { text, by });
  expect(answer.status).toBe(200);
  const { hints } = (await answer.json()) as { hints: { rule: string; start: number; end: number }[] };
  return hints.map(({ rule, start, end }) => `${rule} ${text.slice(start, end)}`);
}

describe("an agent's draft at the desk", () => {
  async function accepted(words: string, modelled = false) {
    const world = await talk(modelled ? { model, modelHeld: () => server.held() } : {});
    await world.customer.says(words);
    world.customer.takes();
    const reference = world.customer.reference ?? '';
    await world.agent.accepts(reference);
    world.customer.takes();
    return { ...world, reference };
  }

  it('is held against the rules, with the words that are meant', async () => {
    const { agent, reference } = await accepted('My parcel 4471-22 is late, I want to talk to a person');
    expect(await hintsFor(agent, reference, 'I am sorry if you were inconvenienced.', 'rules')).toEqual([
      'C04 sorry',
      'C03 sorry if you',
    ]);
    expect(await hintsFor(agent, reference, 'My name is Ana. We lost your parcel.', 'rules')).toEqual([]);
    expect(await hintsFor(agent, reference, 'We lost your parcel.', 'model')).toEqual([]);
  });

  it('is held against the rules of the language of its customer', async () => {
    const { agent, reference } = await accepted('Quiero hablar con una persona, perdieron mi maleta');
    expect(await hintsFor(agent, reference, 'Cálmese, por favor.', 'rules')).toEqual(['C10 Cálmese']);
  });

  it('may be judged by a model beside that, and nothing of it is kept', async () => {
    const { agent, reference, complaint } = await accepted('My parcel is late, I want to talk to a person', true);
    server.says(({ use }) =>
      use === 'judge'
        ? JSON.stringify({
            broken: [
              { rule: 'C09', words: 'a short while' },
              { rule: 'C09', words: 'not in it' },
            ],
          })
        : turnOf(),
    );
    const draft = 'You waited a short while for your parcel.';
    expect(await hintsFor(agent, reference, draft, 'rules')).toEqual([]);
    expect(await hintsFor(agent, reference, draft, 'model')).toEqual(['C09 a short while']);
    expect(JSON.stringify(await complaint())).not.toContain('short while');
  });

  it('is never held up by one that fails', async () => {
    const { agent, reference } = await accepted('My parcel is late, I want to talk to a person', true);
    server.says(() => ({ status: 503, body: '' }));
    expect(await hintsFor(agent, reference, 'We lost your parcel.', 'model')).toEqual([]);
  });

  it('is read by nobody who is not at the desk', async () => {
    const { agent } = await accepted('My parcel is late, I want to talk to a person');
    expect((await agent.tries('T46K-H38Z', 'hints', { text: 'We lost it.', by: 'rules' })).status).toBe(404);
  });
});
