import type { Conversation } from '../../dialogs/domain/conversation.ts';
import type { Instant } from '../../dialogs/domain/message.ts';
import type { NewMessage, Words } from './ports.ts';

/**
 * The first words of every conversation. The same for the same conversation each time it is asked for: it is shown
 * before anything is stored, and becomes seq 1 with the customer's first message.
 */
export function greeting(words: Words, to: Pick<Conversation, 'id' | 'channel' | 'locale'>, now: Instant): NewMessage {
  const question = `${to.id}:welcome`;
  const worded = words.word(
    { lines: [{ prompt: 'welcome', values: {} }] },
    {
      channel: to.channel,
      locale: to.locale,
      seed: `${to.id}:1`,
      lines: {},
      now,
      conduct: { askedWhy: false, apologised: false, promised: [] },
    },
  );
  return {
    conversation: to.id,
    id: `${to.id}|welcome`,
    at: now,
    from: { role: 'bot', id: 'amends', name: words.company.name },
    text: worded.text,
    question,
    buttons: worded.buttons,
    prompts: worded.prompts,
    locale: worded.locale,
    promptSet: words.version,
  };
}
