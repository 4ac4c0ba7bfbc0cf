import { withSession } from './domain/changed.ts';
import type { Claim, Detail, Expense } from './domain/claim.ts';
import type { Complaint } from './domain/complaint.ts';
import { answerPromised } from './domain/complaint-service.ts';
import type { Fact, Value } from './domain/message.ts';
import { total } from './domain/money.ts';
import { isBrief } from './manner.ts';
import { openPromises } from './domain/promise.ts';
import type { Asked, Question } from './domain/session.ts';
import type { Taken } from './domain/taking.ts';
import type { Line, Outcome, Reply, World } from './turn.ts';

/** A line with everything the complaint can fill in, short for who writes short; `more` wins. */
export function line(complaint: Complaint, prompt: string, more: Omit<Line, 'prompt'> = {}): Line {
  const brief = isBrief(complaint.session) ? { moment: 'brief' } : {};
  return { prompt, ...brief, ...more, values: Object.assign(known(complaint), more.values) };
}

/** Asks one question: it becomes the open one, and its id goes with the buttons. */
export function ask(
  complaint: Complaint,
  of: { asks: Asked; prompt: string; lines?: Line[]; section?: Line['section']; card?: Reply['card']; times?: number },
  world: World,
): Outcome {
  const before = complaint.session.question;
  const again = before?.asks === of.asks && before.prompt === of.prompt;
  const question = {
    id: world.id('q'),
    asks: of.asks,
    prompt: of.prompt,
    times: of.times ?? (again ? before.times + 1 : 1),
    buttons: [],
  };
  const asked = complaint.session.asked.includes(of.asks)
    ? complaint.session.asked
    : [...complaint.session.asked, of.asks];
  const next = withSession(complaint, { question, asked });
  const said = line(complaint, of.prompt, of.section ? { section: of.section } : {});
  return {
    complaint: next,
    replies: [{ lines: [...(of.lines ?? []), said], question, ...(of.card ? { card: of.card } : {}) }],
  };
}

/** The prompt that asks it once more: what was noted when it was asked is not noted again. */
export function promptAgain({ asks, prompt }: Pick<Question, 'asks' | 'prompt'>): string {
  return asks === 'more' ? 'is-there-more' : prompt;
}

/** Says something and leaves no question open. */
export function tell(complaint: Complaint, lines: Line[], card?: Reply['card']): Outcome {
  return {
    complaint: withSession(complaint, { question: undefined }),
    replies: [{ lines, ...(card ? { card } : {}) }],
  };
}

/** Puts lines before whatever is said; alone they are a reply of their own, and the open question stays open. */
export function after(lines: Line[], outcome: Outcome): Outcome {
  if (!lines.length) return outcome;
  const [first, ...rest] = outcome.replies;
  const joined = first ? { ...first, lines: [...lines, ...first.lines] } : { lines };
  return { ...outcome, replies: [joined, ...rest] };
}

/** By when a person answers, where that stands promised. */
export function answeredBy(complaint: Complaint): Pick<Line, 'values'> {
  const promised = answerPromised(complaint);
  return promised ? { values: { 'answer.when': promised.due } } : {};
}

/** More than this of a kind is not read any more: of costs then the sum is said. */
const MOST_FACTS = 6;

/** What the bot may give back of a claim: all of it, or only what this turn added. */
export function factsOf(claim: Claim, taken?: Pick<Taken, 'details' | 'expenses'>): Fact[] {
  const details = taken?.details ?? Object.entries(claim.details).map(([name, detail]) => ({ name, detail }));
  const expenses = taken?.expenses ?? claim.expenses;
  const costs = expenses.length > MOST_FACTS ? sumsOf(expenses) : expenses.map(expenseFact);
  return [...details.slice(0, MOST_FACTS).map(({ name, detail }) => detailFact(name, detail)), ...costs];
}

export function detailFact(name: string, detail: Pick<Detail, 'kind' | 'value'>): Fact {
  const kind = detail.kind === 'date' || detail.kind === 'time' || detail.kind === 'duration' ? detail.kind : 'text';
  return { phrase: name, kind, value: detail.value };
}

export function expenseFact(expense: Expense): Fact {
  return { phrase: expense.what ? 'expense' : 'amount', kind: 'money', value: expense.amount, what: expense.what };
}

/** Their words as they stand in a sentence of ours, which has a full stop of its own. */
export function asQuoted(words: string): string {
  return words.trim().replace(/[.,;:\s]+$/, '');
}

function sumsOf(expenses: readonly Expense[]): Fact[] {
  return total(expenses.map((e) => e.amount)).map((value) => ({ phrase: 'amount', kind: 'money', value }));
}

/** The values every prompt may use, as far as the record holds them. */
function known(complaint: Complaint): Record<string, Value> {
  const { claim, handoff, reference } = complaint;
  const promise = openPromises(complaint.promises)[0];
  const sums = sumsOf(claim.expenses);
  const values: Record<string, Value> = {};
  if (reference) values['complaint.reference'] = reference;
  if (claim.failure) values['failure.own'] = values['failure.heard'] = claim.failure;
  if (claim.quote) values['complaint.words'] = asQuoted(claim.quote.words);
  if (promise) values['promise.when'] = promise.due;
  if (handoff?.agent) values['agent.name'] = handoff.agent.name;
  if (claim.contact?.address) values['contact.address'] = claim.contact.address;
  if (sums.length) values['expenses.total'] = sums;
  return values;
}
