import { z } from 'zod';

/** Every shape the desk's doors take and give. The doors check with them, the API description is made from them. */

const LONGEST = 10_000;
const withinLimit = (text: string) => Array.from(text).length <= LONGEST;

const id = z
  .string()
  .regex(/^[\w-]{1,64}$/)
  .describe('Made by the caller, once per intent; a repeat with it has no second effect');
const text = z.string().trim().min(1).refine(withinLimit, `At most ${LONGEST} characters`);
const name = z.string().trim().min(1).max(60);
const role = z.enum(['agent', 'lead', 'designer']);
const instant = z.int().describe('Milliseconds since 1970-01-01T00:00Z');
const money = z.object({ minor: z.int(), currency: z.string() });
const from = z.object({ conversation: z.string(), seq: z.int() }).describe('The message it came from');
const words = z.object({ words: z.string(), from });

export const signInBody = z.object({ invite: z.string().min(1).max(200), name: name.optional() });
export const commandBody = z.object({ id });
export const wordsBody = z.object({ id, text });
/** Beside files there need be no words. */
export const replyBody = z.object({ id, text: z.string().trim().refine(withinLimit, `At most ${LONGEST} characters`) });
export const draftBody = z.object({
  text,
  by: z.enum(['rules', 'model']).describe('A model comes late, and finds nothing where there is none'),
});
export const closeBody = z.object({ id, cause: z.string().trim().min(1).max(60), note: z.string().trim().max(2000) });
export const inviteBody = z.object({ name: name.optional(), role });

export const personAnswer = z.object({ id: z.string(), name: z.string(), role });
export const inviteAnswer = z.object({ url: z.string(), expiresAt: instant });

const reason = z.enum(['complete', 'asked', 'danger', 'threat', 'unclear', 'rights', 'broken']);
const severity = z.enum(['danger', 'threat', 'anger', 'plain']);
const channel = z.enum(['web', 'teams', 'sms', 'whatsapp']);

const queueRow = z.object({
  reference: z.string(),
  state: z.enum(['waiting', 'accepted', 'closed']),
  severity,
  reason,
  customer: z.string().optional(),
  channel: channel.optional(),
  since: instant.describe('When it entered the queue this time; for a closed one, when it was closed'),
  waitedMs: z.int().describe('How long the customer has waited, or did'),
  title: z.string().optional().describe('The claim type, in words'),
  failure: z.string().optional().describe('What failed, in words'),
  quote: z.string().optional(),
  totals: z.array(money),
  agent: z.object({ id: z.string(), name: z.string() }).optional(),
});
const rows = z.array(queueRow);

export const queueAnswer = z.object({
  now: instant,
  waiting: rows.describe('Danger first, then the longest'),
  mine: rows,
  others: rows.describe('With other agents'),
  closed: rows.describe('Closed lately, the newest first'),
});

const file = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.int(),
  url: z.string(),
  missing: z.enum(['wanted', 'lost']).optional().describe('Being fetched, or it could not be'),
});

const promise = z.object({
  what: z.enum(['check-in', 'answer-later']),
  who: z.enum(['bot', 'desk']),
  due: instant,
  state: z.enum(['open', 'late', 'kept', 'told', 'withdrawn']),
});

const fact = z.object({
  name: z.string(),
  label: z.string(),
  kind: z.string(),
  value: z.string(),
  words: z.string(),
  from,
  state: z.enum(['stated', 'confirmed', 'corrected']),
  was: z.array(z.object({ value: z.string(), from })),
});

const expense = z.object({
  id: z.string(),
  what: z.string(),
  amount: money,
  currencyAssumed: z.boolean(),
  from,
  receipts: z.array(file),
});

const line = z.object({
  key: z.enum(['severity', 'happened', 'wants', 'promised', 'questions', 'missing', 'tried', 'next']),
  label: z.string(),
  alarm: z.boolean().describe('Somebody has to do something about it'),
  parts: z.array(z.object({ text: z.string(), from: from.optional(), quoted: z.literal(true).optional() })),
});

const summary = z.object({
  lines: z.array(line).describe('What to read first, in at most a hundred words'),
  severity,
  reason: reason.optional(),
  firstContactAt: instant,
  waitingSince: instant.optional(),
  title: z.string().optional(),
  failure: z.string().optional(),
  quote: words.optional(),
  wants: words.extend({ kind: z.string(), label: z.string() }).optional(),
  promises: z.array(promise),
  apologisedAt: instant.optional(),
  facts: z.array(fact),
  expenses: z.object({ items: z.array(expense), totals: z.array(money), receipts: z.int() }),
  asides: z
    .array(words)
    .describe('What else they said in numbers: a voucher offered, a price, how long they held the line'),
  saidByUs: z
    .array(words)
    .describe('What agents told them in numbers, days, places and references; no claim of theirs'),
  files: z.array(file.extend({ from })),
  given: z.array(z.string()).describe('Labels of what need not be asked again'),
  missing: z.array(z.string()),
  declined: z.array(z.object({ label: z.string(), why: z.enum(['skipped', 'unknown']) })),
  questions: z.array(words),
  contact: z
    .object({ way: z.enum(['here', 'email', 'phone', 'text']), address: z.string().optional(), from })
    .optional(),
  next: z.array(z.string()),
});

const message = from.extend({
  at: instant,
  by: z.enum(['customer', 'bot', 'agent']),
  name: z.string().optional(),
  text: z.string(),
  files: z.array(file),
  masked: z.array(z.string()).describe('Kinds of secrets that were taken out of the text'),
  cut: z.boolean(),
  repeat: z.boolean(),
  edited: z.string().optional().describe('Their later words for it; `text` is what was said first'),
  withdrawn: z.boolean().describe('They took it back in their own client'),
  channel: channel.describe('Where it was said'),
  also: z.array(channel).describe('Where else the same words were shown'),
  delivery: z
    .object({
      state: z.enum(['pending', 'sent', 'delivered', 'read', 'failed', 'unknown', 'withdrawn']),
      reason: z.string().optional(),
    })
    .optional()
    .describe('Of words that leave by another door than our own page'),
});

const place = z.object({
  channel,
  answered: z.boolean().describe('Replies go here now'),
  closed: z.enum(['opted-out', 'blocked', 'unreachable']).optional().describe('Why nothing can be sent there'),
  left: z.boolean().describe('They speak of another complaint there now'),
});

const told = z
  .object({
    by: z
      .enum(['site', 'page', 'teams'])
      .describe(
        '`site`: its server; `page`: the page in their browser, which nobody checked; `teams`: Microsoft Teams',
      ),
    at: instant,
    facts: z.array(z.object({ label: z.string(), value: z.string() })),
  })
  .describe('What the place they write from says of them. Never their own words');

export const complaintAnswer = z.object({
  reference: z.string(),
  version: z.int(),
  now: instant,
  state: z.enum(['draft', 'open', 'closed', 'folded', 'erased']),
  floor: z.string().describe('Who speaks to the customer: `bot`, or an agent’s id'),
  customer: z.object({
    name: z.string().optional(),
    channel: channel.optional(),
    places: z.array(place).describe('Where they have spoken of this complaint; the one replies go to first'),
    told: z.array(told),
  }),
  handoff: z
    .object({
      state: z.enum(['waiting', 'accepted', 'closed']),
      since: instant,
      agent: z.object({ id: z.string(), name: z.string() }).optional(),
      acceptedAt: instant.optional(),
      silenceEndsAt: instant.optional().describe('When it goes back to the queue unless the agent writes before'),
      closedAt: instant.optional(),
      cause: z.string().optional(),
      survey: z.enum(['yes', 'no']).optional(),
      hub: z
        .object({
          since: instant.describe('When the other desk was asked'),
          until: instant.describe('When it waits for our own desk alone, unless somebody there has taken it'),
          unsure: z.boolean().describe('Something that was sent there may not have arrived'),
        })
        .optional()
        .describe('Another desk has it, or was asked to take it'),
    })
    .optional(),
  summary,
  messages: z.array(message).describe('The transcript, oldest first'),
  notes: z.array(z.object({ id: z.string(), at: instant, by: z.string(), text: z.string() })),
});

export const questionsAnswer = z.object({
  questions: z
    .array(
      z.object({
        words: z.string(),
        times: z.int(),
        locale: z.string(),
        last: instant.describe('When its customer last wrote'),
      }),
    )
    .describe('What nobody had an answer for; the one asked last stands at the end'),
});

export const problemAnswer = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string().describe('Stable; what programs decide by'),
  owner: z.string().optional().describe('With `not-yours`: the name of the agent who has it'),
  errors: z.array(z.object({ path: z.string(), says: z.string() })).optional(),
});

export const proseAnswer = z.object({ text: z.string().describe('Written by a language model from the record') });

export type ProseAnswer = z.infer<typeof proseAnswer>;

export const hintsAnswer = z.object({
  hints: z.array(
    z.object({
      rule: z.string().describe('For example C03'),
      name: z.string(),
      level: z.enum(['error', 'advice']),
      start: z.int().describe('In UTF-16 units of the draft'),
      end: z.int(),
      says: z.string(),
      better: z.string(),
    }),
  ),
});
export type HintsAnswer = z.infer<typeof hintsAnswer>;
export type QuestionsAnswer = z.infer<typeof questionsAnswer>;
export type PersonAnswer = z.infer<typeof personAnswer>;
export type QueueAnswer = z.infer<typeof queueAnswer>;
export type QueueRow = z.infer<typeof queueRow>;
export type ComplaintAnswer = z.infer<typeof complaintAnswer>;
export type SummaryAnswer = z.infer<typeof summary>;
export type FileAnswer = z.infer<typeof file>;
export type ToldAnswer = z.infer<typeof told>;
export type PlaceAnswer = z.infer<typeof place>;
export type MessageAnswer = z.infer<typeof message>;
