import type { Core } from '../../bot/core/core.ts';
import { createCore } from '../../bot/core/create-core.ts';
import type { Store } from '../../bot/core/ports.ts';
import { createRules } from '../../bot/language/rules/rules.ts';
import { shippedWords } from '../support/words.ts';
import type { FakeDisk } from './store-disk.ts';
import { openOn } from './store-story.ts';

type Around = Pick<Parameters<typeof createCore>[0], 'clock' | 'ids' | 'carriers' | 'alerts'>;

/** The program as it starts on that disk, whatever happened to it before. */
export async function startOn(disk: FakeDisk, around: Around): Promise<{ core: Core; store: Store }> {
  const store = await openOn(disk);
  const words = await shippedWords();
  const rules = createRules();
  const core = createCore({
    store,
    words: () => words,
    engine: rules,
    ear: rules,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    settings: {
      quietMs: { web: 4_000, teams: 6_000, sms: 30_000, whatsapp: 30_000 },
      checkInMs: { web: 120_000, teams: 120_000, sms: 900_000, whatsapp: 900_000 },
      modelWaitMs: 1_500,
    },
    ...around,
  });
  await core.start();
  return { core, store };
}
