import { mkdtempSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type { Files } from '../../bot/core/ports.ts';
import { cleanName } from '../../bot/stores/attachments/file-name.ts';
import { createFiles } from '../../bot/stores/files.ts';

const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const place = { IFD3: { GPSLatitude: '51/1 30/1 0/1', GPSLatitudeRef: 'N' } };

function blank(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: 'teal' } });
}

function counted() {
  let count = 0;
  return { next: (prefix: string) => `${prefix}_${++count}`, random: () => 0 };
}

const folder = mkdtempSync(join(tmpdir(), 'amends-files-'));
afterAll(() => rm(folder, { recursive: true }));

describe.each([
  ['in memory', () => createFiles({ ids: counted() })],
  ['on disk', () => createFiles({ folder, ids: counted() })],
])('files %s', (_, create: () => Files) => {
  const files = create();
  const kept = async (name: string, bytes: Uint8Array) => {
    const attachment = await files.put({ name, bytes });
    const got = await files.get(attachment.id);
    expect(got?.attachment).toEqual(attachment);
    expect(got?.bytes.length).toBe(attachment.size);
    return { attachment, bytes: Buffer.from(got?.bytes ?? []) };
  };

  it('keeps a photo upright and forgets where it was taken', async () => {
    const photo = await blank(60, 40).withExif(place).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const lying = await sharp(photo).withExifMerge(place).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect((await sharp(lying).metadata()).exif).toBeDefined();
    const { attachment, bytes } = await kept('holiday.JPEG', lying);
    expect(attachment).toMatchObject({ name: 'holiday.jpeg', type: 'image/jpeg' });
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 40, height: 60 });
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
  });

  it('takes the type from the bytes and never from the name', async () => {
    const { attachment } = await kept('invoice.pdf', await blank(4, 4).png().toBuffer());
    expect(attachment).toMatchObject({ name: 'invoice.png', type: 'image/png' });
  });

  it('keeps WebP, and a GIF that moves goes on moving', async () => {
    expect((await kept('a.webp', await blank(4, 4).webp().toBuffer())).attachment.type).toBe('image/webp');
    const frames = await Promise.all(['teal', 'gold'].map((background) => frame(background)));
    const gif = await sharp(frames, { join: { animated: true } })
      .gif({ delay: [100, 100] })
      .toBuffer();
    const { bytes } = await kept('a.gif', gif);
    expect((await sharp(bytes, { animated: true }).metadata()).pages).toBe(2);
  });

  it('keeps a PDF as it came', async () => {
    const { attachment, bytes } = await kept('Invoice 7.pdf', pdf);
    expect(attachment).toMatchObject({ name: 'Invoice 7.pdf', type: 'application/pdf', size: pdf.length });
    expect(bytes.equals(pdf)).toBe(true);
  });

  it('keeps a HEIC picture but blanks its notes', async () => {
    const { attachment, bytes } = await kept('IMG_1.heic', heic('Exif: 51 degrees north', 'the picture'));
    expect(attachment.type).toBe('image/heic');
    expect(bytes.includes('51 degrees')).toBe(false);
    expect(bytes.includes('the picture')).toBe(true);
    expect(bytes.length).toBe(heic('Exif: 51 degrees north', 'the picture').length);
  });

  it('takes nothing that is too large, damaged or of another type', async () => {
    const put = (bytes: Uint8Array) => files.put({ name: 'a.jpg', bytes });
    const reason = (of: string) => ({ code: 'unusable', details: { reason: of } });
    const photo = await blank(600, 400).png().toBuffer();
    await expect(put(Buffer.alloc(10 * 1024 * 1024 + 1))).rejects.toMatchObject(reason('size'));
    await expect(put(photo.subarray(0, photo.length / 2))).rejects.toMatchObject(reason('damaged'));
    await expect(put(heic('x', 'y').subarray(0, 60))).rejects.toMatchObject(reason('damaged'));
    await expect(put(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).rejects.toMatchObject(reason('type'));
    await expect(put(Buffer.from('MZ a program'))).rejects.toMatchObject(reason('type'));
    await expect(put(Buffer.alloc(0))).rejects.toMatchObject(reason('type'));
  });

  it('does not open a small file that holds a huge picture', async () => {
    const bomb = await blank(4, 4).png().toBuffer();
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
    await expect(files.put({ name: 'a.png', bytes: bomb })).rejects.toMatchObject({ details: { reason: 'size' } });
  });

  it('forgets what is dropped, and nothing else', async () => {
    const [one, other] = [await kept('a.pdf', pdf), await kept('b.pdf', pdf)];
    await files.drop(one.attachment.id);
    await files.drop(one.attachment.id);
    expect(await files.get(one.attachment.id)).toBeUndefined();
    expect(await files.get(other.attachment.id)).toBeDefined();
  });

  it('knows nothing of other ids, whatever they look like', async () => {
    for (const id of ['att_999', '', '../../etc/passwd', 'a/b', '\0']) expect(await files.get(id)).toBeUndefined();
  });
});

describe('files on disk', () => {
  it('are there for the next process, and nothing unfinished is', async () => {
    const first = await createFiles({ folder, ids: { ...counted(), next: () => 'att_kept' } }).put({
      name: 'a',
      bytes: pdf,
    });
    expect(await createFiles({ folder, ids: counted() }).get('att_kept')).toEqual({ attachment: first, bytes: pdf });
    expect(await readdir(join(folder, 'unfinished'))).toEqual([]);
  });
});

describe('a file name', () => {
  it.each([
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\photos\\me.PDF', 'me.pdf'],
    ['invoice\u202Efdp.exe', 'invoicefdp.pdf'],
    ['a\0b\nc.pdf', 'abc.pdf'],
    ['what? <this>.pdf', 'what- -this-.pdf'],
    ['.pdf', 'pdf.pdf'],
    ['', 'file.pdf'],
    ['...', 'file.pdf'],
    ['Ćevapi račun 📄.pdf', 'Ćevapi račun 📄.pdf'],
  ])('%j becomes %j', (name, clean) => {
    expect(cleanName(name, ['pdf'])).toBe(clean);
  });

  it('is at most 100 characters long', () => {
    expect(cleanName(`${'a'.repeat(95)}📄${'b'.repeat(50)}.pdf`, ['pdf'])).toBe(`${'a'.repeat(95)}.pdf`);
  });
});

function frame(background: string): Promise<Buffer> {
  return sharp({ create: { width: 4, height: 4, channels: 3, background } })
    .png()
    .toBuffer();
}

/** As small a HEIC file as says where its items are. */
function heic(notes: string, picture: string): Buffer {
  const items = box('iinf', u32(0), u16(2), infe(1, 'hvc1'), infe(2, 'Exif'));
  const location = (start: number) =>
    box(
      'iloc',
      u32(0),
      Buffer.from([0x44, 0]),
      u16(2),
      extent(1, start, picture),
      extent(2, start + picture.length, notes),
    );
  const type = box('ftyp', Buffer.from('heic'), u32(0), Buffer.from('mif1heic'));
  const meta = (start: number) => box('meta', u32(0), items, location(start));
  const start = type.length + meta(0).length + 8;
  return Buffer.concat([type, meta(start), box('mdat', Buffer.from(picture + notes))]);
}

function box(type: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from(type), ...content]);
  return Buffer.concat([u32(body.length + 4), body]);
}

function infe(id: number, type: string): Buffer {
  return box('infe', u32(0x02000000), u16(id), u16(0), Buffer.from(`${type}\0`));
}

function extent(id: number, offset: number, content: string): Buffer {
  return Buffer.concat([u16(id), u16(0), u16(1), u32(offset), u32(content.length)]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
