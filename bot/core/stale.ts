import type { Complaint } from '../../dialogs/domain/complaint.ts';
import type { Message } from '../../dialogs/domain/message.ts';

/**
 * What counts of what was said: a button of a question that is over (a card pressed twice, or after the dialog moved on)
 * means nothing any more. `over`: there was nothing else.
 */
export function withoutStale(
  { session }: Complaint,
  messages: readonly Message[],
): { messages: readonly Message[]; over: boolean } {
  const meant = messages.filter((message) => !isStale(message, session.question?.id));
  return meant.length ? { messages: meant, over: false } : { messages, over: messages.length > 0 };
}

function isStale(message: Message, open: string | undefined): boolean {
  const { choice } = message;
  if (!choice || choice.button === 'a-person' || choice.question === open) return false;
  return choice.question !== '' && !isBesideWords(message);
}

/** Buttons beside words that ask nothing carry the place of those words. */
export function isBesideWords({ choice, conversation }: Message): boolean {
  return choice?.question.startsWith(`${conversation}:`) === true;
}
