import type { QuickEar } from '../../../dialogs/domain/ports.ts';
import type { Asked } from '../../../dialogs/domain/session.ts';
import { findWay } from './contacts.ts';
import type { Reader, Reading } from './reading.ts';
import type { SignalReader } from './signals.ts';
import type { RuleWords, Signal } from './words.ts';

/** Signals that answer each kind of question with certainty when they are the whole message. */
const ANSWERS: Readonly<Record<string, readonly Signal[]>> = {
  more: ['no', 'done'],
  detail: ['skip', 'dontKnow', 'done'],
  expenses: ['no', 'skip', 'dontKnow', 'done'],
  receipts: ['yes', 'no', 'skip', 'dontKnow', 'done'],
  wish: ['skip', 'dontKnow'],
  contact: ['skip', 'no'],
  kind: ['skip', 'dontKnow'],
  change: ['no', 'done', 'skip'],
};
const YES_OR_NO: readonly Signal[] = ['yes', 'no', 'skip', 'done'];

/** The instant reading of one message; it looks only at what the reader has found already. */
export function createGlance(
  language: RuleWords,
  read: Reader,
  signals: SignalReader,
): (text: string, asks: Asked | undefined) => ReturnType<QuickEar['glance']> {
  return (text, asks) => {
    const reading = read(text);
    if (signals.isUrgent(reading)) return 'urgent';
    if (!asks) return 'story';
    const question = asks.startsWith('detail:') ? 'detail' : asks;
    if ((ANSWERS[question] ?? YES_OR_NO).some((signal) => reading.whole.has(signal))) return 'answer';
    const said = signals.read(reading, asks);
    if (said.unfinished || said.story || reading.whole.size > 0) return 'story';
    return isShortAnswer(question, reading) ? 'answer' : 'story';
  };

  function isShortAnswer(question: string, reading: Reading): boolean {
    const { words, plain } = reading.passage;
    const count = words.length;
    if (count === 0 || /\?\s*$/.test(plain)) return false;
    const has = (family: string): boolean => [...reading.hits.keys()].some((tag) => tag.startsWith(family));
    if (question === 'detail') return count <= 5 || signals.isValueAlone(reading);
    if (question === 'expenses' || question === 'change') return signals.isValueAlone(reading);
    if (question === 'wish') return count <= 8 && has('wish:');
    if (question === 'kind') return count <= 4 && has('about:');
    if (question === 'contact')
      return (
        count <= 8 &&
        (findWay(reading, language, true) !== undefined || plain.includes('@') || /(?:\d[ ().-]{0,2}){9}/.test(plain))
      );
    return false;
  }
}
