import sharp from 'sharp';

interface Upload {
  name: string;
  type: string;
  bytes: Uint8Array;
}

/** A small photo of a receipt, with the place it was taken in its metadata, as phones do. */
export async function receipt(name = 'receipt.jpg'): Promise<Upload> {
  const picture = sharp({ create: { width: 60, height: 90, channels: 3, background: '#eee' } });
  const bytes = await picture
    .withExif({
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1', GPSLongitudeRef: 'W', GPSLongitude: '0/1 7/1 0/1' },
    })
    .jpeg()
    .toBuffer();
  return { name, type: 'image/jpeg', bytes };
}
