import { acknowledge } from './acknowledgement.ts';
import { answerPromised } from './domain/complaint-service.ts';
import type { Complaint } from './domain/complaint.ts';
import type { Instant } from './domain/message.ts';
import type { Promise } from './domain/promise.ts';
import { answerLater, checkIn, openPromises, SELDOM_FACTOR, settle } from './domain/promise.ts';
import type { Taken } from './domain/taking.ts';
import { addressMissing } from './domain/reaching.ts';
import { situation } from './handoff-dialog.ts';
import { addressQuestion, passes, reachHere, stopAskingWhere } from './reaching.ts';
import { ask, line, tell } from './reply.ts';
import { asksStatus } from './status-dialog.ts';
import type { Line, Outcome, Turn, World } from './turn.ts';

/** Nobody has waited long enough to be asked again after this many check-ins; then they come much less often. */
const OFTEN = 3;
/** Where the company does not say how long an answer may take. */
const LATER_MS = 24 * 3_600_000;

/** What is said while the customer waits for a person: everything is added to what that person reads. */
export function wait(turn: Turn, complaint: Complaint, taken: Taken): Outcome {
  const { signals } = turn.understanding;
  const button = turn.choice?.button;
  const asked = complaint.session.question?.asks;
  if (button === 'answer-later') return later(turn, complaint);
  if (asked === 'contact') return laterTo(turn, complaint, taken);
  if (button === 'i-will-wait' || (asked === 'keep-waiting' && signals.yes))
    return tell(complaint, [line(complaint, 'keep-waiting')]);
  if (asked === 'keep-waiting' && signals.no) return later(turn, complaint);
  if (button === 'change-something') return ask(complaint, { asks: 'change', prompt: 'ask-change' }, turn.world);
  const way = turn.understanding.contactWay;
  if (way && way !== 'here') return later(turn, complaint);
  const changed = acknowledge(complaint, taken);
  if (changed.length) return tell(complaint, changed);
  if (signals.yes) return tell(complaint, [line(complaint, 'keep-waiting')]);
  if (signals.status || signals.greeting || asksStatus(turn))
    return tell(complaint, [line(complaint, 'status-waiting')]);
  if (signals.thanks) return tell(complaint, [line(complaint, 'thanks')]);
  return tell(complaint, [line(complaint, 'added-while-waiting')]);
}

/** The promised word: news or none, with the next time, and, unless they are still telling, whether waiting is all right. */
export function writeAgain(complaint: Complaint, due: Promise, at: { now: Instant; world: World }): Outcome {
  const late = at.now > due.due;
  const promises = settle(complaint.promises, due.id, late ? 'told' : 'kept', at.now);
  const told = complaint.session.checkIns + 1;
  const tellsOn = complaint.session.dialog !== 'waiting';
  const pace = tellsOn || told >= OFTEN ? at.world.checkInMs * SELDOM_FACTOR : at.world.checkInMs;
  const next: Complaint = {
    ...complaint,
    promises: [...promises, checkIn(at.world.id('prm'), at.now, pace, at.world.firstWriting)],
    session: { ...complaint.session, checkIns: told },
  };
  const said: Line[] = late ? [line(next, 'check-in-late', { values: { 'promise.was': due.due } })] : [];
  // What they are being asked stays the question.
  if (tellsOn) return { complaint: next, replies: [{ lines: [...said, line(next, 'status-waiting')] }] };
  const { values } = situation(at);
  const moment = at.world.texting ? { moment: 'texting' } : {};
  const prompt = 'check-in';
  const outcome = ask(next, { asks: 'keep-waiting', prompt, lines: [] }, at.world);
  const lines = late ? said : [line(next, prompt, { ...(values ? { values } : {}), ...moment })];
  return { ...outcome, replies: outcome.replies.map((reply) => ({ ...reply, lines })) };
}

/** A promised answer will not come in time: said before it is due, with a new time. */
export function slip(complaint: Complaint, due: Promise, at: { now: Instant; world: World }): Outcome {
  const promises = settle(complaint.promises, due.id, 'told', at.now);
  const within = at.world.answerWithinMs ?? LATER_MS;
  const anew = answerLater(at.world.id('prm'), at.now, due.due + within, at.world.firstWriting);
  const next = { ...complaint, promises: [...promises, anew] };
  return tell(next, [line(next, 'promise-late', { values: { 'promise.was': due.due, 'promise.when': anew.due } })]);
}

/** They would rather be written to later: check-ins stop, and an answer is promised instead. */
function later(turn: Turn, complaint: Complaint): Outcome {
  const question = addressQuestion(complaint.claim) ?? { asks: 'contact' as const, prompt: 'ask-later-contact' };
  const known = complaint.claim.contact && !addressMissing(complaint.claim);
  return known ? promiseLater(turn, complaint) : ask(complaint, question, turn.world);
}

function laterTo(turn: Turn, complaint: Complaint, taken: Taken): Outcome {
  const { question } = complaint.session;
  if (turn.choice?.button === 'here' || turn.understanding.contactWay === 'here')
    return promiseLater(turn, reachHere(turn, complaint));
  if (taken.contact) return later(turn, complaint);
  if (!question || question.times >= 2 || passes(turn) || turn.understanding.signals.no)
    return promiseLater(turn, stopAskingWhere(turn, complaint));
  return ask(complaint, { asks: 'contact', prompt: question.prompt, section: 'ask-again' }, turn.world);
}

/** One promise of an answer stands in the place of all that were open, and is never later than one of them was. */
function promiseLater(turn: Turn, complaint: Complaint): Outcome {
  const withdrawn = openPromises(complaint.promises).reduce<Promise[]>(
    (all, p) => settle(all, p.id, 'withdrawn', turn.now),
    complaint.promises,
  );
  const within = (turn.world.opensAt ?? turn.now) + (turn.world.answerWithinMs ?? LATER_MS);
  const due = Math.min(within, answerPromised(complaint)?.due ?? within);
  const next = {
    ...complaint,
    promises: [...withdrawn, answerLater(turn.world.id('prm'), turn.now, due, turn.world.firstWriting)],
  };
  return tell(next, [line(next, 'answer-later')]);
}
