import type { Claim, ClaimType, Detail, DetailSpec, Expense } from './claim.ts';
import { takeAsides } from './asides.ts';
import type { Attachment, MessageRef } from './message.ts';
import type { FoundDetail, FoundExpense, Understanding } from './ports.ts';
import { contactAfter } from './reaching.ts';
import type { Asked } from './session.ts';

/** What a turn added to the claim, so that the bot can say what it did. */
export interface Taken {
  details: { name: string; detail: Detail }[];
  /** Details that replaced an earlier value. */
  corrected: { name: string; detail: Detail; was: string }[];
  expenses: Expense[];
  correctedExpense?: Expense;
  files: { file: Attachment; expense?: Expense }[];
  wish: boolean;
  contact: boolean;
}

export interface Said {
  understanding: Understanding;
  files: readonly (Attachment & { from: MessageRef })[];
  asks: Asked | undefined;
  types: readonly ClaimType[];
  /** The messages that belong to the story, while it is being told. */
  story: readonly MessageRef[];
  /** The first words of this turn: what is quoted when the engine found nothing more telling. */
  words?: { words: string; from: MessageRef };
  /** The last message of this turn. */
  last?: MessageRef;
  /** The text of the only message of this turn; absent when there are several. */
  whole?: string;
  /** An e-mail address that the place they write from says is theirs. */
  knownEmail?: string;
  id(prefix: string): string;
}

/** The claim with everything in it that was said, and a list of what is new. Nothing said before is ever lost. */
export function takeIn(claim: Claim, said: Said): { claim: Claim; taken: Taken } {
  const { understanding: heard } = said;
  const taken: Taken = { details: [], corrected: [], expenses: [], files: [], wish: false, contact: false };
  let next: Claim = {
    ...claim,
    story: [...claim.story, ...said.story],
    questions: [...claim.questions, ...newQuestions(claim, heard)],
  };
  const quote = claim.quote ?? heard.quote ?? (said.story.length ? said.words : undefined);
  if (quote) next.quote = quote;
  if (!next.type) next = withGuesses(next, heard.mayHaveFailed ?? []);
  next = takeKind(next, heard.type, heard.failure, said.types);
  next = takeLaterFailure(next, said);
  if (heard.without) next.without = [...new Set([...(next.without ?? []), ...heard.without])];
  for (const found of heard.details) next = takeDetail(next, found, said, taken);
  next = takeAsides(next, [...heard.details.filter((d) => !isKept(next, d)), ...(heard.asides ?? [])]);
  // A sum in what they wish for is what they wish for, and no new cost.
  const costs = heard.expenses.filter((found) => said.asks !== 'wish' || found.correction);
  for (const found of costs) next = takeExpense(next, found, said, taken);
  for (const file of said.files) next = takeFile(next, file, taken);
  return { claim: takeWishAndContact(next, said, taken), taken };
}

/** What failed is remembered for each kind it may turn out to be; what was said first stays. */
function withGuesses(claim: Claim, guesses: readonly string[]): Claim {
  const known = claim.mayHaveFailed ?? [];
  const kindOf = (failure: string) => failure.split('.')[0];
  const more = guesses.filter((guess) => !known.some((k) => kindOf(k) === kindOf(guess)));
  return more.length ? { ...claim, mayHaveFailed: [...known, ...more] } : claim;
}

/** The claim with its kind, when it was not known; what was found before gets the names that kind knows it by. */
export function takeKind(
  claim: Claim,
  type: string | undefined,
  failure: string | undefined,
  types: readonly ClaimType[],
): Claim {
  const known = claim.type ?? type;
  const spec = types.find((t) => t.type === known);
  if (!spec) return claim;
  const heard = [...(failure ? [failure] : []), ...(claim.mayHaveFailed ?? [])];
  const what = claim.failure ?? heard.find((f) => f.startsWith(`${spec.type}.`));
  const details = claim.type ? claim.details : renamed(claim.details, spec);
  return { ...claim, mayHaveFailed: undefined, type: spec.type, details, failure: what };
}

/**
 * What failed, as it is told last: a failure that is said to be otherwise takes the place of the one before, and so does
 * a more telling one, or any definite one after a vague one, while the story is told.
 */
function takeLaterFailure(claim: Claim, { understanding: heard, story, types }: Said): Claim {
  const spec = types.find((t) => t.type === claim.type);
  const [before, now] = [claim.failure, heard.failure];
  if (!spec || !before || !now || before === now || !spec.failures.includes(now)) return claim;
  const { vague = [], failures } = spec;
  const isDefinite = !vague.includes(now);
  const isMoreTelling = vague.includes(before) || failures.indexOf(now) < failures.indexOf(before);
  const wins = heard.failureChanged || (story.length > 0 && isDefinite && isMoreTelling);
  return wins ? { ...claim, failure: now } : claim;
}

/** Details of this kind that the claim lacks and the customer has not declined, in the order they are asked for. */
export function missing(claim: Claim, type: ClaimType | undefined): DetailSpec[] {
  if (!type) return [];
  return type.details.filter((spec) => applies(spec, claim) && !claim.details[spec.name] && !claim.declined[spec.name]);
}

/** Whether it is asked for: its failure is the one that needs it, and the complaint can have it. */
export function applies(spec: DetailSpec, claim: Claim): boolean {
  if (claim.without?.includes(spec.kind)) return false;
  return !spec.when || (claim.failure !== undefined && spec.when.includes(claim.failure));
}

function renamed(details: Record<string, Detail>, type: ClaimType): Record<string, Detail> {
  const named: Record<string, Detail> = {};
  for (const [name, detail] of Object.entries(details)) {
    const spec =
      type.details.find((s) => s.name === name) ?? type.details.find((s) => s.kind === detail.kind && !named[s.name]);
    named[spec && !named[spec.name] ? spec.name : name] = detail;
  }
  return named;
}

function takeDetail(claim: Claim, found: FoundDetail, said: Said, taken: Taken): Claim {
  const type = said.types.find((t) => t.type === claim.type);
  const name = nameFor(claim, found, type, said.asks);
  const before = claim.details[name];
  const added = isAddedAlone(said);
  const value = before && (found.correction || added) ? inSameMonth(found, before.value) : found.value;
  if (before?.value === value) return claim;
  const corrects =
    found.correction || said.asks === `detail:${name}` || said.asks === 'change' || isMoreExact(found, before) || added;
  if (before && (!corrects || (found.by === 'model' && before.state !== 'stated'))) return claim;
  const detail: Detail = {
    kind: found.kind,
    value,
    words: found.words,
    from: found.from,
    state: before ? 'corrected' : 'stated',
    ...(before ? { was: [...(before.was ?? []), { value: before.value, from: before.from }] } : {}),
  };
  if (before) taken.corrected.push({ name, detail, was: before.value });
  else taken.details.push({ name, detail });
  return { ...claim, declined: without(claim.declined, name), details: { ...claim.details, [name]: detail } };
}

/** A day, where only "some time in May" was known. */
function isMoreExact({ kind }: FoundDetail, before: Detail | undefined): boolean {
  return before?.kind === 'text' && kind !== 'text';
}

const SHORT = 60;

/** "And the flight was on the 6th", while something else is asked: one short sentence with one value in it. */
function isAddedAlone({ understanding: { details, expenses, signals, by, wish }, asks, whole }: Said): boolean {
  const asked = asks === 'expenses' || asks === 'receipts' || asks?.startsWith('detail:') === true;
  const alone = details.length === 1 && expenses.length === 0 && !signals.story && !wish;
  return asked && alone && by === 'rules' && whole !== undefined && whole.length <= SHORT;
}

function isKept({ details }: Claim, { kind, value }: FoundDetail): boolean {
  return Object.values(details).some(
    (d) => d.kind === kind && (d.value === value || d.was?.some((w) => w.value === value)),
  );
}

/** "No, the 8th" corrects the day alone: the month is the one that was said before. */
function inSameMonth({ kind, words, value }: FoundDetail, before: string): string {
  const day = kind === 'date' ? /^(?:the )?(\d{1,2})(?:st|nd|rd|th)?$/i.exec(words.trim())?.[1] : undefined;
  return day && /^\d{4}-/.test(before) ? `${before.slice(0, 8)}${day.padStart(2, '0')}` : value;
}

/** The asked detail first, then the one its words name, then the first of its kind that is still open. */
function nameFor(claim: Claim, found: FoundDetail, type: ClaimType | undefined, asks: Asked | undefined): string {
  const specs = type?.details.filter((s) => s.kind === found.kind) ?? [];
  const asked = specs.find((s) => asks === `detail:${s.name}`);
  const named = specs.find((s) => s.name === found.name);
  if (named && !asked) return named.name;
  if (found.name && !asked && !INTERCHANGEABLE.includes(found.name)) return found.name;
  if (found.correction) return (specs.find((s) => claim.details[s.name]) ?? asked)?.name ?? found.kind;
  if (asked) return asked.name;
  const open = specs.find((s) => !claim.details[s.name]);
  return (open ?? specs[0])?.name ?? found.name ?? found.kind;
}

/** What a seller calls one, a carrier calls the other; any other number that is named is what it says it is. */
const INTERCHANGEABLE = ['order', 'parcel', 'booking'];

function takeExpense(claim: Claim, found: FoundExpense, said: Said, taken: Taken): Claim {
  const { correction, ...facts } = found;
  const wrong = correction ? meantBy(claim.expenses, facts.what) : undefined;
  if (wrong) {
    const right: Expense = { ...wrong, ...facts, what: wrong.what || facts.what };
    taken.correctedExpense = right;
    return { ...claim, expenses: claim.expenses.map((e) => (e.id === wrong.id ? right : e)) };
  }
  if (claim.expenses.some((e) => sameCost(e, facts))) return claim;
  const { currencyAssumed, ...sure } = facts;
  const assumed = currencyAssumed && !currencyIsKnown(claim, facts.amount.currency) ? { currencyAssumed } : {};
  const expense: Expense = { id: said.id('exp'), ...sure, ...assumed, receipts: [] };
  taken.expenses.push(expense);
  return { ...claim, expenses: [...claim.expenses, expense] };
}

/** The cost that is put right: the one that is named, or the last where none is. Something new is no correction of another. */
function meantBy(known: readonly Expense[], what: string): Expense | undefined {
  if (!what) return known.at(-1);
  return (
    known.find((e) => e.what === what) ??
    known.find((e) => isSameThing(e.what, what)) ??
    known.findLast((e) => e.what === '')
  );
}

/** "The taxi" is "a taxi to the office": the most telling word of one, its longest, stands in the other. */
function isSameThing(one: string, other: string): boolean {
  const words = (what: string): readonly string[] => what.toLowerCase().match(/[\p{L}\d]{3,}/gu) ?? [];
  const longest = (what: string) => words(what).reduce((most, word) => (word.length >= most.length ? word : most), '');
  return words(other).includes(longest(one)) || words(one).includes(longest(other));
}

/** Who has named their currency once has named it for the amounts that follow without one. */
function currencyIsKnown(claim: Claim, currency: string): boolean {
  return claim.expenses.some((e) => !e.currencyAssumed && e.amount.currency === currency);
}

function sameCost(a: Expense, b: Omit<FoundExpense, 'correction'>): boolean {
  return a.amount.minor === b.amount.minor && a.amount.currency === b.amount.currency && (a.what === b.what || !b.what);
}

/** A file is taken as the receipt of the first expense that has none; without expenses it is kept as it is. */
function takeFile(claim: Claim, file: Attachment & { from: MessageRef }, taken: Taken): Claim {
  const expense = claim.expenses.find((e) => e.receipts.length === 0);
  taken.files.push({ file, ...(expense ? { expense } : {}) });
  const { from: _, ...receipt } = file;
  return {
    ...claim,
    attachments: [...claim.attachments, file],
    expenses: claim.expenses.map((e) => (e === expense ? { ...e, receipts: [receipt] } : e)),
  };
}

/** A file that came later than the words it was sent with. */
export function takeLateFile(claim: Claim, file: Attachment & { from: MessageRef }): Claim {
  const taken: Taken = { details: [], corrected: [], expenses: [], files: [], wish: false, contact: false };
  return takeFile(claim, file, taken);
}

function takeWishAndContact(claim: Claim, said: Said, taken: Taken): Claim {
  const { understanding: heard, asks } = said;
  const next = { ...claim };
  const corrects = taken.corrected.length > 0 || taken.correctedExpense;
  const isWish = heard.wish && !(corrects && heard.wish.kind === 'own-words');
  if (heard.wish && isWish) {
    next.wish = wishAfter(claim.wish, heard.wish, asks);
    taken.wish = next.wish !== claim.wish;
  }
  const contact = contactAfter(claim.contact, said);
  if (contact && contact !== claim.contact) {
    next.contact = contact;
    taken.contact = true;
    if (contact.address) next.declined = without(next.declined, 'contact');
  }
  return next;
}

/** The answer to the question for it takes the place of what was wished before; anything else is kept beside it. */
function wishAfter(before: Claim['wish'], heard: Wish, asks: Asked | undefined): Wish {
  const { adds, ...wish } = heard;
  const answers = asks === 'wish' || asks === 'change' || asks === 'summary';
  if (!before || (answers && !adds)) return wish;
  if (asks === undefined || asks === 'more' || before.words.includes(wish.words)) return before;
  const kind = before.kind === wish.kind ? wish.kind : 'own-words';
  return { kind, words: `${before.words}; ${wish.words}`.slice(0, LONGEST_WISH), from: before.from };
}

type Wish = NonNullable<Understanding['wish']>;
const LONGEST_WISH = 300;

function without(declined: Claim['declined'], name: string): Claim['declined'] {
  const { [name]: _, ...rest } = declined;
  return rest;
}

function newQuestions(claim: Claim, heard: Understanding): Claim['questions'] {
  return heard.questions
    .filter((q) => !claim.questions.some((known) => known.words === q.words))
    .slice(0, 10)
    .map(({ words, from }) => ({ words, from }));
}
