import { askNext, claim } from './claim-dialog.ts';
import { changed, withSession } from './domain/changed.ts';
import type { Complaint } from './domain/complaint.ts';
import { hubWaitEnds, silenceEnds } from './domain/complaint.ts';
import { queued } from './domain/complaint-service.ts';
import { unanswered } from './domain/hub-service.ts';
import type { Instant, MessageRef } from './domain/message.ts';
import { openPromises } from './domain/promise.ts';
import { onlyWishesLanguage } from './domain/spoken.ts';
import type { Taken } from './domain/taking.ts';
import { takeIn } from './domain/taking.ts';
import { handOverNow, handOverRight, takeUpRight } from './handoff-dialog.ts';
import { hearOut } from './hear-out-dialog.ts';
import { asides, goingOn, pauseOrRestart, urgency, usesRight } from './interruptions.ts';
import { confirm, readBack } from './read-back-dialog.ts';
import { passesByButton } from './reaching.ts';
import { countWritten } from './manner.ts';
import { after, ask, line, tell } from './reply.ts';
import { goOnHere, joining } from './joining-dialog.ts';
import { statusHere } from './status-dialog.ts';
import { afterwards, answerSurvey, openAgain } from './survey-dialog.ts';
import { asksUnanswered, tells } from './telling.ts';
import type { Outcome, Turn, World } from './turn.ts';
import { asksForText, goOnByText } from './text-dialog.ts';
import { slip, wait, writeAgain } from './waiting-dialog.ts';

/** What is said in passing, and the complaint after it. */
type Aside = ReturnType<typeof asides>;

/** The same, and the whole outcome where nothing is left to do in this turn. */
type TakenUp = Aside & { outcome?: Outcome };

/**
 * What the bot does about what the customer said. Everything said is taken into the claim first; then comes what must
 * not wait (a person, danger, stop), then what is said in passing, and last the dialog that has the floor.
 */
export function hear(given: Turn, known: Complaint): Outcome {
  const before = countWritten(given, known);
  if (given.over) return { complaint: before, replies: [{ lines: [line(before, 'button-over')] }] };
  if (wishesLanguage(given)) return inThatLanguage(given, before);
  const turn = asksForText(given, before) || saysHow(given, before) ? withoutQuestions(given) : given;
  if (before.session.arrived) return hearArrived(turn, before);
  const { outcome, complaint } = elsewhere(turn, before);
  if (outcome) return outcome;
  if (complaint.state === 'closed') return hearAfterwards(turn, complaint);
  const { complaint: heard, taken } = take(turn, complaint);
  const passing = asides(turn, heard);
  const urgent = urgency(turn);
  if (urgent) return handOverNow(turn, passing.complaint, urgent, passing.lines);
  const aside: TakenUp = usesRight(turn, before) ? rightTaken(turn, passing) : passing;
  if (aside.outcome) return aside.outcome;
  const byText = goOnByText(turn, aside.complaint);
  if (byText.outcome) return after(aside.lines, byText.outcome);
  const said = { lines: aside.lines, complaint: byText.complaint };
  const paused = pauseOrRestart(turn, said.complaint);
  if (paused) return after(said.lines, paused);
  const back = goingOn(turn, said.complaint);
  if (back && !turn.understanding.signals.story) return after([...said.lines, back], whereItWas(turn, said.complaint));
  if (onlyAside(turn, heard, said.lines.length > 0)) return tellAside(said);
  return after(said.lines, goOn(turn, said.complaint, taken));
}

/** Whether they say nothing but in which language to go on. */
export function wishesLanguage({ messages, attachments }: Pick<Turn, 'messages' | 'attachments'>): boolean {
  return attachments.length === 0 && onlyWishesLanguage(messages.map(({ text }) => text));
}

/** It is done, said in one line, and what was asked is asked again in it; an open question of another dialog stays open. */
function inThatLanguage(turn: Turn, complaint: Complaint): Outcome {
  const { dialog } = complaint.session;
  const said = [line(complaint, 'language-changed')];
  if (dialog === 'hear-out' && !complaint.claim.story.length) said.push(line(complaint, 'ask-what-happened'));
  const asks = dialog === 'hear-out' || dialog === 'claim' || dialog === 'read-back';
  return after(said, asks ? whereItWas(turn, complaint) : { complaint, replies: [] });
}

/** "Can we go on by text?" is answered by doing it. */
function withoutQuestions(turn: Turn): Turn {
  return { ...turn, understanding: { ...turn.understanding, questions: [] }, answers: [] };
}

/** "Can you text me?" is the answer to how to reach them, and nothing that has to be found out. */
function saysHow({ understanding }: Turn, { session }: Complaint): boolean {
  const named = understanding.contactWay ?? understanding.phone ?? understanding.email;
  return session.question?.asks === 'contact' && named !== undefined && understanding.questions.length === 1;
}

/** The first words in another place: a plain yes is to going on there, and no answer to what was asked before. */
function hearArrived(turn: Turn, before: Complaint): Outcome {
  const complaint = withSession(before, { arrived: undefined });
  const { yes: _yes, ...signals } = turn.understanding.signals;
  const more = tells(turn) || turn.attachments.length > 0 || turn.understanding.questions.length > 0 || urgency(turn);
  if (!more) return goOnHere(turn, complaint);
  return hear({ ...turn, understanding: { ...turn.understanding, signals } }, complaint);
}

/** Another complaint is spoken of, or this one's standing asked for; not when somebody has to come now. */
function elsewhere(turn: Turn, complaint: Complaint): { outcome?: Outcome; complaint: Complaint } {
  if (urgency(turn) || turn.understanding.signals.stop) return { complaint };
  const joined = joining(turn, complaint);
  const outcome = joined.outcome ?? statusHere(turn, joined.complaint);
  return { complaint: joined.complaint, ...(outcome ? { outcome } : {}) };
}

/** What the bot does because a time has come: the promised word, a slipped promise, a silent agent. */
export function ring(complaint: Complaint, now: Instant, world: World): Outcome {
  const at = { now, world };
  const silence = silenceEnds(complaint);
  if (silence !== undefined && silence <= now) return takeBack(complaint, at);
  const asked = hubWaitEnds(complaint);
  if (asked !== undefined && asked <= now) return { complaint: unanswered(complaint, { ...world, now }), replies: [] };
  const due = openPromises(complaint.promises).find((p) => p.rings <= now);
  if (!due) return { complaint, replies: [] };
  return due.what === 'check-in' ? writeAgain(complaint, due, at) : slip(complaint, due, at);
}

function hearAfterwards(turn: Turn, complaint: Complaint): Outcome {
  if (urgency(turn)) return openAgain(turn, complaint);
  return complaint.session.dialog === 'ended' ? afterwards(turn, complaint) : answerSurvey(turn, complaint);
}

function take(turn: Turn, complaint: Complaint): { complaint: Complaint; taken: Taken } {
  const { session } = complaint;
  const heard = passesByButton(turn) ? { ...turn.understanding, details: [] } : turn.understanding;
  const story = session.dialog === 'hear-out' && tells(turn) ? turn.messages : [];
  // An insult is nothing to give back.
  const first = turn.understanding.signals.abuse ? undefined : turn.messages.find((m) => m.text);
  const last = turn.messages.at(-1);
  const { claim, taken } = takeIn(complaint.claim, {
    understanding: session.dialog === 'hear-out' && !story.length ? withoutQuote(heard) : heard,
    files: turn.attachments,
    asks: session.question?.asks,
    types: turn.world.claimTypes,
    story: story.map(refOf),
    ...(first ? { words: { words: first.text.slice(0, 120), from: refOf(first) } } : {}),
    ...(last ? { last: refOf(last) } : {}),
    ...(turn.messages.length === 1 ? { whole: turn.messages[0]?.text.trim() ?? '' } : {}),
    ...(turn.knownEmail ? { knownEmail: turn.knownEmail } : {}),
    id: turn.world.id,
  });
  return { complaint: changed(complaint, { claim }), taken };
}

/** What is no part of the story is not given back as if it were. */
function withoutQuote(understanding: Turn['understanding']): Turn['understanding'] {
  const { quote: _, ...rest } = understanding;
  return rest;
}

function refOf({ conversation, seq }: MessageRef): MessageRef {
  return { conversation, seq };
}

function goOn(turn: Turn, complaint: Complaint, taken: Taken): Outcome {
  switch (complaint.session.dialog) {
    case 'hear-out':
      return hearOut(turn, complaint, taken);
    case 'claim':
      return claim(turn, complaint, taken);
    case 'read-back':
      return confirm(turn, complaint, taken);
    default:
      return wait(turn, complaint, taken);
  }
}

/** A right is taken up at once. Where nothing is being told that is all; a story goes on where it stood. */
function rightTaken(turn: Turn, { complaint, lines }: Aside): TakenUp {
  const { dialog, apologisedAt } = complaint.session;
  if (dialog === 'hear-out' && !complaint.claim.story.length)
    return { complaint, lines, outcome: handOverRight(turn, complaint, lines) };
  const filed = takeUpRight(turn, complaint);
  const aside = { complaint: filed.complaint, lines: [...lines, filed.line] };
  const toldMore = tells(turn) || (dialog === 'hear-out' && !apologisedAt);
  return toldMore ? aside : { ...aside, outcome: after(aside.lines, whereItWas(turn, aside.complaint)) };
}

/** The dialog once more from where it stood before it was interrupted. */
function whereItWas(turn: Turn, complaint: Complaint): Outcome {
  const free = withSession(complaint, { question: undefined });
  const { session } = free;
  if (session.dialog === 'claim') return askNext(turn, free);
  if (session.dialog === 'hear-out' && session.apologisedAt) {
    return ask(free, { asks: 'more', prompt: 'is-there-more' }, turn.world);
  }
  return session.dialog === 'read-back' ? readBack(turn, free) : { complaint: free, replies: [] };
}

/** A question in passing, or a thank-you, before any story or while waiting: the answer is the whole reply. */
function onlyAside(turn: Turn, complaint: Complaint, said: boolean): boolean {
  const { signals } = turn.understanding;
  if (!said || turn.choice || turn.attachments.length || (signals.story && tells(turn))) return false;
  if (complaint.session.dialog === 'hear-out' && (asksUnanswered(turn) || signals.abuse)) return false;
  const quiet = complaint.session.dialog === 'waiting' || !complaint.claim.story.length;
  return quiet && (complaint.session.dialog === 'waiting' || complaint.session.dialog === 'hear-out');
}

/** The open question, if there is one, stays open. */
function tellAside(aside: Aside): Outcome {
  return { complaint: aside.complaint, replies: [{ lines: aside.lines }] };
}

function takeBack(complaint: Complaint, at: { now: Instant; world: World }): Outcome {
  const who = complaint.handoff?.agent?.name;
  const waiting = queued(complaint, { ...at.world, now: at.now });
  return tell(waiting, [line(waiting, 'agent-silent', who ? { values: { 'agent.name': who } } : {})]);
}
