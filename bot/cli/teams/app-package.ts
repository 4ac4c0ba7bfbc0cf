import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import type { Manifest } from './manifest.ts';

/** A zip knows no time zone: this reads the same wherever the package is made. */
const MADE = new Date(1980, 0, 1);

const BUBBLE = 'M5 4h22a3 3 0 0 1 3 3v15a3 3 0 0 1-3 3H14l-8 6v-6H5a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3Z';
const LINES = 'M8 12h16M8 18h10';

/** The mark of the chat page in white, with room around it, on our colour. */
const COLOR = icon(
  192,
  `<rect width="32" height="32" fill="#0e5457"/><g transform="translate(6.4 6.4) scale(.6)">
    <path fill="#fff" d="${BUBBLE}"/><path fill="none" stroke="#0e5457" stroke-width="2.6" stroke-linecap="round" d="${LINES}"/>
  </g>`,
);
/** White lines on nothing, as Teams wants it. */
const OUTLINE = icon(
  32,
  `<g fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">
    <path d="${BUBBLE}"/><path d="${LINES}"/>
  </g>`,
);

/** The package as it is uploaded: the manifest and its icons, the same bytes for the same manifest. */
export async function packApp(manifest: Manifest): Promise<Uint8Array> {
  const files = {
    'manifest.json': strToU8(`${JSON.stringify(manifest, undefined, 2)}\n`),
    [manifest.icons.color]: await sharp(COLOR).png().toBuffer(),
    [manifest.icons.outline]: await sharp(OUTLINE).png().toBuffer(),
  };
  return zipSync(files, { mtime: MADE, level: 9 });
}

function icon(size: number, drawing: string): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 32 32">${drawing}</svg>`,
  );
}
