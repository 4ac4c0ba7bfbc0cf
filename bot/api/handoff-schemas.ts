import { z } from 'zod';

/** What another desk is told and what it may say. The door checks with these, and the API description is made of them. */

const LONGEST = 10_000;
const withinLimit = (text: string) => Array.from(text).length <= LONGEST;

const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,128}$/, 'must be 1 to 128 visible ASCII characters')
  .describe('Yours, once per intent; a repeat with it has no second effect, and it is refused for anything else');
const agent = z
  .object({ id: z.string().min(1).max(128), name: z.string().trim().min(1).max(60) })
  .describe('Who it is; the customer reads the name');

export const messageBody = z.strictObject({
  idempotencyKey,
  agent,
  text: z
    .string()
    .trim()
    .min(1)
    .refine(withinLimit, `At most ${LONGEST} characters`)
    .describe('What the customer reads, as it is; secrets are masked'),
});

/** The same as a form: beside files there need be no words. */
export const messageForm = z.strictObject({
  idempotencyKey,
  agentId: agent.shape.id,
  agentName: agent.shape.name,
  text: z.string().trim().refine(withinLimit, `At most ${LONGEST} characters`).default(''),
});

export const statusBody = z.discriminatedUnion('state', [
  z.strictObject({ idempotencyKey, state: z.literal('accepted'), agent }),
  z.strictObject({
    idempotencyKey,
    state: z.literal('failed'),
    why: z.string().trim().max(500).default('').describe('Read at our desk only'),
  }),
  z.strictObject({
    idempotencyKey,
    state: z.literal('completed'),
    agent,
    cause: z.string().trim().min(1).max(60).default('other').describe('What it came from, as your desk sorts them'),
    note: z.string().trim().max(2000).default('').describe('Read at our desk only'),
  }),
]);

const money = z.object({ minor: z.int(), currency: z.string() });
const instant = z.iso.datetime();
const file = z.object({
  name: z.string(),
  type: z.string(),
  size: z.int(),
  url: z.string().optional().describe('Absent while, or when, the file could not be fetched'),
});

const summary = z.object({
  words: z.string().describe('Lines an agent reads, in the company’s language'),
  severity: z.enum(['danger', 'threat', 'anger', 'plain']),
  firstContactAt: instant,
  claimType: z.string().optional(),
  failure: z.string().optional(),
  quote: z.string().optional().describe('In the customer’s words'),
  wants: z.object({ kind: z.string(), words: z.string() }).optional(),
  facts: z.array(z.object({ name: z.string(), kind: z.string(), value: z.string(), words: z.string() })),
  expenses: z.array(z.object({ what: z.string(), amount: money, receipts: z.array(file) })),
  totals: z.array(money),
  files: z.array(file).describe('Files that are no receipt'),
  missing: z.array(z.string()),
  declined: z.array(z.object({ name: z.string(), why: z.enum(['skipped', 'unknown']) })),
  questions: z.array(z.string()),
  contact: z.object({ way: z.string(), address: z.string().optional() }).optional(),
  promises: z.array(z.object({ what: z.string(), due: instant, state: z.string() })).describe('That still hold'),
  apologisedAt: instant.optional(),
});

const message = z.object({
  id: z.string().describe('The same for the same message, wherever it is told'),
  at: instant,
  by: z.enum(['customer', 'bot', 'agent']),
  name: z.string().optional(),
  text: z.string(),
  files: z.array(file),
});

const event = <Type extends string, Data extends z.ZodRawShape>(type: Type, data: Data) =>
  z.object({
    type: z.literal(type),
    timestamp: instant,
    data: z.object({ reference: z.string(), ...data }),
  });

export const startEvent = event('handoff.start', {
  reason: z.enum(['complete', 'asked', 'danger', 'threat', 'unclear', 'rights', 'broken']),
  again: z.boolean().describe('It was closed before, and the customer was not content'),
  customer: z.object({
    name: z.string().optional(),
    locale: z.string(),
    channel: z.enum(['web', 'teams', 'sms', 'whatsapp']),
    told: z
      .array(
        z.object({
          by: z
            .enum(['site', 'page', 'teams'])
            .describe('`page`: the page in their browser said so, and nobody checked it'),
          at: instant,
          facts: z.array(z.object({ name: z.string(), value: z.string() })),
        }),
      )
      .describe('What the place they write from said of them. Never their own words'),
  }),
  summary,
  transcript: z.array(message),
  answer: z.object({ messages: z.url(), status: z.url() }).describe('Where your agents’ words and states go'),
});
export const messageEvent = event('handoff.message', { message });
export const statusEvent = event('handoff.status', { news: z.enum(['changed', 'customer-left']), summary });
export const endEvent = event('handoff.end', { reason: z.enum(['taken-back', 'no-answer', 'agent-silent']) });

export type SummaryTold = z.infer<typeof summary>;
export type MessageTold = z.infer<typeof message>;
export type FileTold = z.infer<typeof file>;
export type HandoffEvent = z.infer<typeof startEvent | typeof messageEvent | typeof statusEvent | typeof endEvent>;
