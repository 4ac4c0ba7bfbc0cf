import { z } from 'zod';

/**
 * What passes between us and a chat-completions server, as strictly as the published description of the OpenAI API
 * (version 2.3.0) allows for the part that is used: an unknown key on either side is an error here. The description itself
 * lets unknown keys pass, and some of its schemas do not compile, which is why these are written out.
 */

/** Structured outputs take a subset of JSON Schema: every object closed, every property required. */
const closed = z.custom<Record<string, unknown>>((schema) => isClosed(schema), 'not in the subset for strict answers');

export const chatRequest = z.strictObject({
  model: z.string().min(1),
  messages: z.tuple([
    z.strictObject({ role: z.literal('system'), content: z.string().min(1) }),
    z.strictObject({ role: z.literal('user'), content: z.string().min(1) }),
  ]),
  response_format: z.strictObject({
    type: z.literal('json_schema'),
    json_schema: z.strictObject({
      name: z.string().regex(/^[\w-]{1,64}$/),
      strict: z.literal(true),
      schema: closed,
    }),
  }),
  max_completion_tokens: z.int().positive(),
});

const usage = z.strictObject({
  prompt_tokens: z.int(),
  completion_tokens: z.int(),
  total_tokens: z.int(),
  prompt_tokens_details: z.strictObject({ cached_tokens: z.int(), audio_tokens: z.int() }).optional(),
  completion_tokens_details: z
    .strictObject({
      reasoning_tokens: z.int(),
      audio_tokens: z.int(),
      accepted_prediction_tokens: z.int(),
      rejected_prediction_tokens: z.int(),
    })
    .optional(),
});

const toolCall = z.strictObject({
  id: z.string(),
  type: z.literal('function'),
  function: z.strictObject({ name: z.string(), arguments: z.string() }),
});

const message = z.strictObject({
  role: z.literal('assistant'),
  content: z.string().nullable(),
  refusal: z.string().nullable(),
  annotations: z.tuple([]).optional(),
  tool_calls: z.array(toolCall).optional(),
});

export const chatResponse = z.strictObject({
  id: z.string(),
  object: z.literal('chat.completion'),
  created: z.int(),
  model: z.string(),
  choices: z.array(
    z.strictObject({
      index: z.int(),
      message,
      logprobs: z.null(),
      finish_reason: z.enum(['stop', 'length', 'tool_calls', 'content_filter', 'function_call']),
    }),
  ),
  usage: usage.optional(),
  service_tier: z.enum(['auto', 'default', 'flex', 'scale', 'priority', 'fast']).nullable().optional(),
  system_fingerprint: z.string().optional(),
});

export const errorResponse = z.strictObject({
  error: z.strictObject({
    message: z.string(),
    type: z.string(),
    param: z.string().nullable(),
    code: z.string().nullable(),
  }),
});

export type ChatRequest = z.infer<typeof chatRequest>;

/** A chat completion as the service writes it, with this message. */
export function completionOf(
  said: Partial<z.infer<typeof message>>,
  finish: 'stop' | 'length' | 'tool_calls' | 'content_filter' = 'stop',
): z.infer<typeof chatResponse> {
  return chatResponse.parse({
    id: 'chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeG',
    object: 'chat.completion',
    created: 1795816000,
    model: 'a-model-2026-04-01',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: null, refusal: null, ...said },
        logprobs: null,
        finish_reason: finish,
      },
    ],
    usage: { prompt_tokens: 1117, completion_tokens: 46, total_tokens: 1163 },
    service_tier: 'default',
    system_fingerprint: 'fp_fc9f1d7035',
  });
}

export function errorOf(type: string, code: string | null): z.infer<typeof errorResponse> {
  return errorResponse.parse({ error: { message: 'As the service words it.', type, param: null, code } });
}

function isClosed(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.every(isClosed);
  if (typeof schema !== 'object' || schema === null) return true;
  const { type, properties, required, additionalProperties } = schema as Record<string, unknown>;
  if (type === 'object') {
    const names = Object.keys(properties ?? {});
    const all = Array.isArray(required) && names.every((name) => required.includes(name));
    if (additionalProperties !== false || !all) return false;
  }
  return Object.entries(schema).every(([key, value]) => key === 'enum' || isClosed(value));
}
