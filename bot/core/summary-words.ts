import type { Channel } from '../../dialogs/domain/channel.ts';
import type { Complaint } from '../../dialogs/domain/complaint.ts';
import type { Instant } from '../../dialogs/domain/message.ts';
import { summarise, type Summary, type SummaryFact } from '../../dialogs/domain/summary.ts';
import { printDetail, restOfRecord } from './card.ts';
import type { Words } from './ports.ts';
import { lineInWords, summaryLines } from './summary-lines.ts';

/** The summary for an agent who sees no desk of ours: its lines, then the facts, in the company's language. */
export function summaryInWords(complaint: Complaint, words: Words, now: Instant, channel?: Channel): string {
  const summary = summaryOf(complaint, words, now);
  const lines = summaryLines(summary, words, { now, channel }).map(lineInWords);
  return [...lines, '', ...factsInWords(summary, words), ...saidByUs(summary, words)].join('\n').trim();
}

/**
 * What a model may tell of it: neither our promises nor the steps ahead nor any time of ours, so that no number but the
 * customer's can stand in its prose.
 */
export function recordInWords(complaint: Complaint, words: Words, now: Instant): string[] {
  const summary = summaryOf(complaint, words, now);
  const lines = summaryLines(summary, words, { now }).filter(({ key }) => !OURS.has(key));
  return [...lines.map(lineInWords), ...factsInWords(summary, words)];
}

const OURS = new Set(['severity', 'promised', 'tried', 'next']);

function summaryOf(complaint: Complaint, words: Words, now: Instant): Summary {
  return summarise(
    complaint,
    now,
    words.claimTypes.find((t) => t.type === complaint.claim.type),
  );
}

function factsInWords(summary: Summary, words: Words): string[] {
  return [
    ...summary.facts.map((fact) => factInWords(fact, words)),
    ...summary.asides.map(({ words: said }) => `"${said}"`),
    ...restOfRecord(summary, words).map(({ label, value }) => `${label}: ${value}`),
  ];
}

/** "Said by us: "£50", "Monday"": apart from what the customer said, and told in one line. */
function saidByUs({ saidByUs: said }: Summary, words: Words): string[] {
  const label = words.phrase('handover.said-by-us', words.company.locale);
  return said.length ? [`${label}: ${said.map(({ words: ours }) => `"${ours}"`).join(', ')}`] : [];
}

/** "Flight: HV117 (corrected, was HV118)". */
function factInWords(fact: SummaryFact, words: Words): string {
  const { locale } = words.company;
  const say = (key: string) => words.phrase(key, locale);
  const earlier = fact.was.map(({ value }) => printDetail({ ...fact, value }, words, locale));
  const state = say(`handover.state.${fact.state}`);
  const known = earlier.length ? `${state}, ${say('handover.was')} ${earlier.join(', ')}` : state;
  const label = say(`detail.${fact.name}`);
  return `${label.charAt(0).toUpperCase()}${label.slice(1)}: ${printDetail(fact, words, locale)} (${known})`;
}
