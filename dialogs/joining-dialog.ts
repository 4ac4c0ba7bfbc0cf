import { askNext } from './claim-dialog.ts';
import { withSession } from './domain/changed.ts';
import type { Complaint } from './domain/complaint.ts';
import { note } from './domain/complaint-service.ts';
import { holdsAnything } from './domain/folding.ts';
import type { KnownFact } from './domain/proof.ts';
import { ENOUGH_FACTS, factsIn, withFacts } from './domain/proving.ts';
import type { Question } from './domain/session.ts';
import { asides } from './interruptions.ts';
import { passes } from './reaching.ts';
import { readBack } from './read-back-dialog.ts';
import { after, ask, line, promptAgain } from './reply.ts';
import { asksStatus } from './status-dialog.ts';
import type { Line, Outcome, Turn, World } from './turn.ts';

/**
 * They want to go on with a complaint that they began somewhere else. Nothing is said of it, not even whether it exists,
 * before they have shown that it is theirs; what is asked and answered until then is the same for every reference.
 * Without an outcome the turn is about something else, and goes on with the complaint that is returned.
 */
export function joining(turn: Turn, complaint: Complaint): { outcome?: Outcome; complaint: Complaint } {
  const { signals, reference } = turn.understanding;
  const asked = complaint.session.question?.asks;
  const proving = asked === 'proof' ? complaint.session.joining?.reference : undefined;
  const own = reference !== undefined && reference === complaint.reference;
  // Said once more beside the proof that was asked for, it is no other one.
  const other = own || reference === proving ? undefined : reference;
  const speaksOfIt = signals.status || signals.wroteBefore || asksStatus(turn);
  if (other && (asked === 'reference' || asked === 'proof' || speaksOfIt || isBrief(turn))) {
    return { outcome: aboutThat(turn, complaint, other), complaint };
  }
  // They are back with their own: the other one is let go of, and its reference is no guess at anything.
  if (asked === 'proof' && own) return { complaint: asBefore(complaint) };
  if (asked === 'proof' || asked === 'reference') {
    const given = factsIn(turn.understanding, complaint.session.joining?.reference ?? '');
    const outcome = asked === 'proof' ? prove(turn, complaint, given) : withoutReference(turn, complaint);
    return { ...(outcome ? { outcome } : {}), complaint: outcome ? complaint : asBefore(complaint) };
  }
  const lost = speaksOfIt && !signals.story && complaint.state === 'draft' && !holdsAnything(complaint);
  return lost
    ? { outcome: ask(complaint, { asks: 'reference', prompt: 'ask-reference' }, turn.world), complaint }
    : { complaint };
}

/** Little else than the reference: it is what they want to speak of, whatever is being told. */
function isBrief({ messages }: Turn): boolean {
  return messages.every(({ text }) => text.trim().split(/\s+/).length <= 6);
}

/** That reference is named, with what they say beside it. */
function aboutThat(turn: Turn, complaint: Complaint, reference: string): Outcome {
  const { question, joining } = complaint.session;
  const interrupted = question?.asks === 'proof' ? joining?.question : question;
  const kept = interrupted && interrupted.asks !== 'reference' ? { question: interrupted } : {};
  const facts = joining?.reference === reference ? joining.facts : [];
  const about = { reference, facts, ...kept };
  return tryJoining(turn, withSession(complaint, { joining: about }));
}

/** What they say now to show that it is theirs; undefined when they tell their story here instead. */
function prove(turn: Turn, complaint: Complaint, given: readonly KnownFact[]): Outcome | undefined {
  const { joining, question } = complaint.session;
  const { signals, questions } = turn.understanding;
  if (!joining) return undefined;
  if (turn.choice?.button === 'text-a-code') {
    return { complaint, replies: [], errand: { do: 'send-code', reference: joining.reference } };
  }
  const code = codeIn(turn);
  if (code || given.length) return tryJoining(turn, complaint, code);
  if (signals.story) return undefined;
  if (passes(turn) || signals.no) return stopProving(turn, complaint);
  const { lines, complaint: heard } = asides(turn, complaint);
  if (lines.length || questions.length) return after(lines, askProof(turn, heard));
  return (question?.times ?? 1) < 2 ? askProof(turn, complaint, 'ask-again') : stopProving(turn, complaint);
}

function tryJoining(turn: Turn, complaint: Complaint, code?: string): Outcome {
  const { joining } = complaint.session;
  if (!joining) return { complaint, replies: [] };
  const { reference } = joining;
  const facts = withFacts(joining.facts, factsIn(turn.understanding, reference));
  return {
    complaint: withSession(complaint, { joining: { ...joining, facts } }),
    replies: [],
    errand: { do: 'join', reference, facts, ...(code ? { code } : {}) },
  };
}

/** Six digits and nothing else, as a code is written. */
function codeIn(turn: Turn): string | undefined {
  for (const { text } of turn.messages) {
    const digits = /^\D{0,20}(\d{3})[ -]?(\d{3})\D{0,5}$/.exec(text.trim());
    if (digits) return `${digits[1]}${digits[2]}`;
  }
  return undefined;
}

function withoutReference(turn: Turn, complaint: Complaint): Outcome | undefined {
  const { signals } = turn.understanding;
  if (signals.story) return undefined;
  const times = complaint.session.question?.times ?? 1;
  if (passes(turn) || signals.no || times >= 2) return stopProving(turn, complaint);
  return ask(complaint, { asks: 'reference', prompt: 'ask-reference', section: 'ask-again' }, turn.world);
}

/** What the errand needs and lacks is asked for. */
export function askProof(turn: Pick<Turn, 'world'>, complaint: Complaint, section?: 'ask-again'): Outcome {
  const { question } = complaint.session;
  const same = question?.asks === 'proof' && !section ? { times: question.times } : {};
  const of = { asks: 'proof' as const, prompt: 'ask-proof', ...same, ...(section ? { section } : {}) };
  return withCodeOffered(ask(complaint, of, turn.world), turn.world);
}

/** One fact is here; another is needed. */
export function askAnotherFact(turn: Turn, complaint: Complaint): Outcome {
  return withCodeOffered(ask(complaint, { asks: 'proof', prompt: 'ask-another-fact' }, turn.world), turn.world);
}

/** It did not fit: said the same way whatever is the matter, and whether there is such a complaint or not. */
export function proofRefused(turn: Turn, complaint: Complaint): Outcome {
  const { joining } = complaint.session;
  const fresh = joining ? withSession(complaint, { joining: { ...joining, facts: [] } }) : complaint;
  return withCodeOffered(ask(fresh, { asks: 'proof', prompt: 'proof-refused' }, turn.world), turn.world);
}

/** It was tried often enough here, or they cannot show it: a person is offered, and what was begun here goes on. */
export function stopProving(turn: Turn, complaint: Complaint): Outcome {
  const free = noted(turn, asBefore(complaint), complaint.session.joining?.reference);
  return after([line(free, 'proof-stop')], whereItStood(turn, free));
}

/** Whoever takes this one over reads which other one they spoke of. */
function noted(turn: Turn, complaint: Complaint, reference: string | undefined): Complaint {
  if (!reference) return complaint;
  const text = `They spoke of ${reference}, and could not show that it is theirs. Please check before you speak of it.`;
  if (complaint.notes.some((n) => n.text === text)) return complaint;
  return note(complaint, 'bot', text, { now: turn.now, id: turn.world.id });
}

/** A code is under way if there is a number to send it to; which of both is not said. */
export function codeSent(turn: Turn, complaint: Complaint): Outcome {
  return ask(complaint, { asks: 'proof', prompt: 'code-sent' }, turn.world);
}

/** Enough facts to be held against a record. */
export function isEnough({ facts, code }: { facts: readonly unknown[]; code?: string }): boolean {
  return code !== undefined || facts.length >= ENOUGH_FACTS;
}

/** It is theirs: where it stands is told, and the dialog goes on where it stood. */
export function goOnHere(turn: Turn, complaint: Complaint): Outcome {
  const lines = [line(complaint, 'joined'), ...standing(complaint)];
  return after(lines, whereItStood(turn, complaint));
}

/** Where it stands, in one line; nothing where the question that follows says it. */
function standing(complaint: Complaint): Line[] {
  const { handoff, state, session } = complaint;
  if (session.question?.asks === 'keep-waiting') return [];
  if (state === 'closed') return [line(complaint, 'status-closed')];
  if (handoff?.state === 'accepted') return [line(complaint, 'status-with-person')];
  return handoff?.state === 'waiting' ? [line(complaint, 'status-waiting')] : [];
}

/** The open question once more, in its first words. */
export function whereItStood(turn: Turn, complaint: Complaint): Outcome {
  const { question, dialog } = complaint.session;
  if (complaint.floor !== 'bot') return { complaint, replies: [] };
  if (dialog === 'read-back') return readBack(turn, complaint);
  if (question) return again(complaint, question, turn.world);
  return dialog === 'claim' ? askNext(turn, complaint) : { complaint, replies: [] };
}

function again(complaint: Complaint, question: Question, world: World): Outcome {
  const { asks, times } = question;
  return ask(complaint, { asks, prompt: promptAgain(question), times }, world);
}

/** Where texts can be sent, a code is offered with the question, to everybody. */
function withCodeOffered(outcome: Outcome, { texting }: World): Outcome {
  if (!texting) return outcome;
  const replies = outcome.replies.map((reply) => ({
    ...reply,
    lines: reply.lines.map((said) => ({ ...said, moment: 'texting' })),
  }));
  return { ...outcome, replies };
}

/** The complaint of this conversation, with the question that was open before another one was spoken of. */
function asBefore(complaint: Complaint): Complaint {
  const { session } = complaint;
  return withSession(complaint, { joining: undefined, question: session.joining?.question });
}
