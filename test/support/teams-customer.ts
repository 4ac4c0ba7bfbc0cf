import { expect } from '@jest/globals';
import type { Store } from '../../bot/core/ports.ts';
import type { Message } from '../../dialogs/domain/message.ts';
import type { Writer } from './text-customer.ts';
import type { Authority } from './authority.ts';
import type { Said } from './customer.ts';
import type { Connector } from './connector.ts';

interface Attached {
  name: string;
  type: string;
  bytes: Uint8Array;
}

interface Heard {
  message: Message;
  activity: Record<string, unknown>;
}

interface Action {
  type: string;
  title: string;
  value?: unknown;
  data?: { question: string; button: string; label: string };
}

const BOT = { id: '28:bot', name: 'Amends' };
let customers = 0;

/** A customer in Teams, in the private chat with the bot. What is said to them waits until a test hears it. */
export class TeamsCustomer implements Writer {
  readonly url: string;
  readonly thread: string;
  readonly user: { id: string; name: string; aadObjectId: string };
  readonly connector: Connector;
  readonly #authority: Authority | undefined;
  readonly #store: Store;
  readonly #now: () => number;
  readonly #settled: () => Promise<void>;
  #conversationId = '';
  #seen = 0;
  #sent = 0;
  #unheard: Heard[] = [];
  #last: Heard | undefined;
  reference: string | undefined;

  private constructor(parts: TeamsParts) {
    customers += 1;
    this.url = parts.url;
    this.connector = parts.connector;
    this.#authority = parts.authority;
    this.#store = parts.store;
    this.#now = parts.now;
    this.#settled = parts.settled;
    this.thread = `a:${customers}`;
    this.user = { id: `29:${customers}`, name: 'Robin Lee', aadObjectId: `aad-${customers}` };
  }

  /** Adds the bot and reads its welcome. */
  static async arrives(parts: TeamsParts): Promise<TeamsCustomer> {
    const customer = new TeamsCustomer(parts);
    await customer.adds();
    customer.hears('@welcome').offering('a-person');
    return customer;
  }

  get conversationId(): string {
    return this.#conversationId;
  }

  /** Adds the bot to the chat. */
  async adds(): Promise<void> {
    await this.sends({ type: 'installationUpdate', action: 'add' });
    await this.#afterwards();
  }

  /** Sends these messages, one right after the other. */
  async says(...texts: string[]): Promise<void> {
    for (const text of texts) await this.sends({ type: 'message', text, textFormat: 'plain' });
    await this.#afterwards();
  }

  /** Presses a button of the last message that had any. */
  async presses(choice: string): Promise<void> {
    const label = this.#last?.message.buttons?.find(({ id }) => id === choice)?.label;
    const action = actionsOf(this.#last?.activity).find(({ title }) => title === label);
    if (!action) throw new Error(`No button "${choice}". Offered: ${this.#offered().join(', ')}`);
    const pressed = action.data ? { type: 'message', value: action.data } : { type: 'message', text: action.value };
    await this.sends(pressed);
    await this.#afterwards();
  }

  /** Is typing and has not sent it yet. */
  async types(): Promise<void> {
    await this.sends({ type: 'typing' });
    await this.#afterwards();
  }

  /** Sends a file, with words or without. */
  attaches(file: Attached, text = ''): Promise<Response> {
    return this.attachesAll([file], text);
  }

  /** Sends several files at once; `more` goes into the activity beside them. */
  async attachesAll(files: Attached[], text = '', more: Record<string, unknown> = {}): Promise<Response> {
    const attachments = files.map((file) => ({
      contentType: file.type,
      contentUrl: this.connector.serves(file),
      name: file.name,
    }));
    const answer = await this.sends({ type: 'message', text, attachments, ...more });
    await this.#afterwards();
    return answer;
  }

  uploads(): Promise<Response> {
    throw new Error('In Teams nothing is uploaded to the bot.');
  }

  /** Posts one activity, filled up as Teams does; the answer of the door. */
  async sends(activity: Record<string, unknown>, headers: Record<string, string> = {}): Promise<Response> {
    const answer = await fetch(`${this.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await this.#authorisation()), ...headers },
      body: JSON.stringify(this.filled(activity)),
    });
    await answer.clone().text();
    return answer;
  }

  async #authorisation(): Promise<Record<string, string>> {
    const token = await this.#authority?.token(this.connector.url, this.#now());
    return token === undefined ? {} : { authorization: `Bearer ${token}` };
  }

  /** The activity as Teams would send it. */
  filled(activity: Record<string, unknown>): Record<string, unknown> {
    this.#sent += 1;
    return {
      id: `${this.thread}-${this.#sent}`,
      timestamp: new Date(this.#now() + this.#sent).toISOString(),
      channelId: 'msteams',
      serviceUrl: this.connector.url,
      from: this.user,
      recipient: BOT,
      conversation: { id: this.thread, conversationType: 'personal', tenantId: 'tenant-1' },
      channelData: { tenant: { id: 'tenant-1' } },
      locale: 'en-GB',
      ...activity,
    };
  }

  /**
   * Everything said since it was last heard, in order: `@name` is a line of that prompt, anything else the words of an
   * agent. Nothing named: nothing was said.
   */
  hears(...expected: string[]): { offering(...choices: string[]): void; reading(words: RegExp): void } {
    const heard = this.#unheard.splice(0);
    const said = heard.flatMap(({ message }) => namesOf(message));
    const words = heard.map(({ activity }) => readable(activity));
    expect({ said, words }).toEqual({ said: expected, words });
    return {
      offering: (...choices) => expect(this.#offered()).toEqual(choices),
      reading: (pattern) => expect(words.join('\n')).toMatch(pattern),
    };
  }

  /** The words of the last message. */
  get lastWords(): string {
    return readable(this.#last?.activity);
  }

  heardAll(): void {
    expect(this.#unheard.map(({ message }) => `${message.prompts?.join(' ')}: ${message.text}`)).toEqual([]);
  }

  /** Something was said that was not heard yet. */
  get hasNews(): boolean {
    return this.#unheard.length > 0;
  }

  /** Everything said since it was last heard, for a test that judges it itself. */
  takes(): Said[] {
    return this.#unheard.splice(0).map(({ message, activity }) => ({
      text: readable(activity),
      prompts: namesOf(message).map((name) => name.slice(1)),
      buttons: (message.buttons ?? []).map(({ id }) => id),
    }));
  }

  /** What was said so far is of no interest. */
  forgets(): void {
    this.#unheard = [];
  }

  /** All that they said so far, as it is kept. */
  async log(): Promise<string[]> {
    const log = await this.#store.log(this.#conversationId, 0, 1000);
    return log.filter(({ from }) => from.role === 'customer').map(({ text }) => text);
  }

  /** The activity that came last. */
  get lastActivity(): Record<string, unknown> {
    return this.#last?.activity ?? {};
  }

  /** Looks at what came since the last time. */
  async reads(): Promise<void> {
    const [known] = await this.#logOf();
    const sent = this.connector.sentTo(this.thread);
    for (const { id, activity } of sent.slice(this.#seen)) {
      const message = known?.find((m) => m.delivery?.providerId === id);
      if (!message) continue;
      this.reference = message.reference ?? this.reference;
      this.#last = { message, activity };
      this.#unheard.push(this.#last);
    }
    this.#seen = sent.length;
  }

  async #logOf(): Promise<[Message[]?]> {
    const account = `msteams:${BOT.id}`;
    const conversation = await this.#store.conversation({ door: 'bot-framework', account, thread: this.thread });
    if (!conversation) return [];
    this.#conversationId = conversation.id;
    return [await this.#store.log(conversation.id, 0, 10_000)];
  }

  /** What the buttons mean that are really there to press. */
  #offered(): string[] {
    const titles = actionsOf(this.#last?.activity).map(({ title }) => title);
    return titles.map((title) => this.#last?.message.buttons?.find(({ label }) => label === title)?.id ?? title);
  }

  async #afterwards(): Promise<void> {
    for (let i = 0; i < 3; i += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      await this.#settled();
    }
    await this.reads();
  }
}

export interface TeamsParts {
  url: string;
  connector: Connector;
  authority?: Authority;
  store: Store;
  now(): number;
  settled(): Promise<void>;
}

function namesOf({ from, text, prompts = [] }: Message): string[] {
  return from.role === 'agent' ? [text] : prompts.map((p) => `@${p.split('#')[0]}`);
}

/** All that can be read of an activity: its text, and the words of its card. */
function readable(activity: Record<string, unknown> = {}): string {
  const { text = '' } = activity as { text?: string };
  return [text.replace(/\\([\\*_`[\]<>#~|])/g, '$1'), ...cardsOf(activity).map((card) => card.fallbackText ?? '')]
    .join('\n')
    .trim();
}

function actionsOf(activity: Record<string, unknown> = {}): Action[] {
  const { suggestedActions } = activity as { suggestedActions?: { actions: Action[] } };
  return suggestedActions?.actions ?? cardsOf(activity).flatMap((card) => card.actions ?? []);
}

function cardsOf(activity: Record<string, unknown>): { actions?: Action[]; fallbackText?: string }[] {
  const { attachments = [] } = activity as { attachments?: { content?: { actions?: Action[] } }[] };
  return attachments.flatMap(({ content }) => (content ? [content] : []));
}
