import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { createFiles } from '../../bot/stores/files.ts';
import { failure } from '../contracts/direct-line-schema.ts';
import { countedIds } from '../support/ids.ts';
import { receipt } from '../support/pictures.ts';
import { talk, type Talk } from '../support/talk.ts';

const MEGABYTE = 1024 * 1024;

/** The attachments that were kept of what the customer sent. */
async function kept({ store, customer }: Talk) {
  const log = await store.log(customer.conversationId, 0, 50);
  return log.flatMap((m) => m.attachments ?? []);
}

async function refusal(answer: Response): Promise<string> {
  return `${answer.status} ${failure.parse(await answer.json()).error.code}`;
}

async function png(): Promise<Uint8Array> {
  return sharp({ create: { width: 4, height: 4, channels: 3, background: '#abc' } })
    .png()
    .toBuffer();
}

/** What lies in the folder of files, other than folders. */
async function stored(folder: string): Promise<string[]> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  return all.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

/** A form whose files are sent as they are added. */
function slowForm() {
  let out: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({ start: (controller) => void (out = controller) });
  const form = {
    body,
    type: 'multipart/form-data; boundary=slow',
    adds(...files: { name: string; bytes: Uint8Array }[]) {
      for (const { name, bytes } of files) {
        const head = `--slow\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
        for (const part of [Buffer.from(head), bytes, Buffer.from('\r\n')]) out?.enqueue(new Uint8Array(part));
      }
      return form;
    },
    ends() {
      out?.enqueue(Buffer.from('--slow--\r\n'));
      out?.close();
    },
  };
  return form;
}

describe('a message that is refused', () => {
  let folder: string;
  const world = () => talk({ files: createFiles({ folder, ids: countedIds() }) });
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'amends-files-'))));
  afterEach(() => rm(folder, { recursive: true }));

  const picture = async () => ({ name: 'a.png', type: 'image/png', bytes: await png() });

  it('for its eleventh file leaves none of its files behind, though nine were kept by then', async () => {
    const { customer } = await world();
    const small = await picture();
    const form = slowForm();
    const answer = customer.uploads(form.body, form.type);
    form.adds(...Array.from({ length: 10 }, () => small));
    while ((await stored(folder)).length < 18) await new Promise((resolve) => setImmediate(resolve));
    form.adds(small).ends();
    expect(await refusal(await answer)).toBe('413 MessageSizeTooBig');
    expect(await stored(folder)).toEqual([]);
  });

  it('for one that is not what it says leaves none behind', async () => {
    const { customer } = await world();
    const text = { name: 'b.png', type: 'image/png', bytes: Buffer.from('hello there') };
    expect(await refusal(await customer.attachesAll([await picture(), text]))).toBe('415 UnsupportedMediaType');
    expect(await stored(folder)).toEqual([]);
  });

  it('because the complaint has fifty keeps those fifty and no more', async () => {
    const { customer, time } = await world();
    const small = await picture();
    for (let sent = 0; sent < 50; sent += 10) {
      await customer.attachesAll(Array.from({ length: 10 }, () => small));
      await time.passes('4 s');
      customer.hears('@attachment-noted', '@ask-what-happened');
    }
    expect(await refusal(await customer.attaches(small))).toBe('413 MessageSizeTooBig');
    expect(await stored(folder)).toHaveLength(100);
  });

  it('because files come with nothing but a message leaves none behind', async () => {
    const { customer } = await world();
    const answer = await customer.attachesAll([await picture()], '', { type: 'event', name: 'photo' });
    expect(await refusal(answer)).toBe('400 BadArgument');
    expect(await stored(folder)).toEqual([]);
  });

  it('as one that came before keeps its files once', async () => {
    const { customer, time } = await world();
    const again = { channelData: { clientActivityID: 'the-same' } };
    const first = await customer.attachesAll([await picture()], 'my cup came broken', again);
    const second = await customer.attachesAll([await picture()], 'my cup came broken', again);
    expect(await second.json()).toEqual(await first.json());
    expect(await stored(folder)).toHaveLength(2);
    await time.passes('4 s');
    customer.hears('@attachment-noted', '@reflect', '@apology', '@is-there-more');
  });
});

describe('a file that a customer sends', () => {
  it('comes back without the place where it was taken, and can run nowhere', async () => {
    const world = await talk();
    const photo = await receipt('till receipt.jpg');
    expect((await sharp(photo.bytes).metadata()).exif).toBeDefined();
    await world.customer.attaches(photo);
    await world.time.passes('4 s');
    world.customer.hears('@attachment-noted', '@ask-what-happened');
    const [file] = await kept(world);
    const answer = await fetch(`${world.url}/files/${file?.id}/anything`);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': "inline; filename*=UTF-8''till%20receipt.jpg",
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, max-age=3600',
    });
    expect((await sharp(await answer.arrayBuffer()).metadata()).exif).toBeUndefined();
  });

  it('is what its bytes are, whatever its name says', async () => {
    const world = await talk();
    await world.customer.attaches({ name: '../../etc/holiday.jpg', type: 'image/jpeg', bytes: await png() });
    await world.time.passes('4 s');
    world.customer.hears('@attachment-noted', '@ask-what-happened');
    expect(await kept(world)).toMatchObject([{ name: 'holiday.png', type: 'image/png' }]);
  });

  it('is downloaded when it is no picture', async () => {
    const world = await talk();
    const pdf = Buffer.from('%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF');
    await world.customer.attaches({ name: 'bill.pdf', type: 'application/pdf', bytes: pdf });
    await world.time.passes('4 s');
    world.customer.hears('@attachment-noted', '@ask-what-happened');
    const [file] = await kept(world);
    const { headers } = await fetch(`${world.url}/files/${file?.id}/bill.pdf`);
    expect(headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''bill.pdf");
  });

  it.each([
    ['text that is named like a picture', 'cup.jpg', Buffer.from('hello there')],
    ['a page that is named like a picture', 'cup.png', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a drawing that can hold scripts', 'cup.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['half a picture', 'cup.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ])('is refused with a code the page can explain when it is %s', async (_what, name, bytes) => {
    const world = await talk();
    const answer = await world.customer.attaches({ name, type: 'image/jpeg', bytes }, 'my cup came broken');
    expect(await refusal(answer)).toBe('415 UnsupportedMediaType');
    expect(await world.store.log(world.customer.conversationId, 0, 10)).toEqual([]);
  });

  it('is refused when it is too large, and so is an eleventh', async () => {
    const world = await talk();
    const bytes = new Uint8Array(10 * MEGABYTE + 1);
    expect(await refusal(await world.customer.attaches({ name: 'a.png', type: 'image/png', bytes }))).toBe(
      '413 MessageSizeTooBig',
    );
    const small = { name: 'a.png', type: 'image/png', bytes: await png() };
    expect(await refusal(await world.customer.attachesAll(Array.from({ length: 11 }, () => small)))).toBe(
      '413 MessageSizeTooBig',
    );
    expect(await kept(world)).toEqual([]);
  });

  it('can be sent ten times in one message', async () => {
    const world = await talk();
    const small = { name: 'a.png', type: 'image/png', bytes: await png() };
    const answer = await world.customer.attachesAll(Array.from({ length: 10 }, () => small));
    expect(answer.status).toBe(200);
    expect(await kept(world)).toHaveLength(10);
    await world.time.passes('4 s');
    world.customer.hears('@attachment-noted', '@ask-what-happened');
  });
});
