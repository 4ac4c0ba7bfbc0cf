import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { AmendsError } from '../dialogs/domain/errors.ts';

const keptSchema = z.object({ apiKey: z.string().min(16), directLine: z.string().min(16) });

/**
 * The API key and the Direct Line secret: what was configured, else what was made at the first start and kept. Throws
 * `unusable` for a file that is not as it was made, `unavailable` for one that can be neither read nor written.
 */
export function readSecrets(
  dataDir: string,
  given: { apiKey?: string; directLineSecret?: string },
): { apiKey: string; directLine: string } {
  const { apiKey, directLineSecret } = given;
  if (apiKey !== undefined && directLineSecret !== undefined) return { apiKey, directLine: directLineSecret };
  const kept = readKept(join(dataDir, 'secrets.json'));
  return { apiKey: apiKey ?? kept.apiKey, directLine: directLineSecret ?? kept.directLine };
}

type Kept = z.infer<typeof keptSchema>;

function readKept(file: string): Kept {
  try {
    const text = readIfThere(file);
    return text === undefined ? make(file) : parse(text, file);
  } catch (cause) {
    if (cause instanceof AmendsError) throw cause;
    const reason = codeOf(cause) ?? 'unknown';
    throw new AmendsError('unavailable', `${file} cannot be used (${reason}).`, { reason }, { cause });
  }
}

function make(file: string): Kept {
  const made = { apiKey: randomBytes(24).toString('base64url'), directLine: randomBytes(24).toString('base64url') };
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileAtomic.sync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
}

function parse(text: string, file: string): Kept {
  try {
    return keptSchema.parse(JSON.parse(text));
  } catch {
    // Neither the text nor what the parser says of it: both may hold the secrets.
    throw new AmendsError(
      'unusable',
      `${file} is damaged. Put it back from a backup, or remove it: then new secrets are made, and open chats begin anew.`,
    );
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error && 'code' in error ? String(error.code) : undefined;
}
