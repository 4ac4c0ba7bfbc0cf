import type { Carrier, Inbound, Sent } from '../../bot/core/ports.ts';
import type { Conversation } from '../../dialogs/domain/conversation.ts';
import type { Message } from '../../dialogs/domain/message.ts';
import type { Talk } from './talk.ts';

/** A phone at the smallest door there can be: what is sent to its number lies here until it is read. */
export class Phone {
  readonly number: string;
  #texts: Message[] = [];
  /** What the next sends come to; sent, unless it is said. */
  refuses?: Sent;

  constructor(number = '+447700900123') {
    this.number = number;
  }

  /** The carriers of a program that can reach this phone. */
  get carriers(): Record<string, Carrier> {
    return {
      phone: {
        addressOf: (phone) => this.#addressOf(phone),
        send: async (message) => {
          if (this.refuses) return this.refuses;
          this.#texts.push(message);
          return { result: 'sent' };
        },
      },
    };
  }

  /** The texts that came since the last time, by the prompts they are made of; an agent's by their words. */
  reads(): { said: string[]; words: string } {
    const texts = this.#texts.splice(0);
    const said = texts.flatMap(({ from, text, prompts = [] }) =>
      from.role === 'agent' ? [text] : prompts.map((prompt) => `@${prompt.split('#')[0]}`),
    );
    return { said, words: texts.map(({ text }) => text).join('\n') };
  }

  async writes({ app, time }: Talk, text: string, more: Partial<Inbound> = {}): Promise<void> {
    const { conversation } = await app.core.accept({
      address: this.#addressOf(this.number),
      channel: 'sms',
      sender: { id: this.number },
      text,
      ...more,
    });
    app.core.listen(conversation);
    await time.passes('30 s');
  }

  conversation({ store }: Talk): Promise<Conversation | undefined> {
    return store.conversation(this.#addressOf(this.number));
  }

  #addressOf(phone: string): Conversation['address'] {
    return { door: 'phone', account: 'test', thread: phone };
  }
}
