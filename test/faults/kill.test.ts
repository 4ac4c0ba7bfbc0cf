import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { activitySet, resource, type Seen } from '../contracts/direct-line-schema.ts';
import { Listener } from '../contracts/direct-line-server.ts';
import { type Program, startProgram } from '../support/program.ts';

jest.setTimeout(120_000);

const BURST = ['My parcel 4471-22 is two weeks late', 'and nobody calls back', 'I paid 12.50 pounds for express'];

let program: Program;
let kim: Kim;

beforeEach(async () => {
  program = await startProgram();
  kim = await Kim.arrives(program.url);
});

afterEach(async () => {
  kim.leaves();
  await program.close();
});

describe('a program that is killed', () => {
  it('after it took the first of a burst has kept it, takes the rest, and repeats none', async () => {
    await kim.sends(BURST.slice(0, 1));
    await program.dies();
    await comesBack();
    await kim.sends(BURST);
    await kim.hears('is-there-more');
    expect(await wholeTalk()).toMatchObject({ customer: BURST, greetings: 1, apologies: 1, handovers: 1 });
  });

  it('after it took all of a burst answers it once, though nobody says anything more', async () => {
    await kim.sends(BURST);
    await program.dies();
    await comesBack();
    await kim.hears('is-there-more');
    expect(await wholeTalk()).toEqual(ONCE);
  });

  it('after it has answered says nothing of it again, also when the client sends everything again', async () => {
    await kim.sends(BURST);
    await kim.hears('is-there-more');
    const before = kim.heard.length;
    await program.dies();
    await comesBack();
    await kim.sends(BURST);
    await kim.sends(['agent please']);
    await kim.hears('person-now');
    expect(kim.heard[before]?.text).toBe('agent please');
    expect(await wholeTalk()).toEqual(ONCE);
  });

  it('again and again, between any two messages, is none the wiser', async () => {
    for (const text of BURST) {
      await kim.sends([text]);
      await program.dies();
      await comesBack();
    }
    await kim.hears('is-there-more');
    expect(await wholeTalk()).toMatchObject({ customer: BURST, greetings: 1, apologies: 1, handovers: 1 });
  });
});

describe('a program that is asked to stop', () => {
  it('ends in order, and the next start answers what was still unanswered', async () => {
    await kim.sends(BURST);
    expect(await program.stops()).toBe(0);
    await comesBack();
    await kim.hears('is-there-more');
    expect(await wholeTalk()).toEqual(ONCE);
  });

  it('while messages come in has kept each that it took', async () => {
    const sending = kim.sends(BURST).catch(() => undefined);
    expect(await program.stops()).toBe(0);
    await sending;
    const taken = [...kim.acknowledged];
    await comesBack();
    await kim.sends(BURST);
    await kim.hears('is-there-more');
    const { customer } = await wholeTalk();
    expect(customer).toEqual(expect.arrayContaining(taken));
    expect(customer).toHaveLength(BURST.length);
  });
});

const ONCE = { customer: BURST, greetings: 1, answers: 1, apologies: 1, handovers: 1 };

/** The same program on the same data, and the same customer with the same token, listening from where they were. */
async function comesBack(): Promise<void> {
  await program.starts();
  await kim.listens();
}

/** The end of it: a person is asked for, which is answered at once, after anything that was still to be said. */
async function wholeTalk() {
  await kim.sends(['agent please']);
  await kim.hears('person-now');
  const log = await kim.reads();
  expect(kim.heard.map(({ id }) => id)).toEqual(log.map(({ id }) => id));
  const prompts = log.flatMap(promptsOf);
  const times = (name: string) => prompts.filter((one) => one === name).length;
  return {
    customer: log.flatMap(({ from, text }) => (from.role === 'user' && text !== 'agent please' ? [text] : [])),
    greetings: times('welcome'),
    answers: times('is-there-more'),
    apologies: times('apology'),
    handovers: times('person-now'),
  };
}

function promptsOf({ channelData }: Seen): string[] {
  const { amends } = (channelData ?? {}) as { amends?: { prompts?: string[] } };
  return (amends?.prompts ?? []).map((name) => name.split('#')[0] ?? '');
}

/** A customer with a Direct Line client that keeps its token, its watermark and what it has heard. */
class Kim {
  readonly heard: Seen[] = [];
  readonly acknowledged: string[] = [];
  readonly #at: string;
  readonly #token: string;
  #listener: Listener | undefined;

  private constructor(at: string, token: string) {
    this.#at = at;
    this.#token = token;
  }

  static async arrives(url: string): Promise<Kim> {
    const answer = await fetch(`${url}/chat/session`, { method: 'POST' });
    const { conversationId, token } = (await answer.json()) as { conversationId: string; token: string };
    const kim = new Kim(`${url}/v3/directline/conversations/${conversationId}`, token);
    await kim.listens();
    await kim.hears('welcome');
    return kim;
  }

  /** Opens the stream after what was heard. */
  async listens(): Promise<void> {
    this.#keep();
    const answer = await this.#ask(`?watermark=${this.#listener?.watermark ?? ''}`);
    const { streamUrl } = (await answer.json()) as { streamUrl: string };
    this.#listener?.socket.terminate();
    this.#listener = new Listener(streamUrl);
  }

  /** Sends these under ids of their own, the same for the same text; each must be acknowledged. */
  async sends(texts: string[]): Promise<void> {
    for (const text of texts) {
      const body = { type: 'message', from: { id: 'kim' }, text, channelData: { clientActivityID: text } };
      const answer = await this.#ask('/activities', body);
      resource.parse(await answer.json());
      this.acknowledged.push(text);
    }
  }

  /** Waits until a line of that prompt has come. */
  async hears(prompt: string): Promise<void> {
    const said = (seen: Seen[]) => seen.some((one) => promptsOf(one).includes(prompt));
    if (said(this.heard)) return;
    await this.#listener?.until(({ seen }) => said(seen));
    this.#keep();
  }

  async reads(): Promise<Seen[]> {
    return activitySet.parse(await (await this.#ask('/activities')).json()).activities;
  }

  leaves(): void {
    this.#listener?.socket.terminate();
  }

  #keep(): void {
    this.heard.push(...(this.#listener?.seen.splice(0) ?? []));
  }

  #ask(path: string, body?: object): Promise<Response> {
    return fetch(this.#at + path, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  }
}
