import { withClaim, withSession } from './domain/changed.ts';
import type { Complaint } from './domain/complaint.ts';
import { newSession } from './domain/session.ts';
import { emptyClaim } from './domain/claim.ts';
import type { HandoffReason } from './domain/handoff.ts';
import { promiseAnswer } from './domain/complaint-service.ts';
import { answeredBy, ask, line, tell } from './reply.ts';
import { asksStatus } from './status-dialog.ts';
import type { Line, Outcome, Turn } from './turn.ts';

/** Why a person has to come in this very turn; undefined when nobody asked for one and nobody is in danger. */
export function urgency(turn: Turn): HandoffReason | undefined {
  const { signals } = turn.understanding;
  if (signals.danger) return 'danger';
  if (signals.threat) return 'threat';
  if (signals.person || turn.choice?.button === 'a-person') return 'asked';
  return undefined;
}

/**
 * They use a right over their data, in a draft nobody has seen: a person gets it in this turn. A complaint that is on its
 * way to a person anyway takes it along, and so does one that has to go there now for graver reasons.
 */
export function usesRight(turn: Turn, { state }: Complaint): boolean {
  return Boolean(turn.understanding.signals.rights) && state === 'draft' && !urgency(turn);
}

/** Stop and start over: they take the whole turn. Undefined when neither was said. */
export function pauseOrRestart(turn: Turn, complaint: Complaint): Outcome | undefined {
  const { signals } = turn.understanding;
  if (complaint.session.question?.asks === 'start-over' && startsOver(turn)) {
    const fresh = { ...complaint, claim: emptyClaim(), session: newSession(complaint.session.locale) };
    return tell(fresh, [line(fresh, 'started-over')]);
  }
  if (signals.stop) return ask(complaint, { asks: 'pause', prompt: 'pause' }, turn.world);
  if (!signals.startOver || complaint.state !== 'draft') return undefined;
  return ask(complaint, { asks: 'start-over', prompt: 'start-over-ask' }, turn.world);
}

/** What is said when they go on after a pause, or keep what they have; undefined when nothing was interrupted. */
export function goingOn(turn: Turn, complaint: Complaint): Line | undefined {
  const asked = complaint.session.question?.asks;
  if (asked === 'start-over' && !startsOver(turn)) return line(complaint, 'kept-going');
  if (asked === 'pause') return line(complaint, 'paused-resumed');
  return turn.understanding.signals.startOver && complaint.state !== 'draft'
    ? line(complaint, 'kept-going')
    : undefined;
}

function startsOver(turn: Turn): boolean {
  const { yes, startOver } = turn.understanding.signals;
  return turn.choice?.button === 'start-over' || Boolean(yes) || Boolean(startOver);
}

/** What is said before the dialog goes on: warnings, answers, honest not-knowing. The story is not interrupted by it. */
export function asides(turn: Turn, complaint: Complaint): { lines: Line[]; complaint: Complaint } {
  const { signals, questions } = turn.understanding;
  const lines: Line[] = [];
  let next = complaint;
  if (turn.messages.some((m) => m.masked?.length) && !next.session.warnedOfSecrets) {
    lines.push(line(next, 'secret-masked'));
    next = withSession(next, { warnedOfSecrets: true });
  }
  if (turn.messages.some((m) => m.cut)) lines.push(line(next, 'too-long', { values: { 'limits.characters': 10_000 } }));
  if (turn.lostFile) lines.push(line(next, 'file-lost'));
  if (signals.areYouABot) lines.push(line(next, 'are-you-a-bot'));
  if (signals.rights) {
    if (!usesRight(turn, complaint)) lines.push(line(next, 'rights-request'));
    next = noted(next, turn, 'They asked for a right over their data. It needs a person.');
  }
  if (signals.abuse) {
    lines.push(line(next, 'abuse-calm'));
    next = noted(next, turn, 'There was swearing or insult. It was met calmly.');
  }
  if (signals.help && !questions.length) lines.push(line(next, 'help'));
  if (!listening(complaint)) {
    const answered = answers(turn, next);
    lines.push(...answered.lines);
    next = answered.complaint;
    if (turn.understanding.anger >= 2 && !next.session.offeredPerson && next.session.dialog !== 'waiting') {
      lines.push(line(next, 'offer-person'));
      next = withSession(next, { offeredPerson: true });
    }
  }
  return { lines, complaint: markAnswered(turn, next) };
}

/** The story is still coming: what it asks is noted for the person who takes it, and not answered in between. */
function listening(complaint: Complaint): boolean {
  const { session, claim } = complaint;
  return session.dialog === 'hear-out' && claim.story.length > 0 && !session.apologisedAt;
}

/**
 * One honest line per turn for what is not known, with who answers it, and by when where that can be promised; the
 * company's own words for what is known.
 */
function answers(turn: Turn, complaint: Complaint): { lines: Line[]; complaint: Complaint } {
  const { questions, signals } = turn.understanding;
  if (signals.areYouABot || signals.status || signals.rights || asksStatus(turn)) return { lines: [], complaint };
  const known = turn.answers.filter((a) => a !== undefined).slice(0, 2);
  const lines = known.map((a) =>
    line(complaint, 'answer', { values: { 'answer.title': a.title, 'answer.text': a.text } }),
  );
  const open = questions.some((_, i) => !turn.answers[i]);
  if (!open) return { lines, complaint };
  const promised = promiseAnswer(complaint, { ...turn.world, now: turn.now });
  const said = line(promised, signals.why ? 'why-unknown' : 'question-noted', answeredBy(promised));
  return { lines: [...lines, said], complaint: promised };
}

function markAnswered(turn: Turn, complaint: Complaint): Complaint {
  const answered = turn.understanding.questions.filter((_, i) => turn.answers[i]).map((q) => q.words);
  if (!answered.length || listening(complaint)) return complaint;
  const questions = complaint.claim.questions.map((q) =>
    answered.includes(q.words) ? { ...q, answered: true as const } : q,
  );
  return withClaim(complaint, { questions });
}

function noted(complaint: Complaint, turn: Turn, text: string): Complaint {
  if (complaint.notes.some((n) => n.text === text)) return complaint;
  const note = { id: turn.world.id('note'), at: turn.now, by: 'bot', text };
  return { ...complaint, notes: [...complaint.notes, note] };
}
