import { withSession } from './domain/changed.ts';
import type { Complaint } from './domain/complaint.ts';
import type { Session } from './domain/session.ts';
import type { Turn } from './turn.ts';

/** So many messages show how somebody writes, and so few words in each are few. */
const ENOUGH = 3;
const FEW = 3;

/** The complaint with their words counted in. Buttons and files are no words of theirs. */
export function countWritten(turn: Turn, complaint: Complaint): Complaint {
  const written = turn.messages.filter((m) => m.text.trim() !== '' && !m.choice);
  if (!written.length) return complaint;
  const before = complaint.session.written ?? { messages: 0, words: 0 };
  const words = written.reduce((sum, { text }) => sum + text.trim().split(/\s+/).length, before.words);
  return withSession(complaint, { written: { messages: before.messages + written.length, words } });
}

/** Whether they write in a word or two: what has words for that is then asked in as few. */
export function isBrief({ written }: Session): boolean {
  return written !== undefined && written.messages >= ENOUGH && written.words <= FEW * written.messages;
}
