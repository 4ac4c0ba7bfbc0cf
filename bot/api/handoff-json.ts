import type { Attachment, Instant, Message } from '../../dialogs/domain/message.ts';
import type { HubSummary } from '../core/handoff-hub.ts';
import type { FileTold, MessageTold, SummaryTold } from './handoff-schemas.ts';

/** Shapes of the core in the JSON another desk reads. `publicUrl` is where its files are found. */
export function handoffJson(publicUrl: string) {
  const file = ({ id, name, type, size, missing }: Attachment): FileTold => ({
    name,
    type,
    size,
    ...(missing ? {} : { url: `${publicUrl}/files/${encodeURIComponent(id)}/${encodeURIComponent(name)}` }),
  });

  const message = ({ id, at, from, text, attachments = [] }: Message): MessageTold => ({
    id,
    at: iso(at),
    by: from.role,
    ...(from.name ? { name: from.name } : {}),
    text,
    files: attachments.map(file),
  });

  const summary = ({ words, facts: s }: HubSummary): SummaryTold => ({
    words,
    severity: s.severity,
    firstContactAt: iso(s.firstContactAt),
    ...(s.happened.type ? { claimType: s.happened.type } : {}),
    ...(s.happened.failure ? { failure: s.happened.failure } : {}),
    ...(s.happened.quote ? { quote: s.happened.quote.words } : {}),
    ...(s.wants ? { wants: { kind: s.wants.kind, words: s.wants.words } } : {}),
    facts: s.facts.map(({ name, kind, value, words: said }) => ({ name, kind, value, words: said })),
    expenses: s.expenses.items.map(({ what, amount, receipts }) => ({ what, amount, receipts: receipts.map(file) })),
    totals: s.expenses.totals,
    files: s.files.map(file),
    missing: s.missing,
    declined: s.declined,
    questions: s.questions.map((q) => q.words),
    ...(s.contact ? { contact: { way: s.contact.way, ...addressOf(s.contact) } } : {}),
    promises: s.promises
      .filter(({ state }) => state === 'open' || state === 'late')
      .map(({ what, due, state }) => ({ what, due: iso(due), state })),
    ...(s.apologisedAt === undefined ? {} : { apologisedAt: iso(s.apologisedAt) }),
  });

  return { message, summary };
}

function addressOf({ address }: { address?: string }): { address?: string } {
  return address ? { address } : {};
}

function iso(at: Instant): string {
  return new Date(at).toISOString();
}
