import { guarded } from './people/guarded.ts';
import { hardToRead } from './people/hard-to-read.ts';
import { steady } from './people/steady.ts';
import { upset } from './people/upset.ts';
import type { Person } from './person.ts';

/** Everybody, in an order in which neighbours differ. Their words are invented. */
export const PEOPLE: readonly Person[] = mixed([steady, upset, guarded, hardToRead]);

function mixed(groups: readonly (readonly Person[])[]): Person[] {
  const longest = Math.max(...groups.map((group) => group.length));
  return Array.from({ length: longest }, (_, i) => groups.flatMap((group) => group.slice(i, i + 1))).flat();
}
