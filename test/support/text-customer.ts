import { expect } from '@jest/globals';
import type { Store } from '../../bot/core/ports.ts';
import { TWILIO } from '../../bot/channels/sms/index.ts';
import type { Message } from '../../dialogs/domain/message.ts';
import type { Customer, Said } from './customer.ts';
import { ACCOUNT_SID, gives, OUR_NUMBER, type Texted, type TextProvider } from './text-provider.ts';

/** Any customer, wherever they write. */
export type Writer = Pick<Customer, Exclude<keyof Customer, 'asksFor' | 'lastAttachments'>>;

interface Phone {
  url: string;
  provider: TextProvider;
  store: Store;
  settled(): Promise<void>;
  on: 'sms' | 'whatsapp';
  number: string;
}

interface Heard {
  text: Texted;
  message: Message;
}

/** What the very first text says around its words, as the greeting does on a page. */
const FRAME = { first: 'opening', last: 'ways-out' };

/** A customer with a phone. What they are told they read as the provider got it; by name it is known from our own log. */
export class TextCustomer implements Writer {
  readonly url: string;
  readonly provider: TextProvider;
  readonly #phone: Phone;
  readonly #address: string;
  #read = 0;
  #unheard: Heard[] = [];
  #last: Heard | undefined;
  #welcomed = false;
  #conversationId = '';
  reference: string | undefined;

  constructor(phone: Phone) {
    this.url = phone.url;
    this.provider = phone.provider;
    this.#phone = phone;
    this.#address = phone.on === 'whatsapp' ? `whatsapp:${phone.number}` : phone.number;
  }

  get conversationId(): string {
    return this.#conversationId;
  }

  get number(): string {
    return this.#phone.number;
  }

  async says(...texts: string[]): Promise<void> {
    for (const text of texts) await this.texts({ Body: text });
    await this.#afterwards();
  }

  /** Texts the number of a choice of the last message that had any. */
  async presses(choice: string): Promise<void> {
    const buttons = this.#last?.message.buttons ?? [];
    const at = buttons.findIndex(({ id }) => id === choice);
    if (at < 0) throw new Error(`No choice "${choice}". Offered: ${buttons.map(({ id }) => id).join(', ')}`);
    await this.says(String(at + 1));
  }

  /** Nobody sees that on a phone. */
  async types(): Promise<void> {}

  async attaches(file: { name: string; type: string; bytes: Uint8Array }, text = ''): Promise<Response> {
    return this.attachesAll([file], text);
  }

  async attachesAll(files: { name: string; type: string; bytes: Uint8Array }[], text = ''): Promise<Response> {
    const { provider } = this.#phone;
    const urls = files.map(({ type, bytes }) => provider.keeps(provider.newSid('MM'), gives(type, bytes)));
    const media = files.flatMap(({ type }, i) => [
      [`MediaUrl${i}`, urls[i] ?? ''],
      [`MediaContentType${i}`, type],
    ]);
    const answer = await this.texts({ Body: text, NumMedia: String(files.length), ...Object.fromEntries(media) });
    await this.#afterwards();
    return answer;
  }

  uploads(): Promise<Response> {
    throw new Error('A phone uploads nothing.');
  }

  sends(): Promise<Response> {
    throw new Error('A phone sends no activities.');
  }

  /** Something was said that was not heard yet. */
  get hasNews(): boolean {
    return this.#unheard.length > 0;
  }

  /** Everything said since it was last heard, for a test that judges it itself. */
  takes(): Said[] {
    this.#welcomed ||= this.#unheard.length > 0;
    return this.#unheard.splice(0).map(({ text, message: { prompts = [], buttons = [] } }) => ({
      text: text.Body,
      prompts: prompts.map((p) => p.split('#')[0] ?? ''),
      buttons: buttons.map(({ id }) => id),
    }));
  }

  /** What was said so far is of no interest. */
  forgets(): void {
    this.#welcomed ||= this.#unheard.length > 0;
    this.#unheard = [];
  }

  /** The provider posts one message of theirs. */
  async texts(fields: Record<string, string>): Promise<Response> {
    const { provider, url } = this.#phone;
    const sid = fields['MessageSid'] ?? provider.newSid(fields['NumMedia'] ? 'MM' : 'SM');
    const to = this.#address.startsWith('whatsapp:') ? `whatsapp:${OUR_NUMBER}` : OUR_NUMBER;
    const answer = await provider.posts(`${url}/channels/twilio`, {
      MessageSid: sid,
      SmsSid: sid,
      SmsMessageSid: sid,
      AccountSid: ACCOUNT_SID,
      From: this.#address,
      To: to,
      Body: '',
      NumMedia: '0',
      NumSegments: '1',
      SmsStatus: 'received',
      ApiVersion: '2010-04-01',
      ReferralNumMedia: '0',
      FromCity: '',
      FromCountry: 'GB',
      ...(this.#address.startsWith('whatsapp:') ? { ProfileName: 'Kim', WaId: this.#address.slice(10) } : {}),
      ...fields,
    });
    expect([answer.status, await answer.text()]).toEqual([200, '<?xml version="1.0" encoding="UTF-8"?><Response/>']);
    const here = { door: TWILIO, account: ACCOUNT_SID, thread: this.#address };
    this.#conversationId = (await this.#phone.store.conversation(here))?.id ?? '';
    return answer;
  }

  hears(...expected: string[]): { offering(...choices: string[]): void; reading(words: RegExp): void } {
    const heard = this.#unheard.splice(0);
    const said = heard.flatMap(({ message }) => this.#names(message));
    const words = heard.map(({ text }) => text.Body);
    expect({ said, words }).toEqual({ said: expected, words });
    const last = this.#last;
    return {
      offering: (...choices) => {
        const buttons = last?.message.buttons ?? [];
        expect(buttons.map(({ id }) => id)).toEqual(choices);
        buttons.forEach((_, i) => expect(last?.text.Body).toMatch(new RegExp(`^${i + 1} `, 'm')));
      },
      reading: (pattern) => expect(words.join('\n')).toMatch(pattern),
    };
  }

  get lastWords(): string {
    return this.#last?.text.Body ?? '';
  }

  /** The last message as the provider got it. */
  get lastText(): Texted {
    if (!this.#last) throw new Error('Nothing was texted yet.');
    return this.#last.text;
  }

  heardAll(): void {
    expect(this.#unheard.map(({ text }) => text.Body)).toEqual([]);
  }

  /** Looks at the phone: what came since the last time. */
  async reads(): Promise<void> {
    const { provider, store } = this.#phone;
    const all = provider.texted.filter(({ To }) => To === this.#address);
    for (const text of all.slice(this.#read)) {
      const about = new URL(text.StatusCallback).searchParams;
      const [message] = await store.log(about.get('conversation') ?? '', Number(about.get('seq')) - 1, 1);
      if (!message || message.id !== about.get('id'))
        throw new Error('The provider got a message that is not in the log.');
      this.#conversationId = message.conversation;
      this.reference = message.reference ?? this.reference;
      this.#last = { text, message };
      this.#unheard.push(this.#last);
    }
    this.#read = all.length;
  }

  /** An agent's words as they are; the bot's by their prompts, without those that frame the very first text. */
  #names({ from, prompts = [], text }: Message): string[] {
    if (from.role === 'agent') return [text];
    const names = prompts.map((p) => p.split('#')[0] ?? '');
    if (names[0] === 'invitation') this.#welcomed = true;
    if (this.#welcomed) return names.map((name) => `@${name}`);
    this.#welcomed = true;
    expect([names[0], names.at(-1)]).toEqual([FRAME.first, FRAME.last]);
    return names.slice(1, -1).map((name) => `@${name}`);
  }

  async #afterwards(): Promise<void> {
    for (let i = 0; i < 3; i += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      await this.#phone.settled();
    }
    await this.reads();
  }
}
