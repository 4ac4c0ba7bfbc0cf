import { withSession } from '../../dialogs/domain/changed.ts';
import type { Complaint } from '../../dialogs/domain/complaint.ts';
import type { Message } from '../../dialogs/domain/message.ts';
import { spokenLocale } from '../../dialogs/domain/spoken.ts';
import type { Words } from './ports.ts';

/**
 * The complaint in the language the customer writes, or asks for, in these messages; the same one when nothing changed. A
 * pressed button is in the bot's language and says nothing of theirs.
 */
export function inTheirLanguage(
  complaint: Complaint,
  messages: readonly Pick<Message, 'text' | 'choice'>[],
  words: Words,
): Complaint {
  const texts = messages.filter((m) => !m.choice).map((m) => m.text);
  const locale = spokenLocale(texts, complaint.session.locale, [words.company.locale, ...words.locales]);
  return locale === complaint.session.locale ? complaint : withSession(complaint, { locale });
}

/** Whether the bot has said something in the other language already, so that the change is worth a word. */
export function changedInMidTalk(before: Complaint, after: Complaint): boolean {
  return before.session.locale !== after.session.locale && Object.keys(before.session.lines).length > 0;
}
