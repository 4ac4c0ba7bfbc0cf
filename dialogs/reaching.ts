import { withClaim } from './domain/changed.ts';
import type { Claim } from './domain/claim.ts';
import type { Complaint } from './domain/complaint.ts';
import { addressMissing, type Away } from './domain/reaching.ts';
import type { Question } from './domain/session.ts';
import type { Turn } from './turn.ts';

const ADDRESS: Readonly<Record<Away, string>> = {
  email: 'ask-email',
  phone: 'ask-call-number',
  text: 'ask-text-number',
};

/** Asks for the address or the number of the way they named; undefined when none is lacking. */
export function addressQuestion(claim: Claim): Pick<Question, 'asks' | 'prompt'> | undefined {
  const way = addressMissing(claim);
  return way && { asks: 'contact', prompt: ADDRESS[way] };
}

/** The answer comes where they write. */
export function reachHere(turn: Turn, complaint: Complaint): Complaint {
  const said = turn.messages.at(-1);
  if (!said) return complaint;
  const from = { conversation: said.conversation, seq: said.seq };
  return withClaim(complaint, { contact: { way: 'here', from } });
}

/** Where to is not asked again: a way they named stays, without its address; without one the answer comes here. */
export function stopAskingWhere(turn: Turn, complaint: Complaint): Complaint {
  return addressMissing(complaint.claim) ? declined(complaint, 'contact', turn) : reachHere(turn, complaint);
}

/** This detail is not asked for again; the record says whether it was left out or is not known. */
export function declined(complaint: Complaint, name: string, turn: Turn): Complaint {
  const how = turn.understanding.signals.skip ? ('skipped' as const) : ('unknown' as const);
  return withClaim(complaint, { declined: { ...complaint.claim.declined, [name]: how } });
}

/** Skipping and not knowing always work, in words or by button. */
export function passes(turn: Turn): boolean {
  const { skip, dontKnow } = turn.understanding.signals;
  return Boolean(skip || dontKnow) || passesByButton(turn);
}

/** The words of such a button are ours: they are no answer. */
export function passesByButton({ choice }: Turn): boolean {
  return choice !== undefined && /^(dont-know|skip|no-)/.test(choice.button);
}
