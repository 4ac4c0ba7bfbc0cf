import { expect, it } from '@jest/globals';
import { createCore } from '../../bot/core/create-core.ts';
import type { Carrier, Inbound } from '../../bot/core/ports.ts';
import { createRules } from '../../bot/language/rules/rules.ts';
import { createMemoryStore } from '../../bot/stores/memory.ts';
import { StoppedClock } from '../support/clock.ts';
import { countedIds } from '../support/ids.ts';
import { deskInMemory } from '../support/other-desk.ts';
import { shippedWords } from '../support/words.ts';

it('another desk hears that nothing can be sent to the customer any more', async () => {
  const clock = new StoppedClock();
  const words = await shippedWords();
  const rules = createRules();
  const desk = await deskInMemory();
  const phone: Carrier = {
    send: () => Promise.resolve({ result: 'refused', reason: 'blocked', closes: 'blocked' }),
  };
  const core = createCore({
    store: createMemoryStore(),
    words: () => words,
    engine: rules,
    ear: rules,
    clock,
    ids: countedIds(),
    log: { info: () => {}, warn: () => {}, error: () => {} },
    hub: desk.hub,
    carriers: { phone },
    settings: {
      quietMs: { web: 1, teams: 1, sms: 1, whatsapp: 1 },
      checkInMs: { web: 120_000, teams: 120_000, sms: 900_000, whatsapp: 900_000 },
      modelWaitMs: 1,
    },
  });
  await core.start();
  const inbound: Inbound = {
    address: { door: 'phone', account: 'ours', thread: '+15005550006' },
    channel: 'sms',
    activityId: 'SM1',
    sender: { id: 'kim' },
    text: 'agent please',
  };
  core.listen((await core.accept(inbound)).conversation);
  await clock.passes(1_000, () => core.settled());
  expect(desk.told.map(({ does, why }) => [does, why])).toEqual([
    ['start', undefined],
    ['status', 'customer-left'],
  ]);
  await core.close();
});
