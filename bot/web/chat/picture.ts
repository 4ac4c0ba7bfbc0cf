import { imageDimensionsFromStream } from 'image-dimensions';
import { maxBytes, maxPixels, Unusable } from './attachment-rules.ts';

/** Enough to read the small print of a receipt, and a tenth of what a phone takes. */
const pixelsOut = 6_000_000;
const bytesOut = 3 * 1024 * 1024;
/** A long screenshot, or a panorama, keeps this much of its shorter side. */
const shorterSide = 1_000;
/** What a canvas of every browser can be. */
const longestSide = 16_000;
/** Opened in the browser; a phone has no room for more. */
const pixelsOpened = 80_000_000;
const quality = 0.86;
/** Notes about a picture stand before it. */
const headBytes = 256 * 1024;

const prepared = new WeakMap<File, Promise<File>>();
let drawing: Promise<unknown> = Promise.resolve();

/**
 * The file as it goes out: a picture upright, not larger than is of use, and without the place where it was taken.
 * The same promise for the same file. Rejects with Unusable when it is not what it claims to be, or too large.
 */
export function prepareFile(file: File): Promise<File> {
  const before = prepared.get(file);
  if (before) return before;
  const ready = prepareOnce(file);
  prepared.set(file, ready);
  return ready;
}

/** What went out of here once is not worked on again. */
async function prepareOnce(file: File): Promise<File> {
  const ready = await prepare(file);
  prepared.set(ready, Promise.resolve(ready));
  return ready;
}

async function prepare(file: File): Promise<File> {
  const head = await readHead(file);
  const kind = kindOf(head);
  if (!kind) throw new Unusable('damaged', file.name);
  if (kind === 'pdf' || kind === 'gif') return checkSize(file);
  const size = await imageDimensionsFromStream(file.stream()).catch(() => undefined);
  const pixels = size ? size.width * size.height : 0;
  if (pixels > maxPixels) throw new Unusable('pixels', file.name);
  const asItIs = pixels <= pixelsOut && file.size <= bytesOut && !hasNotes(kind, head);
  if (asItIs || pixels > pixelsOpened) return checkSize(file);
  // One at a time: ten photos opened at once would be more than a phone can hold.
  const redrawn = drawing.then(() => redraw(file));
  drawing = redrawn.catch(() => undefined);
  const smaller = await redrawn.catch(() => undefined);
  return smaller ?? checkSize(file);
}

function checkSize(file: File): File {
  if (file.size > maxBytes) throw new Unusable('size', file.name);
  return file;
}

/** The beginning of the file, a character for each byte. */
async function readHead(file: File): Promise<string> {
  try {
    const bytes = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
    return new TextDecoder('latin1').decode(bytes);
  } catch {
    throw new Unusable('unreadable', file.name);
  }
}

type Kind = 'jpeg' | 'png' | 'gif' | 'webp' | 'heic' | 'pdf';

/** What the bytes say it is, whatever it is called; undefined for anything that is not taken. */
function kindOf(head: string): Kind | undefined {
  // windows-1252, which browsers mean by latin1, has its own mind about the bytes from 0x80 to 0x9f; none is looked for.
  if (head.startsWith('\u00ff\u00d8\u00ff')) return 'jpeg';
  if (head.slice(1, 8) === 'PNG\r\n\u001a\n') return 'png';
  if (/^GIF8[79]a/.test(head)) return 'gif';
  if (/^RIFF[^]{4}WEBP/.test(head)) return 'webp';
  if (/^[^]{4}ftyp(he[ivx]|mif1|msf1)/.test(head)) return 'heic';
  return head.slice(0, 1024).includes('%PDF-') ? 'pdf' : undefined;
}

/** Whether it says more than what is to be seen, as the place where it was taken. */
function hasNotes(kind: Kind, head: string): boolean {
  if (kind === 'heic') return true;
  if (kind === 'webp') return head.slice(12, 16) === 'VP8X' && (head.charCodeAt(20) & 0b1100) !== 0;
  return /Exif\0\0|eXIf|ns\.adobe\.com\/xap|XML:com\.adobe\.xmp/.test(head);
}

/** Rejects when this browser cannot open the picture, or does not let a page see what it draws. */
async function redraw(file: File): Promise<File> {
  // Opened upright: browsers turn by the note in the picture, which the new one no longer has.
  const picture = await createImageBitmap(file);
  const { width, height } = picture;
  const scale = scaleFor(width, height);
  const canvas = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale));
  const pen = canvas.getContext('2d');
  if (!pen || !(await tellsTheTruth())) throw new Error('no canvas');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  if (blob.type !== 'image/jpeg') throw new Error('no JPEG');
  const name = file.name.replace(/(\.(jpe?g|png|webp|hei[cf]))?$/i, '.jpg');
  return new File([blob], name, { type: blob.type, lastModified: file.lastModified });
}

function scaleFor(width: number, height: number): number {
  const byArea = Math.sqrt(pixelsOut / (width * height));
  const legible = shorterSide / Math.min(width, height);
  return Math.min(1, Math.max(byArea, legible), longestSide / Math.max(width, height));
}

/** Some browsers, against fingerprints, give back noise for what was drawn: no receipt may go out like that. */
async function tellsTheTruth(): Promise<boolean> {
  const pen = new OffscreenCanvas(1, 1).getContext('2d');
  if (!pen) return false;
  pen.fillStyle = 'rgb(20 120 220)';
  pen.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = pen.getImageData(0, 0, 1, 1).data;
  return Math.abs(red - 20) + Math.abs(green - 120) + Math.abs(blue - 220) < 12;
}
