import { acknowledge, alsoNoted } from './acknowledgement.ts';
import { changed, withClaim, withSession } from './domain/changed.ts';
import type { ClaimType } from './domain/claim.ts';
import type { Complaint } from './domain/complaint.ts';
import type { Question } from './domain/session.ts';
import type { Taken } from './domain/taking.ts';
import { missing, takeKind } from './domain/taking.ts';
import { addressQuestion, declined, passes, reachHere, stopAskingWhere } from './reaching.ts';
import { readBack } from './read-back-dialog.ts';
import { after, ask, line } from './reply.ts';
import { tells, withStory } from './telling.ts';
import type { Line, Outcome, Turn } from './turn.ts';

/** Collects the claim: only what is missing, one question at a time; everything volunteered is taken. */
export function claim(turn: Turn, complaint: Complaint, taken: Taken): Outcome {
  const { question } = complaint.session;
  const noted = acknowledge(complaint, taken);
  if (!question) return after(noted, askNext(turn, complaint));
  const answer = read(turn, complaint, question, taken);
  if (answer.understood) {
    const wished = taken.wish && question.asks !== 'wish' ? alsoNoted(complaint, taken) : [];
    return after([...(noted.length ? noted : wished), ...answer.lines], askNext(turn, settled(answer.complaint)));
  }
  const told = toldMore(turn, complaint);
  const beside = [...noted, ...alsoNoted(complaint, taken, told !== complaint)];
  if (beside.length || saidBeside(turn)) return after(beside, repeat(turn, told, question));
  return notUnderstood(turn, complaint, question);
}

/** The next thing that is missing, or the read-back when nothing is. */
export function askNext(turn: Turn, complaint: Complaint): Outcome {
  const next = nextQuestion(complaint, turn.world.claimTypes);
  return next ? ask(complaint, next, turn.world) : readBack(turn, complaint);
}

function nextQuestion(
  complaint: Complaint,
  types: readonly ClaimType[],
): Pick<Question, 'asks' | 'prompt'> | undefined {
  const { claim, session } = complaint;
  const once = (asks: Question['asks']) => !session.asked.includes(asks);
  if (!claim.type && once('kind')) return { asks: 'kind', prompt: 'ask-kind' };
  const type = types.find((t) => t.type === claim.type);
  const spec = missing(claim, type)[0];
  if (spec) return { asks: `detail:${spec.name}`, prompt: spec.ask };
  if (type?.asksExpenses && !claim.expenses.length && once('expenses'))
    return { asks: 'expenses', prompt: 'ask-expenses' };
  const unproved = claim.expenses.some((e) => !e.receipts.length);
  if (unproved && once('receipts')) return { asks: 'receipts', prompt: 'ask-receipts' };
  if (!claim.wish && once('wish')) return { asks: 'wish', prompt: 'ask-wish' };
  if (!claim.contact && once('contact')) return { asks: 'contact', prompt: 'ask-contact' };
  return addressQuestion(claim);
}

interface Answer {
  understood: boolean;
  complaint: Complaint;
  lines: Line[];
}

function read(turn: Turn, complaint: Complaint, question: Question, taken: Taken): Answer {
  const { signals } = turn.understanding;
  const button = turn.choice?.button;
  const no = { understood: false, complaint, lines: [] };
  if (question.asks.startsWith('detail:')) return readDetail(turn, complaint, question, taken);
  switch (question.asks) {
    case 'kind':
      return readKind(turn, complaint);
    case 'expenses':
      if (taken.expenses.length || taken.files.length || passes(turn) || signals.no) return yes(complaint);
      return no;
    case 'receipts':
      if (taken.files.length) return yes(complaint);
      return passes(turn) || signals.no ? yes(complaint, [stopped(complaint, question)]) : no;
    case 'wish':
      return readWish(turn, complaint, taken);
    case 'contact':
      if (button === 'here' || turn.understanding.contactWay === 'here') return yes(reachHere(turn, complaint));
      if (taken.contact) return yes(complaint);
      return passes(turn) || signals.no ? yes(stopAskingWhere(turn, complaint), [stopped(complaint, question)]) : no;
    default:
      return no;
  }
}

function readDetail(turn: Turn, complaint: Complaint, question: Question, taken: Taken): Answer {
  const name = question.asks.slice('detail:'.length);
  if (taken.details.some((d) => d.name === name) || taken.corrected.some((d) => d.name === name)) return yes(complaint);
  if (!passes(turn)) return { understood: false, complaint, lines: [] };
  return yes(declined(complaint, name, turn), [stopped(complaint, question)]);
}

function stopped(complaint: Complaint, question: Question): Line {
  return line(complaint, question.prompt, { section: 'stop-asking' });
}

function readKind(turn: Turn, complaint: Complaint): Answer {
  const button = turn.choice?.button;
  const type = button?.startsWith('kind.') ? button.slice('kind.'.length) : undefined;
  const claim = takeKind(complaint.claim, type, undefined, turn.world.claimTypes);
  if (!claim.type && !passes(turn)) return { understood: false, complaint, lines: [] };
  return yes(changed(complaint, { claim }));
}

/** Any words are a wish: what would put it right is theirs to say. What they ask besides is kept as a question. */
function readWish(turn: Turn, complaint: Complaint, taken: Taken): Answer {
  const said = turn.messages.at(-1);
  const button = turn.choice?.button;
  const named = button?.startsWith('wish.') ? button.slice('wish.'.length) : undefined;
  if (!named && !taken.wish) {
    const { signals } = turn.understanding;
    const corrects = taken.corrected.length > 0 || taken.correctedExpense;
    if (corrects || signals.yes || signals.done || signals.areYouABot || signals.help || signals.rights)
      return { understood: false, complaint, lines: [] };
    if (passes(turn) || signals.no) return yes(complaint);
    if (signals.story && tells(turn)) return { understood: false, complaint, lines: [] };
  }
  const words = turn.understanding.questions.reduce((rest, q) => rest.replace(q.words, ''), said?.text ?? '').trim();
  if (!said || !words) return { understood: taken.wish, complaint, lines: [] };
  const kind = named ?? (taken.wish ? complaint.claim.wish?.kind : undefined) ?? 'own-words';
  const wish = { kind, words: words.slice(0, 300), from: { conversation: said.conversation, seq: said.seq } };
  return yes(withClaim(complaint, { wish }));
}

/** Asked again once in other words; after that the bot stops asking, and offers a person. */
function notUnderstood(turn: Turn, complaint: Complaint, question: Question): Outcome {
  const failed = withSession(complaint, { failed: complaint.session.failed + 1 });
  const { asks, prompt } = question;
  if (question.times < 2) return ask(failed, { asks, prompt, section: 'ask-again' }, turn.world);
  const given = letGo(turn, failed, question);
  return after([stopped(given, question), ...offerPerson(given)], askNext(turn, settled(given)));
}

function offerPerson(complaint: Complaint): Line[] {
  return complaint.session.failed >= 2 ? [line(complaint, 'offer-person')] : [];
}

/** The open question once more, in its first words: they answered something else, which is no failed answer. */
function repeat(turn: Turn, complaint: Complaint, question: Question): Outcome {
  return ask(complaint, { asks: question.asks, prompt: question.prompt, times: question.times }, turn.world);
}

/** More of what happened, told while something else is asked, stays with the story; a model's word for it is not enough. */
function toldMore(turn: Turn, complaint: Complaint): Complaint {
  const { by, signals } = turn.understanding;
  return by === 'rules' && signals.story && tells(turn) ? withStory(turn, complaint) : complaint;
}

/** They asked or said something else, which has been answered. */
function saidBeside({ understanding }: Turn): boolean {
  const { signals, questions } = understanding;
  return questions.length > 0 || Boolean(signals.help || signals.areYouABot || signals.rights || signals.thanks);
}

/** What could not be understood twice is not asked for again. */
function letGo(turn: Turn, complaint: Complaint, { asks }: Question): Complaint {
  if (asks === 'contact') return stopAskingWhere(turn, complaint);
  return asks.startsWith('detail:') ? declined(complaint, asks.slice('detail:'.length), turn) : complaint;
}

function settled(complaint: Complaint): Complaint {
  return withSession(complaint, { question: undefined, failed: 0 });
}

function yes(complaint: Complaint, lines: Line[] = []): Answer {
  return { understood: true, complaint, lines };
}
