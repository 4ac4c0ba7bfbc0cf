import { acknowledge } from './acknowledgement.ts';
import { withClaim, withSession } from './domain/changed.ts';
import type { Complaint } from './domain/complaint.ts';
import type { Taken } from './domain/taking.ts';
import { handOverComplete, handOverUnclear } from './handoff-dialog.ts';
import { addressQuestion } from './reaching.ts';
import { after, ask, line } from './reply.ts';
import { withStory } from './telling.ts';
import type { Outcome, Turn } from './turn.ts';

/** Shows what will be handed over and asks whether it is right. */
export function readBack(turn: Turn, complaint: Complaint): Outcome {
  const reading: Complaint = withSession(complaint, { dialog: 'read-back' });
  return ask(reading, { asks: 'summary', prompt: 'read-back', card: 'summary' }, turn.world);
}

/** Yes hands it over; whatever else is said is taken as a correction, and it is read back again. */
export function confirm(turn: Turn, complaint: Complaint, taken: Taken): Outcome {
  const { signals } = turn.understanding;
  const button = turn.choice?.button;
  const changed = acknowledge(complaint, taken);
  const added = taken.details.length > 0 || taken.wish || taken.contact;
  if (changed.length || added || turn.understanding.contactWay !== undefined) {
    const said = changed.length ? changed : [line(complaint, added ? 'changed' : 'noted')];
    const lacking = addressQuestion(complaint.claim);
    return after(said, lacking ? ask(claiming(complaint), lacking, turn.world) : readBack(turn, complaint));
  }
  if (button === 'hand-it-over' || button === 'nothing-to-change' || signals.yes || signals.done) {
    return handOverComplete(turn, confirmed(complaint));
  }
  if (button === 'change-something' || signals.no)
    return ask(complaint, { asks: 'change', prompt: 'ask-change' }, turn.world);
  if (complaint.session.question?.asks === 'change' && turn.messages.some((m) => m.text)) {
    return after([line(complaint, 'changed')], readBack(turn, withStory(turn, complaint)));
  }
  const question = complaint.session.question;
  if (question && question.times >= 2) {
    if (complaint.session.offeredPerson) return handOverUnclear(turn, withStory(turn, complaint));
    const offered = withSession(complaint, { offeredPerson: true as const });
    return after([line(offered, 'offer-person')], readBack(turn, offered));
  }
  return ask(complaint, { asks: 'summary', prompt: 'read-back', section: 'ask-again', card: 'summary' }, turn.world);
}

/** Something is asked again before it is read back once more. */
function claiming(complaint: Complaint): Complaint {
  return withSession(complaint, { dialog: 'claim' });
}

function confirmed(complaint: Complaint): Complaint {
  const details = Object.entries(complaint.claim.details).map(([name, detail]) => [
    name,
    detail.state === 'stated' ? { ...detail, state: 'confirmed' as const } : detail,
  ]);
  return withClaim(complaint, { details: Object.fromEntries(details) });
}
