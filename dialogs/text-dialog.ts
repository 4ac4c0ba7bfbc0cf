import { withClaim, withSession } from './domain/changed.ts';
import type { Complaint } from './domain/complaint.ts';
import { phoneOf } from './domain/proving.ts';
import { whereItStood } from './joining-dialog.ts';
import { passes } from './reaching.ts';
import { after, ask, line, promptAgain } from './reply.ts';
import type { Outcome, Turn } from './turn.ts';

/** A request of so many words asks for little else; while a story is told, one of fewer. */
const BRIEF = 10;
const CURT = 6;

/**
 * They want to go on by text message instead: their number is asked for, unless it is known, and then asked whether to
 * go on there. Without an outcome the turn is about something else. Where no texts can be sent, nothing of this happens.
 */
export function goOnByText(turn: Turn, complaint: Complaint): { outcome?: Outcome; complaint: Complaint } {
  const { question, goesOnByText } = complaint.session;
  if (!mayAsk(turn)) return { complaint };
  if (goesOnByText && question?.asks === 'contact') return numberGiven(turn, complaint);
  const wants = turn.choice?.button === 'text-me' || (asksForText(turn, complaint) && question?.asks !== 'contact');
  if (!wants) return { complaint };
  const kept = question ? { question } : {};
  const next = byText(turn, withSession(complaint, { goesOnByText: kept }));
  const phone = turn.understanding.phone?.value ?? phoneOf(next) ?? turn.knownPhone;
  if (phone) return { complaint: next, outcome: { complaint: next, replies: [], errand: { do: 'invite', phone } } };
  return { complaint: next, outcome: ask(next, { asks: 'contact', prompt: 'ask-text-number' }, turn.world) };
}

/** They ask to go on by text, where that can be done; a story may tell that somebody else was asked to. */
export function asksForText(turn: Turn, { session }: Complaint): boolean {
  const { signals } = turn.understanding;
  if (!signals.byText || !mayAsk(turn)) return false;
  const words = turn.messages.reduce((sum, { text }) => sum + text.trim().split(/\s+/).length, 0);
  return !signals.story || words <= (session.dialog === 'hear-out' ? CURT : BRIEF);
}

function mayAsk({ world, channel }: Turn): boolean {
  return world.texting && channel !== 'sms' && channel !== 'whatsapp';
}

function numberGiven(turn: Turn, complaint: Complaint): { outcome?: Outcome; complaint: Complaint } {
  const { signals, phone } = turn.understanding;
  const { question } = complaint.session;
  if (phone) {
    const next = byText(turn, complaint);
    return {
      complaint: next,
      outcome: { complaint: next, replies: [], errand: { do: 'invite', phone: phone.value } },
    };
  }
  const stays =
    turn.choice?.button === 'here' || turn.understanding.contactWay === 'here' || passes(turn) || signals.no;
  if (!stays && signals.story) return { complaint: asBefore(complaint) };
  if (!stays && (question?.times ?? 1) < 2) {
    const again = { asks: 'contact' as const, prompt: 'ask-text-number', section: 'ask-again' as const };
    return { complaint, outcome: ask(complaint, again, turn.world) };
  }
  const here = asBefore(complaint);
  return { complaint: here, outcome: after([line(here, 'goes-on-here')], whereItStood(turn, here)) };
}

/** The way they want to be reached, with the number when they said it. */
function byText(turn: Turn, complaint: Complaint): Complaint {
  const { phone } = turn.understanding;
  const said = turn.messages.at(-1);
  const address = phone?.value ?? phoneOf(complaint) ?? turn.knownPhone;
  const from = phone?.from ?? (said && { conversation: said.conversation, seq: said.seq });
  if (!from) return complaint;
  const contact = { way: 'text' as const, ...(address ? { address } : {}), from };
  return withClaim(complaint, { contact });
}

/** A text asks them there; until they answer it, it goes on here. */
export function invited(turn: Turn, complaint: Complaint): Outcome {
  const here = asBefore(complaint);
  return after([line(here, 'text-invited')], whereItStood(turn, here));
}

/** No text can be sent to that number. */
export function cannotText(turn: Turn, complaint: Complaint, optedOut: boolean): Outcome {
  const here = asBefore(complaint);
  return after([line(here, optedOut ? 'text-opted-out' : 'text-cannot')], whereItStood(turn, here));
}

/**
 * The text that asked them there has not arrived. What is open is asked again as the same question, so that the choices
 * they see still count; nothing is asked while they are writing.
 */
export function textFailed(complaint: Complaint, phone: string, mayAsk: boolean): Outcome {
  const said = line(complaint, 'text-failed', { values: { 'contact.address': phone } });
  const { question } = complaint.session;
  if (!question || !mayAsk || complaint.unheard.length) return { complaint, replies: [{ lines: [said] }] };
  const asked = line(complaint, promptAgain(question));
  const card = question.asks === 'summary' ? { card: 'summary' as const } : {};
  return { complaint, replies: [{ lines: [said, asked], question, ...card }] };
}

function asBefore(complaint: Complaint): Complaint {
  const { session } = complaint;
  return withSession(complaint, { goesOnByText: undefined, question: session.goesOnByText?.question });
}
