import { connect } from 'node:net';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { createMemoryFiles } from '../../bot/channels/direct-line/index.ts';
import { AmendsError } from '../../dialogs/domain/errors.ts';
import { failure, resource } from '../contracts/direct-line-schema.ts';
import { message } from '../contracts/direct-line-server.ts';
import { client, servesInstead, service } from '../support/direct-line-service.ts';

let conversationId: string;
let token: string;

beforeEach(async () => void ({ conversationId, token } = await client.generate()));

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const MEGABYTE = 1_048_576;

function upload(body: FormData | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) {
  return fetch(`${service.domain}/conversations/${conversationId}/upload?userId=ada`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, ...headers },
    body,
  });
}

function form(
  files: [name: string, bytes: Uint8Array<ArrayBuffer>, type: string][],
  activity?: object | string,
): FormData {
  const form = new FormData();
  const json = typeof activity === 'string' ? activity : JSON.stringify(activity);
  if (activity !== undefined) form.append('activity', new Blob([json], { type: 'application/vnd.microsoft.activity' }));
  for (const [name, bytes, type] of files) form.append('file', new Blob([bytes], { type }), name);
  return form;
}

async function refusal(response: Promise<Response>): Promise<string> {
  const { status, json } = await response.then(async (one) => ({ status: one.status, json: await one.json() }));
  expect((await client.read(conversationId, token)).activities).toEqual([]);
  return `${status} ${failure.parse(json).error.code}`;
}

describe('an upload', () => {
  it('of one file becomes a message with that file, which can be fetched', async () => {
    const headers = { 'content-type': 'image/png', 'content-disposition': 'name="file"; filename="my cup.png"' };
    const { id } = resource.parse(await (await upload(new Uint8Array(PNG), headers)).json());
    const { activities } = await client.read(conversationId, token);
    expect(activities[0]).toMatchObject({ id, type: 'message', from: { id: 'ada', role: 'user' } });
    const [attachment] = activities[0]?.attachments ?? [];
    expect(attachment).toMatchObject({ contentType: 'image/png', name: 'my cup.png' });
    expect(attachment?.contentUrl).toMatch(new RegExp(`^${service.origin}/files/[\\w-]+/my%20cup.png$`));
    const fetched = await fetch(attachment?.contentUrl ?? '');
    expect(Buffer.from(await fetched.arrayBuffer()).equals(PNG)).toBe(true);
  });

  it('of several keeps the activity beside them, and what it says of each', async () => {
    const files = form(
      [
        ['bill.txt', Buffer.from('12 euro'), 'text/plain'],
        ['cup.png', new Uint8Array(PNG), 'image/png'],
      ],
      message('Both broken', {
        channelData: { clientActivityID: 'c-9' },
        attachments: [
          { contentType: 'image/png', name: 'cup.png', thumbnailUrl: 'data:image/png;base64,eA==' },
          { contentType: 'text/plain', name: 'bill.txt' },
          { contentType: 'application/vnd.example', content: { a: 1 } },
        ],
      }),
    );
    expect((await upload(files)).status).toBe(200);
    const [said] = (await client.read(conversationId, token)).activities;
    expect(said).toMatchObject({ text: 'Both broken', channelData: { clientActivityID: 'c-9' } });
    expect(said?.attachments).toMatchObject([
      { name: 'bill.txt', contentType: 'text/plain' },
      { name: 'cup.png', contentType: 'image/png', thumbnailUrl: 'data:image/png;base64,eA==' },
      { contentType: 'application/vnd.example', content: { a: 1 } },
    ]);
  });

  it('takes ten files and an activity, and no eleventh file', async () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, n): [string, Uint8Array<ArrayBuffer>, string] => [
        `${n}.txt`,
        Buffer.from('x'),
        'text/plain',
      ]);
    expect(await refusal(upload(form(many(11))))).toBe('413 MessageSizeTooBig');
    expect(await refusal(upload(form(many(11), message('too many'))))).toBe('413 MessageSizeTooBig');
    expect((await upload(form(many(10), message('just right')))).status).toBe(200);
  });

  it.each([
    ['a file over 10 MB in a form', () => upload(form([['big', new Uint8Array(10 * MEGABYTE + 1), 'image/png']])), 413],
    ['a body over 10 MB', () => upload(new Uint8Array(10 * MEGABYTE + 1), { 'content-type': 'image/png' }), 413],
    ['an activity over 1 MB', () => upload(form([], 'x'.repeat(MEGABYTE + 1))), 413],
    ['no file at all', () => upload(form([], message('nothing'))), 400],
    ['an empty body', () => upload(new Uint8Array(), { 'content-type': 'image/png' }), 400],
    ['an activity that is no JSON', () => upload(form([['a.png', new Uint8Array(PNG), 'image/png']], '{')), 400],
    ['a form without a boundary', () => upload(new Uint8Array(9), { 'content-type': 'multipart/form-data' }), 400],
    [
      'a form that breaks off',
      () =>
        upload(Buffer.from('--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc'), {
          'content-type': 'multipart/form-data; boundary=x',
        }),
      400,
    ],
  ])('with %s is refused, and nothing of it recorded', async (_what, send, status) => {
    expect(await refusal(send())).toBe(`${status} ${status === 413 ? 'MessageSizeTooBig' : 'BadArgument'}`);
  });

  it('of 200 MB is refused without being read to its end', async () => {
    const { hostname, port, pathname } = new URL(`${service.domain}/conversations/${conversationId}/upload?userId=ada`);
    const socket = connect(Number(port), hostname).on('error', () => {});
    let answer = '';
    socket.setEncoding('latin1').on('data', (text: string) => (answer += text));
    const write = (bytes: Buffer | string) => new Promise<boolean>((done) => socket.write(bytes, (cut) => done(!cut)));
    const head = [`POST ${pathname} HTTP/1.1`, `Host: ${hostname}:${port}`, `Authorization: Bearer ${token}`];
    await write([...head, 'Content-Type: image/png', 'Transfer-Encoding: chunked', '', ''].join('\r\n'));
    const chunk = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(MEGABYTE), Buffer.from('\r\n')]);
    // A client that does not listen: it sends until the line is cut, whatever it is told.
    let sent = 0;
    while (sent < 200 && (await write(chunk))) sent += 1;
    socket.destroy();
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(sent).toBeLessThan(100);
  });

  it.each([
    ['type', '415 UnsupportedMediaType'],
    ['damaged', '415 UnsupportedMediaType'],
    ['size', '413 MessageSizeTooBig'],
  ])('is refused when one of its files cannot be taken for its %s', async (reason, answer) => {
    const kept = createMemoryFiles();
    const put: typeof kept.put = async (file) => {
      if (file.name === 'bad') throw new AmendsError('unusable', 'told by the files', { reason });
      return kept.put(file);
    };
    await servesInstead({ files: { ...kept, put } });
    ({ conversationId, token } = await client.generate());
    const files = form([
      ['good', new Uint8Array(PNG), 'image/png'],
      ['bad', new Uint8Array(PNG), 'image/png'],
    ]);
    expect(await refusal(upload(files))).toBe(answer);
  });

  it('needs a token like everything else', async () => {
    token = 'stale';
    const response = await upload(form([['cup.png', new Uint8Array(PNG), 'image/png']]));
    expect(response.status).toBe(403);
  });
});

describe('a file', () => {
  const kept = async (name: string, bytes: Uint8Array) => {
    const files = createMemoryFiles();
    const attachment = await files.put({ name, bytes });
    await servesInstead({ files });
    return fetch(`${service.origin}/files/${attachment.id}/x`);
  };

  it('is shown when it is a picture and cannot run in any case', async () => {
    const { headers } = await kept("it's a cup (1).png", PNG);
    expect(headers.get('content-disposition')).toBe("inline; filename*=UTF-8''it%27s%20a%20cup%20%281%29.png");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('cache-control')).toContain('private');
  });

  it('is downloaded when it is anything else', async () => {
    const { headers } = await kept('page.html', Buffer.from('<script>alert(1)</script>'));
    expect(headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(headers.get('content-type')).toBe('application/octet-stream');
  });

  it('that nobody put there is not found', async () => {
    const response = await fetch(`${service.origin}/files/made-up/x`);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
  });
});
