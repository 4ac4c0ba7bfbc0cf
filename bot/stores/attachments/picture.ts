import { AmendsError } from '../../../dialogs/domain/errors.ts';

/** A picture of more is not opened: a small file can hold a huge one. Three times what a good phone takes. */
const MOST_PIXELS = 150_000_000;
const MOST_SECONDS = 30;

export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'gif';

/**
 * The same picture, drawn anew: upright, moving where it moved, without anything that is not picture (where and when it
 * was taken, by what, thumbnails, whatever was hidden in it). Throws `unusable` with reason `damaged` or `size`.
 */
export async function redraw(bytes: Uint8Array, format: PictureFormat): Promise<Uint8Array> {
  // Loaded with the first picture: it is large, and many a run sees none.
  const { default: sharp } = await import('sharp');
  try {
    const { width, height, pages = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height * pages > MOST_PIXELS) throw unusable('size');
    const picture = sharp(bytes, { animated: pages > 1, failOn: 'error', limitInputPixels: MOST_PIXELS });
    const upright = pages > 1 ? picture : picture.autoOrient();
    return await upright.timeout({ seconds: MOST_SECONDS }).toFormat(format, { quality: 90 }).toBuffer();
  } catch (error) {
    throw error instanceof AmendsError ? error : unusable('damaged', error);
  }
}

export function unusable(reason: 'type' | 'size' | 'damaged', cause?: unknown): AmendsError {
  return new AmendsError('unusable', `The file cannot be taken (${reason}).`, { reason }, { cause });
}
