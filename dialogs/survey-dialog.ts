import { withSession } from './domain/changed.ts';
import type { Complaint } from './domain/complaint.ts';
import { reopen } from './domain/complaint-service.ts';
import { situation } from './handoff-dialog.ts';
import { ask, line, tell } from './reply.ts';
import { asksStatus } from './status-dialog.ts';
import type { Outcome, Turn, World } from './turn.ts';

/** The one question at the end, asked once. */
export function survey(complaint: Complaint, world: World): Outcome {
  return ask(complaint, { asks: 'survey', prompt: 'survey' }, world);
}

/** Takes the answer; a "no" may open the complaint again. Anything else is not pressed for. */
export function answerSurvey(turn: Turn, complaint: Complaint): Outcome {
  const { signals } = turn.understanding;
  const button = turn.choice?.button;
  const asked = complaint.session.question?.asks;
  if (asked === 'reopen') {
    if (button === 'reopen' || signals.yes) return openAgain(turn, complaint);
    if (button === 'leave-it' || signals.no) return tell(ended(complaint), [line(complaint, 'goodbye')]);
  }
  if (asked === 'survey') {
    if (button === 'yes' || signals.yes)
      return tell(ended(answered(complaint, 'yes')), [line(complaint, 'survey-yes')]);
    if (button === 'no' || signals.no) {
      return ask(answered(complaint, 'no'), { asks: 'reopen', prompt: 'survey-no' }, turn.world);
    }
  }
  return afterwards(turn, ended(complaint));
}

/** The complaint is closed and the survey is over: something new is a new story. */
export function afterwards(turn: Turn, complaint: Complaint): Outcome {
  const { signals } = turn.understanding;
  if (signals.status || asksStatus(turn)) return tell(complaint, [line(complaint, 'status-closed')]);
  if (signals.thanks || signals.done || signals.no || signals.yes) return tell(complaint, [line(complaint, 'goodbye')]);
  return { complaint, replies: [], newStory: true };
}

/** The complaint goes back into the queue. */
export function openAgain(turn: Turn, complaint: Complaint): Outcome {
  const open = reopen(complaint, { ...turn.world, now: turn.now });
  return tell(open, [line(open, 'reopened', situation(turn))]);
}

function answered(complaint: Complaint, answer: 'yes' | 'no'): Complaint {
  return complaint.handoff ? { ...complaint, handoff: { ...complaint.handoff, survey: answer } } : complaint;
}

function ended(complaint: Complaint): Complaint {
  return withSession(complaint, { question: undefined, dialog: 'ended' });
}
