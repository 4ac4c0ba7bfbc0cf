import { acknowledge } from './acknowledgement.ts';
import { askNext } from './claim-dialog.ts';
import { withClaim, withSession } from './domain/changed.ts';
import type { Complaint } from './domain/complaint.ts';
import type { Taken } from './domain/taking.ts';
import { filesLine } from './files.ts';
import { after, ask, asQuoted, factsOf, line, tell } from './reply.ts';
import { onlyAsks, tells, wordsToGiveBack } from './telling.ts';
import type { Line, Outcome, Turn } from './turn.ts';

/** Hears the story: gives it back, apologises once, and asks whether there is more until there is not. */
export function hearOut(turn: Turn, complaint: Complaint, taken: Taken): Outcome {
  const files = taken.files.map(({ file }) => file);
  const kept = files.length ? [filesLine(complaint, 'attachment-noted', files)] : [];
  return after(kept, listen(turn, complaint, taken));
}

function listen(turn: Turn, complaint: Complaint, taken: Taken): Outcome {
  const { signals, questions } = turn.understanding;
  if (!complaint.claim.story.length)
    return tell(complaint, [line(complaint, signals.thanks ? 'thanks' : 'ask-what-happened')]);
  if (!complaint.session.apologisedAt) return apologise(turn, complaint);
  const corrected = acknowledge(complaint, { ...taken, expenses: [], files: [] });
  if (corrected.length) return after(corrected, askIfMore(turn, complaint));
  if (turn.choice?.button === 'that-is-everything' || signals.done || signals.no) return closeStory(turn, complaint);
  if (signals.yes && !signals.story) return askForMore(turn, complaint, line(complaint, 'listening'));
  if (signals.rights || signals.areYouABot || signals.help || (questions.length && !tells(turn)) || onlyAsks(turn)) {
    return askIfMore(turn, complaint);
  }
  if (signals.story || taken.details.length || taken.expenses.length || taken.files.length) {
    return askForMore(turn, complaint, notedMore(turn, complaint, taken));
  }
  return closeStory(turn, complaint);
}

/** The claim begins with what is already known; the first question is only about what is not. */
function closeStory(turn: Turn, complaint: Complaint): Outcome {
  const facts = factsOf(complaint.claim);
  const known = facts.length ? [line(complaint, 'what-i-have', { values: { 'story.facts': facts } })] : [];
  return after(known, askNext(turn, withSession(complaint, { dialog: 'claim' })));
}

function apologise(turn: Turn, complaint: Complaint): Outcome {
  const facts = factsOf(complaint.claim);
  const { reflection } = turn.understanding;
  const back = line(complaint, 'reflect', {
    ...(reflection ? { moment: 'retold' } : {}),
    values: { ...(facts.length ? { 'story.facts': facts } : {}), ...(reflection ? { reflection } : {}) },
  });
  const sorry = withSession(complaint, { apologisedAt: turn.now });
  return ask(sorry, { asks: 'more', prompt: 'is-there-more', lines: [back, line(sorry, 'apology')] }, turn.world);
}

function notedMore(turn: Turn, complaint: Complaint, taken: Taken): Line {
  const facts = factsOf(complaint.claim, taken);
  const words = wordsToGiveBack(turn);
  // What was quoted before is not quoted again for something new.
  return line(withClaim(complaint, { quote: undefined }), 'noted-more', {
    values: {
      ...(facts.length ? { 'story.facts': facts } : {}),
      ...(words ? { 'complaint.words': asQuoted(words) } : {}),
    },
  });
}

/** The line itself carries the button that ends the story; nothing is asked again in words. */
function askForMore(turn: Turn, complaint: Complaint, said: Line): Outcome {
  const question = { id: turn.world.id('q'), asks: 'more' as const, prompt: said.prompt, times: 1, buttons: [] };
  return {
    complaint: withSession(complaint, { question }),
    replies: [{ lines: [said], question }],
  };
}

function askIfMore(turn: Turn, complaint: Complaint): Outcome {
  return ask(complaint, { asks: 'more', prompt: 'is-there-more' }, turn.world);
}
