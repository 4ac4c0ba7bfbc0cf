import { withSession } from './domain/changed.ts';
import type { Complaint } from './domain/complaint.ts';
import { fileRight, handOver, promiseAnswer } from './domain/complaint-service.ts';
import type { Handoff, HandoffReason } from './domain/handoff.ts';
import { answeredBy, line, tell } from './reply.ts';
import type { Line, Outcome, Turn } from './turn.ts';

/** The claim is complete and the customer has seen it: a person gets it. */
export function handOverComplete(turn: Turn, complaint: Complaint): Outcome {
  const filed = withAnswerPromised(turn, handOver(complaint, 'complete', { ...turn.world, now: turn.now }));
  return tell(filed, [line(filed, 'handed-over', situation(turn)), ...answerLine(filed), line(filed, 'outside-body')]);
}

/** Whether the claim is right could not be found out by asking: a person gets it as it stands, and what was said to it. */
export function handOverUnclear(turn: Turn, complaint: Complaint): Outcome {
  const filed = withAnswerPromised(turn, handOver(complaint, 'unclear', { ...turn.world, now: turn.now }));
  const left = line(filed, 'read-back', { section: 'stop-asking' });
  const over = line(filed, 'handed-over', situation(turn));
  return tell(filed, [left, over, ...answerLine(filed), line(filed, 'outside-body')]);
}

/** What they asked and nobody here could answer is promised an answer, now that a person is asked to come. */
function withAnswerPromised(turn: Turn, filed: Complaint): Complaint {
  const asked = filed.claim.questions.some(({ answered }) => !answered);
  return asked ? promiseAnswer(filed, { ...turn.world, now: turn.now }) : filed;
}

function answerLine(filed: Complaint): Line[] {
  const by = answeredBy(filed);
  return by.values ? [line(filed, 'answer-promised', by)] : [];
}

/**
 * A person is asked for, or needed, now: the handoff is in this very turn, from wherever the dialog stands. The
 * apology is not left out for it, and the summary follows, to be corrected while waiting.
 */
export function handOverNow(turn: Turn, complaint: Complaint, reason: HandoffReason, before: Line[]): Outcome {
  const { handoff, session } = complaint;
  if (handoff?.state === 'waiting' && session.dialog === 'waiting')
    return alreadyWaiting(complaint, handoff, reason, before);
  const sorry = !complaint.session.apologisedAt && complaint.claim.story.length > 0 && reason !== 'danger';
  const apologised = sorry ? withSession(complaint, { apologisedAt: turn.now }) : complaint;
  const handed = handOver(apologised, reason, { ...turn.world, now: turn.now });
  const urgent = reason === 'danger' || reason === 'threat' ? reason : undefined;
  const filed = urgent ? handed : withAnswerPromised(turn, handed);
  const lines = [
    ...before,
    ...(sorry ? [line(filed, 'apology')] : []),
    line(filed, 'person-now', urgent ? { moment: urgent } : situation(turn)),
    ...answerLine(filed),
  ];
  const { complaint: told, replies } = tell(filed, lines);
  const known = Object.keys(filed.claim.details).length > 0 || filed.claim.story.length > 0;
  if (!known || urgent) return { complaint: told, replies };
  return { complaint: told, replies: [...replies, { lines: [line(filed, 'summary-to-correct')], card: 'summary' }] };
}

/** They use a right over their data: a person decides about it, and the reference is their receipt. */
export function handOverRight(turn: Turn, complaint: Complaint, before: Line[]): Outcome {
  const filed = handOver(complaint, 'rights', { ...turn.world, now: turn.now });
  return tell(filed, [...before, receipt(filed)]);
}

/** The same in the middle of a story, which goes on. */
export function takeUpRight(turn: Turn, complaint: Complaint): { complaint: Complaint; line: Line } {
  const filed = fileRight(complaint, { ...turn.world, now: turn.now });
  return { complaint: filed, line: receipt(filed) };
}

function receipt(filed: Complaint): Line {
  return line(filed, 'rights-request', { moment: 'filed' });
}

/** Asked again while waiting, they hear where that stands; danger and a threat make it graver for the desk. */
function alreadyWaiting(complaint: Complaint, handoff: Handoff, reason: HandoffReason, before: Line[]): Outcome {
  if (reason !== 'danger' && reason !== 'threat') return tell(complaint, [...before, line(complaint, 'keep-waiting')]);
  const graver = { ...complaint, handoff: { ...handoff, reason } };
  return tell(graver, [...before, line(graver, 'person-now', { moment: reason })]);
}

/** What is true of the wait: a measured range, or honestly nothing; a closed desk says when it opens. */
export function situation(turn: Pick<Turn, 'world'>): Omit<Line, 'prompt'> {
  const { wait, opensAt } = turn.world;
  if (opensAt !== undefined) return { moment: 'desk-closed', values: { 'desk.opens': opensAt } };
  return wait ? { values: { 'wait.range': wait } } : {};
}
