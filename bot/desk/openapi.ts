import { z } from 'zod';
import type { ZodType } from 'zod';
import * as handoffs from '../api/handoff-schemas.ts';
import * as schemas from './schemas.ts';

interface Door {
  method: 'get' | 'post' | 'delete';
  path: string;
  does: string;
  body?: ZodType;
  status: number;
  answer?: ZodType;
  /** It may come as a form of these fields as well, with files in `file` beside them. */
  form?: ZodType;
  /** What it refuses with, beside 401 and 403. */
  refuses?: number[];
  /** Open to whoever knocks; otherwise a session of the desk is needed. */
  open?: true;
  /** The API key is taken too, or nothing else is. */
  key?: true | 'only';
}

const complaint = '/api/desk/complaints/{reference}';
const handoff = '/api/handoffs/{reference}';
const command = { status: 204, refuses: [404, 409, 410, 422, 503] };

const DOORS: Door[] = [
  {
    method: 'post',
    path: '/api/desk/session',
    does: 'Sign in with a one-time invite',
    body: schemas.signInBody,
    status: 201,
    answer: schemas.personAnswer,
    refuses: [422, 429],
    open: true,
  },
  { method: 'get', path: '/api/desk/session', does: 'Who is signed in', status: 200, answer: schemas.personAnswer },
  { method: 'delete', path: '/api/desk/session', does: 'Sign out', status: 204, open: true },
  {
    method: 'get',
    path: '/api/desk/queue',
    does: 'What waits, and who has what',
    status: 200,
    answer: schemas.queueAnswer,
  },
  {
    method: 'get',
    path: '/api/desk/questions',
    does: 'What customers asked and no answer was found for: what to write into prompts/…/knowledge next',
    status: 200,
    answer: schemas.questionsAnswer,
    key: true,
  },
  {
    method: 'get',
    path: complaint,
    does: 'A complaint: summary, transcript, notes',
    status: 200,
    answer: schemas.complaintAnswer,
    refuses: [404, 410],
  },
  {
    method: 'get',
    path: `${complaint}/prose`,
    does: 'The complaint in a model’s prose; 204 when there is none',
    status: 200,
    answer: schemas.proseAnswer,
    refuses: [404, 410],
  },
  {
    method: 'post',
    path: `${complaint}/hints`,
    does: 'What the rules of conduct say of a draft; nothing of it is kept',
    body: schemas.draftBody,
    status: 200,
    answer: schemas.hintsAnswer,
    refuses: [404, 410],
  },
  { method: 'post', path: `${complaint}/accept`, does: 'Take it', body: schemas.commandBody, ...command },
  {
    method: 'post',
    path: `${complaint}/put-back`,
    does: 'Put it back into the queue',
    body: schemas.commandBody,
    ...command,
  },
  {
    method: 'post',
    path: `${complaint}/replies`,
    does: 'Write to the customer; as a form with up to ten pictures or PDFs of 10 MB each',
    body: schemas.wordsBody,
    form: schemas.replyBody,
    ...command,
    refuses: [...command.refuses, 413, 415],
  },
  {
    method: 'post',
    path: `${complaint}/notes`,
    does: 'Write a note only the desk sees',
    body: schemas.wordsBody,
    ...command,
  },
  { method: 'post', path: `${complaint}/close`, does: 'Close it with its cause', body: schemas.closeBody, ...command },
  { method: 'post', path: `${complaint}/typing`, does: 'The agent is typing', status: 204, refuses: [404] },
  {
    method: 'get',
    path: '/api/desk/events',
    does: 'Server-sent events `queue`, `complaint`, `typing` and `reset`; goes on after `Last-Event-ID`',
    status: 200,
  },
  {
    method: 'post',
    path: '/api/invites',
    does: 'Make a one-time sign-in link',
    body: schemas.inviteBody,
    status: 201,
    answer: schemas.inviteAnswer,
    refuses: [422],
    key: true,
  },
  {
    method: 'post',
    path: `${handoff}/messages`,
    does: 'Another desk: one of its agents writes to the customer; as a form with up to ten pictures or PDFs of 10 MB each',
    body: handoffs.messageBody,
    form: handoffs.messageForm,
    key: 'only',
    ...command,
    refuses: [...command.refuses, 413, 415],
  },
  {
    method: 'post',
    path: `${handoff}/status`,
    does: 'Another desk: it takes a handoff, gives it back, or is done',
    body: handoffs.statusBody,
    key: 'only',
    ...command,
  },
];

/** What another desk is told, each signed as Standard Webhooks asks. */
const TOLD = [
  { event: handoffs.startEvent, does: 'A complaint is handed over: summary and transcript' },
  { event: handoffs.messageEvent, does: 'The customer wrote' },
  { event: handoffs.statusEvent, does: 'Something changed that the agents should know' },
  { event: handoffs.endEvent, does: 'The complaint is the other desk’s no longer' },
];

/** The API description (OpenAPI 3.1), made from the schemas that check the requests. */
export function describeDesk(version: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const door of DOORS) paths[door.path] = { ...paths[door.path], [door.method]: operation(door) };
  return {
    openapi: '3.1.0',
    info: { title: 'Amends desk', version },
    paths,
    webhooks: Object.fromEntries(TOLD.map(({ event, does }) => [event.shape.type.value, told(event, does)])),
    components: {
      schemas: { Problem: jsonSchema(schemas.problemAnswer, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'amends_desk' },
        apiKey: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function operation({ method, path, does, body, status, answer, refuses = [], open, key, form }: Door) {
  const refusals = [...(open ? [] : [401]), 403, ...refuses].map((code) => [code, problemResponse]);
  const events = path.endsWith('/events');
  return {
    operationId: `${method}-${path.replaceAll(/[{}]/g, '').split('/').slice(2).join('-')}`,
    summary: does,
    security: open ? [] : [...(key === 'only' ? [] : [{ session: [] }]), ...(key ? [{ apiKey: [] }] : [])],
    ...(path.includes('{reference}') && {
      parameters: [{ name: 'reference', in: 'path', required: true, schema: { type: 'string' }, example: 'JM7S-P68G' }],
    }),
    ...(body && {
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: jsonSchema(body, 'input') },
          ...(form && { 'multipart/form-data': { schema: withFiles(jsonSchema(form, 'input')) } }),
        },
      },
    }),
    responses: {
      [status]: {
        description: 'Done',
        ...(answer && { content: { 'application/json': { schema: jsonSchema(answer, 'output') } } }),
        ...(events && { content: { 'text/event-stream': { schema: { type: 'string' } } } }),
      },
      ...Object.fromEntries(refusals),
    },
  };
}

function withFiles({ properties, ...schema }: ReturnType<typeof jsonSchema>) {
  const file = { type: 'array', maxItems: 10, items: { type: 'string', format: 'binary' } };
  return { ...schema, properties: { ...properties, file } };
}

function told(event: ZodType, does: string) {
  const content = { 'application/json': { schema: jsonSchema(event, 'output') } };
  const answer = 'Taken. After 429 it comes again; any other answer of 400 to 499 refuses it.';
  return {
    post: { summary: does, requestBody: { required: true, content }, responses: { '2XX': { description: answer } } },
  };
}

const problemResponse = {
  description: 'Refused',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

function jsonSchema(schema: ZodType, io: 'input' | 'output') {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, { io, reused: 'inline' });
  return described;
}
