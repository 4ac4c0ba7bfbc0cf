import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';

const Kept = z.object({ apiKey: z.string().min(16), directLine: z.string().min(16) });

/** The API key and the Direct Line secret: what was configured, else what was made at the first start and kept. */
export function readSecrets(
  dataDir: string,
  given: { apiKey?: string; directLineSecret?: string },
): { apiKey: string; directLine: string } {
  const kept = readKept(join(dataDir, 'secrets.json'), dataDir);
  return { apiKey: given.apiKey ?? kept.apiKey, directLine: given.directLineSecret ?? kept.directLine };
}

function readKept(file: string, dataDir: string): z.infer<typeof Kept> {
  const text = readIfThere(file);
  if (text !== undefined) return Kept.parse(JSON.parse(text));
  const made = { apiKey: randomBytes(24).toString('base64url'), directLine: randomBytes(24).toString('base64url') };
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileAtomic.sync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
