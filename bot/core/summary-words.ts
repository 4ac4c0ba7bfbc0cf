import type { Complaint } from '../../dialogs/domain/complaint.ts';
import type { Instant } from '../../dialogs/domain/message.ts';
import { summarise } from '../../dialogs/domain/summary.ts';
import { cardOf } from './card.ts';
import type { Words } from './ports.ts';

/** The summary as lines for an agent who sees no desk of ours: the reason first, then what the record holds. */
export function summaryInWords(complaint: Complaint, words: Words, now: Instant): string {
  const { locale } = words.company;
  const say = (key: string) => words.phrase(`handover.${key}`, locale);
  const type = words.claimTypes.find((t) => t.type === complaint.claim.type);
  const { apologisedAt, missing, promises } = summarise(complaint, now, type);
  // The desk reads in the company's language, whatever the customer writes in.
  const ours = { ...complaint, session: { ...complaint.session, locale } };
  const card = cardOf('summary', ours, words, now);
  const rows = card.kind === 'summary' ? card.rows.map(({ label, value }) => `${label}: ${value}`) : [];
  const quote = card.kind === 'summary' ? card.quote : undefined;
  const next = promises.find(({ state }) => state === 'late' || state === 'open');
  return [
    ...(complaint.handoff ? [say(`reason.${complaint.handoff.reason}`)] : []),
    ...(type ? [type.title] : []),
    ...(quote ? [`${say('quote')}: "${quote}"`] : []),
    ...rows,
    say(apologisedAt === undefined ? 'not-apologised' : 'apologised'),
    ...(next ? [`${say('promised')} ${words.print('instant', next.due, locale)}`] : []),
    ...(missing.length
      ? [`${say('missing')}: ${missing.map((name) => words.phrase(`detail.${name}`, locale)).join(', ')}`]
      : []),
  ].join('\n');
}
