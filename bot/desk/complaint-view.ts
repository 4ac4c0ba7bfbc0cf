import type { Complaint } from '../../dialogs/domain/complaint.ts';
import { currentComplaint, type Told } from '../../dialogs/domain/conversation.ts';
import { silenceEnds } from '../../dialogs/domain/complaint.ts';
import type { Instant } from '../../dialogs/domain/message.ts';
import { summarise } from '../../dialogs/domain/summary.ts';
import type { Summary } from '../../dialogs/domain/summary.ts';
import type { Store } from '../core/ports.ts';
import { summaryLines } from '../core/summary-lines.ts';
import { asLabel, type DeskWords, type Labels } from './labels.ts';
import type { ComplaintAnswer, SummaryAnswer } from './schemas.ts';
import { fileOf, readMessages } from './transcript.ts';

/** A complaint as the desk shows it: the summary first, then everything it was made from. */
export async function viewComplaint(
  complaint: Complaint & { reference: string },
  { store, labels, words, now }: { store: Store; labels: Labels; words: DeskWords; now: Instant },
): Promise<ComplaintAnswer> {
  const messages = await readMessages(store, complaint);
  const conversation = await store.conversation(complaint.conversation).catch(() => undefined);
  const handoff = handoffOf(complaint);
  const { reference, version, state, floor, claim, notes } = complaint;
  const summary = summarise(complaint, now, labels.type(claim.type));
  return {
    reference,
    version,
    now,
    state,
    floor,
    customer: {
      ...(conversation?.customerName && { name: conversation.customerName }),
      ...(conversation && { channel: conversation.channel }),
      ...(await placesOf(store, complaint)),
    },
    ...(handoff && { handoff }),
    summary: {
      ...present(summary, labels),
      lines: summaryLines(summary, words, { now, channel: conversation?.channel }),
    },
    messages,
    notes,
  };
}

/** Everywhere they have spoken of it, the place that replies go to first, and what sites there said of them. */
async function placesOf(
  store: Store,
  { id, conversation, elsewhere = [] }: Complaint,
): Promise<Pick<ComplaintAnswer['customer'], 'places' | 'told'>> {
  const ids = [...new Set([conversation, ...elsewhere])];
  const found = await Promise.all(ids.map((one) => store.conversation(one).catch(() => undefined)));
  const places = found.filter((place) => place !== undefined);
  return {
    places: places.map((place) => ({
      channel: place.channel,
      answered: place.id === conversation,
      ...(place.closedTo && { closed: place.closedTo.why }),
      left: currentComplaint(place) !== id,
    })),
    told: places.flatMap(({ told = [] }) => told).map(presentTold),
  };
}

/** By the site's own names: what they stand for is known there. */
function presentTold({ by, at, facts }: Told): ComplaintAnswer['customer']['told'][number] {
  return { by, at, facts: facts.map(({ name, value }) => ({ label: asLabel(name), value })) };
}

function handoffOf(complaint: Complaint): ComplaintAnswer['handoff'] {
  if (!complaint.handoff) return undefined;
  const { state, since, agent, acceptedAt, closedAt, cause, survey, hub } = complaint.handoff;
  const silenceEndsAt = silenceEnds(complaint);
  return {
    state,
    since,
    ...(agent && { agent }),
    ...(acceptedAt !== undefined && { acceptedAt }),
    ...(silenceEndsAt !== undefined && { silenceEndsAt }),
    ...(closedAt !== undefined && { closedAt }),
    ...(cause && { cause }),
    ...(survey && { survey }),
    ...(hub && { hub: { since: hub.since, until: hub.until, unsure: hub.unsure ?? false } }),
  };
}

function present(summary: Summary, labels: Labels): Omit<SummaryAnswer, 'lines'> {
  const {
    happened,
    wants,
    facts,
    expenses,
    promises,
    asides,
    saidByUs,
    files,
    missing,
    declined,
    tried: _,
    ...same
  } = summary;
  const title = labels.type(happened.type)?.title;
  return {
    ...same,
    ...(title && { title }),
    ...(happened.failure && { failure: labels.failure(happened.failure) }),
    ...(happened.quote && { quote: happened.quote }),
    ...(wants && { wants: { ...wants, label: labels.wish(wants.kind) } }),
    promises: promises.map(({ what, who, due, state }) => ({ what, who, due, state })),
    facts: facts.map((fact) => ({ ...fact, label: labels.detail(fact.name) })),
    expenses: { ...expenses, items: expenses.items.map(presentExpense) },
    asides: asides.map(({ words, from }) => ({ words, from })),
    saidByUs: saidByUs.map(({ words, from }) => ({ words, from })),
    files: files.map((file) => ({ ...fileOf(file), from: file.from })),
    given: facts.map((fact) => labels.detail(fact.name)),
    missing: missing.map((name) => labels.detail(name)),
    declined: declined.map(({ name, why }) => ({ label: labels.detail(name), why })),
  };
}

function presentExpense({ id, what, amount, currencyAssumed, from, receipts }: Summary['expenses']['items'][number]) {
  return { id, what, amount, currencyAssumed: currencyAssumed ?? false, from, receipts: receipts.map(fileOf) };
}
