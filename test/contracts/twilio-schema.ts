import { z } from 'zod';

/**
 * The one call we make of the provider's Messages API, written from its published description (`twilio_api_v2010`
 * 1.0.0, release 2.6.7 of April 2026): the fields we use, and no other. The description itself allows any text as a
 * number and as long a body as you like; what its documentation says beyond it is said here.
 */
export const createMessageForm = z
  .strictObject({
    To: z.string().regex(/^(?:whatsapp:)?\+[1-9]\d{6,14}$/),
    From: z
      .string()
      .regex(/^(?:whatsapp:)?\+[1-9]\d{6,14}$/)
      .optional(),
    MessagingServiceSid: z
      .string()
      .regex(/^MG[0-9a-fA-F]{32}$/)
      .optional(),
    // Empty: it was left out, for a template.
    Body: z
      .string()
      .min(1)
      .max(1600)
      .optional()
      .transform((words = '') => words),
    ContentSid: z
      .string()
      .regex(/^HX[0-9a-fA-F]{32}$/)
      .optional(),
    ContentVariables: z.string().optional(),
    StatusCallback: z.url({ protocol: /^https?$/ }).refine((url) => !new URL(url).hostname.includes('_')),
    ValidityPeriod: z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(1).max(36_000)),
  })
  .refine(({ From, MessagingServiceSid }) => From !== undefined || MessagingServiceSid !== undefined, 'nobody sends')
  // Words beside a template are refused outside the 24 hours of WhatsApp, and inside they would hide it.
  .refine(({ Body, ContentSid }) => (Body === '') !== (ContentSid === undefined), 'words, or a template')
  .refine(({ ContentSid, ContentVariables: given }) => !given || (ContentSid && areVariables(given)), 'odd variables');

/** Names of at most 16 characters without a blank, each with a text that is not empty. */
function areVariables(json: string): boolean {
  try {
    return contentVariables.safeParse(JSON.parse(json)).success;
  } catch {
    return false;
  }
}

const contentVariables = z.record(z.string().regex(/^\w{1,16}$/), z.string().min(1).max(1600));

export const createMessagePath = /^\/2010-04-01\/Accounts\/(AC[0-9a-fA-F]{32})\/Messages\.json$/;

/** What it answers with 201: the fields we read, and a few of the others. */
export const createdMessage = (sid: string, form: z.infer<typeof createMessageForm>) => ({
  sid,
  account_sid: 'AC' + '0'.repeat(32),
  to: form.To,
  from: form.From ?? null,
  body: form.Body,
  status: 'queued',
  num_segments: '0',
  error_code: null,
  error_message: null,
});
