import { z } from 'zod';

/**
 * The calls this program makes to a connector, written from the published description of the Bot Connector API, version
 * 3.1.12: what is named there and used here, and no other key. Where the description leaves a shape open (cards, data
 * of buttons) it is held to what Teams documents for it.
 */
const words = z.string().min(1);
const account = z.strictObject({ id: words, name: z.string().optional(), role: z.enum(['user', 'bot']).optional() });
const place = z.strictObject({
  id: words,
  name: z.string().optional(),
  isGroup: z.boolean().optional(),
  conversationType: z.string().optional(),
  tenantId: z.string().optional(),
});

const imBack = z.strictObject({ type: z.literal('imBack'), title: words, value: words });
const messageBack = z.strictObject({
  type: z.literal('messageBack'),
  title: words,
  text: words,
  displayText: words,
  value: z.strictObject({ question: z.string(), choice: words }),
});

const submit = z.strictObject({
  type: z.literal('Action.Submit'),
  title: words,
  data: z.strictObject({
    question: z.string(),
    button: words,
    label: words,
  }),
});
const element = z.looseObject({ type: z.enum(['TextBlock', 'FactSet', 'ColumnSet']) });
const card = z.strictObject({
  type: z.literal('AdaptiveCard'),
  $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
  version: z.enum(['1.0', '1.1', '1.2', '1.3', '1.4', '1.5']),
  body: z.array(element),
  actions: z.array(submit).max(6).optional(),
  fallbackText: words,
  speak: words.optional(),
});

const envelope = {
  channelId: words,
  serviceUrl: z.url(),
  from: account,
  recipient: account,
  conversation: place,
  locale: z.string().optional(),
  inputHint: z.enum(['acceptingInput', 'ignoringInput', 'expectingInput']).optional(),
};

/** `POST /v3/conversations/{conversationId}/activities`. */
export const sentActivity = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('typing'), ...envelope }),
  z.strictObject({
    type: z.literal('message'),
    ...envelope,
    text: z.string(),
    textFormat: z.enum(['plain', 'markdown']).optional(),
    attachments: z
      .array(
        z.union([
          z.strictObject({ contentType: z.literal('application/vnd.microsoft.card.adaptive'), content: card }),
          z.strictObject({
            contentType: z.enum(['image/jpeg', 'image/png', 'image/gif']),
            contentUrl: z.url(),
            name: words,
          }),
        ]),
      )
      .optional(),
    suggestedActions: z
      .strictObject({ to: z.array(words), actions: z.union([z.array(imBack).max(3), z.array(messageBack)]) })
      .optional(),
  }),
]);

/** The path and the headers of that call. */
export const sentCall = z.object({
  method: z.literal('POST'),
  path: z.string().regex(/^\/v3\/conversations\/[^/]+\/activities$/),
  headers: z.looseObject({ 'content-type': z.string().regex(/^application\/json/), accept: words }),
});

/** `GET /v3/conversations/{conversationId}/members/{memberId}`: it has no body. */
export const memberCall = z.object({
  method: z.literal('GET'),
  path: z.string().regex(/^\/v3\/conversations\/[^/?]+\/members\/[^/?]+$/),
  headers: z.looseObject({ authorization: z.string().regex(/^Bearer ./), accept: words }),
  body: z.strictObject({}),
});
