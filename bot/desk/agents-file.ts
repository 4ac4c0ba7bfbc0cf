import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Low, Memory } from 'lowdb';
import type { Adapter } from 'lowdb';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';

const role = z.enum(['agent', 'lead', 'designer']);

/** What is kept of the people at the desk. Invites and sessions are kept as hashes: reading this file signs nobody in. */
const peopleSchema = z.object({
  version: z.literal(1),
  agents: z.array(z.object({ id: z.string(), name: z.string(), role })),
  invites: z.array(
    z.object({
      hash: z.string(),
      role,
      /** Absent: whoever redeems it says their name. */
      name: z.string().optional(),
      expiresAt: z.number(),
      /** The link for the very first lead; a newer one replaces it. */
      first: z.literal(true).optional(),
    }),
  ),
  sessions: z.array(z.object({ hash: z.string(), agent: z.string(), seenAt: z.number() })),
});

export type People = z.infer<typeof peopleSchema>;
export type Role = z.infer<typeof role>;

/** People kept in memory only. */
export function peopleInMemory(): Low<People> {
  return new Low(new Memory<People>(), nobody());
}

/**
 * People kept in one JSON file, replaced whole and synced to disk at every change. A file that is not there yet is
 * nobody; one that cannot be read as people stops the start with an error, and is left as it is.
 */
export function peopleInFile(path: string): Low<People> {
  return new Low(new PeopleFile(path), nobody());
}

class PeopleFile implements Adapter<People> {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  async read(): Promise<People | null> {
    const text = await readFile(this.#path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    return text === null ? null : peopleSchema.parse(JSON.parse(text));
  }

  async write(people: People): Promise<void> {
    const folder = dirname(this.#path);
    await mkdir(folder, { recursive: true });
    await writeFileAtomic(this.#path, `${JSON.stringify(people, null, 2)}\n`, { mode: 0o600 });
    // The new name is only sure to be there after a power cut once its folder is on disk too.
    const handle = await open(folder);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}

function nobody(): People {
  return { version: 1, agents: [], invites: [], sessions: [] };
}
