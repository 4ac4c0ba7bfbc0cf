/*
 * HEIC is kept as it came, since decoding it takes a licensed decoder; but what it says about the place is not in the
 * picture. A HEIC file is boxes in boxes (ISO/IEC 14496-12): `meta/iinf` lists its items with their kinds and
 * `meta/iloc` says at which bytes each is. The bytes of the items that are notes (Exif, XMP) are blanked; nothing moves.
 */

const NOTES = new Set(['Exif', 'mime', 'uri ']);

interface Box {
  type: string;
  /** The first byte of its content. */
  start: number;
  end: number;
}

interface Place {
  item: number;
  offset: number;
  length: number;
  /** The offset counts from the `idat` box instead of the file's first byte. */
  inBox: boolean;
}

/** A copy without notes on place, time and device. Throws RangeError when the boxes are not as they should be. */
export function withoutNotes(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  const top = boxes(view, 0, copy.length);
  const metas = top.filter((box) => box.type === 'meta');
  if (metas.length === 0) throw new RangeError('no meta box');
  for (const meta of metas) blankNotes(view, boxes(view, meta.start + 4, meta.end));
  for (const { start, end } of top.filter((box) => box.type === 'uuid')) copy.fill(0, start, end);
  return copy;
}

function blankNotes(view: DataView, inMeta: Box[]): void {
  const named = (type: string) => inMeta.find((box) => box.type === type);
  const [iinf, iloc, idat] = [named('iinf'), named('iloc'), named('idat')];
  if (!iinf || !iloc) throw new RangeError('no items');
  const notes = noteItems(view, iinf);
  for (const { item, offset, length, inBox } of places(view, iloc)) {
    if (!notes.has(item)) continue;
    const start = offset + (inBox ? (idat?.start ?? Infinity) : 0);
    if (length === 0 || start + length > view.byteLength) throw new RangeError('an item lies outside');
    new Uint8Array(view.buffer).fill(0, start, start + length);
  }
}

function noteItems(view: DataView, iinf: Box): Set<number> {
  const first = iinf.start + (view.getUint8(iinf.start) === 0 ? 6 : 8);
  const items = new Set<number>();
  for (const { start } of boxes(view, first, iinf.end)) {
    const isLong = view.getUint8(start) >= 3;
    const id = isLong ? view.getUint32(start + 4) : view.getUint16(start + 4);
    if (NOTES.has(fourLetters(view, start + (isLong ? 10 : 8)))) items.add(id);
  }
  return items;
}

function places(view: DataView, iloc: Box): Place[] {
  const version = view.getUint8(iloc.start);
  let at = iloc.start + 4;
  const take = (size: number): number => {
    const from = at;
    at += size;
    if (size === 0) return 0;
    if (size === 2) return view.getUint16(from);
    if (size === 4) return view.getUint32(from);
    return Number(view.getBigUint64(from));
  };
  const sizes = take(2);
  const [offsetSize, lengthSize, baseSize] = [(sizes >> 12) & 15, (sizes >> 8) & 15, (sizes >> 4) & 15];
  const indexSize = version === 0 ? 0 : sizes & 15;
  const found: Place[] = [];
  for (let items = take(version < 2 ? 2 : 4); items > 0; items -= 1) {
    const item = take(version < 2 ? 2 : 4);
    const method = version === 0 ? 0 : take(2) & 15;
    if (method > 1) throw new RangeError('an item made of items');
    take(2); // which file: this one
    const base = take(baseSize);
    for (let extents = take(2); extents > 0; extents -= 1) {
      take(indexSize);
      found.push({ item, offset: base + take(offsetSize), length: take(lengthSize), inBox: method === 1 });
    }
  }
  return found;
}

function boxes(view: DataView, from: number, to: number): Box[] {
  const found: Box[] = [];
  for (let at = from; at + 8 <= to;) {
    const short = view.getUint32(at);
    const size = short === 1 ? Number(view.getBigUint64(at + 8)) : short === 0 ? to - at : short;
    const head = short === 1 ? 16 : 8;
    if (size < head || at + size > to) throw new RangeError('a box lies outside');
    found.push({ type: fourLetters(view, at + 4), start: at + head, end: at + size });
    at += size;
  }
  return found;
}

function fourLetters(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));
}
