import { describe, expect, it } from '@jest/globals';
import { handedOver, says } from '../support/lost-parcel.ts';

describe('a reference that was mistaken for another', () => {
  it('is put right while the proof is asked for, and costs no guess', async () => {
    const told = await handedOver();
    const first = await told.byPhone('whatsapp');
    await says(told, first, 'On 1 November my kettle 99-1234 burnt, it cost 40 pounds. agent please');
    first.forgets();
    const teams = await told.inTeams();
    await says(told, teams, `where is my complaint ${first.reference}?`);
    teams.hears('@ask-proof');
    await says(told, teams, `sorry, it is ${told.reference}`);
    teams.hears('@ask-proof');
    await says(told, teams, `${told.reference}, 4471-22, and 25 pounds`);
    teams.hears('@joined', '@status-waiting').reading(new RegExp(told.reference));
    told.customer.hears('@joined', '@status-waiting');
    expect((await told.store.conversation(teams.conversationId))?.guesses).toBeUndefined();
  });

  it('is not asked about for ever', async () => {
    const told = await handedOver();
    const teams = await told.inTeams();
    await says(told, teams, `where is my complaint ${told.reference}?`);
    teams.hears('@ask-proof');
    await says(told, teams, told.reference);
    teams.hears('@ask-proof');
    await says(told, teams, told.reference);
    teams.hears('@proof-stop').offering('a-person');
  });
});

describe('wrong guesses', () => {
  it('for one reference are counted over all doors, and then even right answers open nothing', async () => {
    const told = await handedOver();
    const guessers = [await told.inTeams(), await told.byPhone('whatsapp'), await told.byPhone('sms')];
    for (const [i, stranger] of guessers.entries()) {
      await says(told, stranger, `where is my complaint ${told.reference}?`);
      stranger.hears('@ask-proof');
      for (const [j, heard] of ['@proof-refused', '@proof-refused', '@proof-stop'].entries()) {
        await says(told, stranger, `order 12-${i}${j}, on ${j + 1} May`);
        stranger.hears(heard);
      }
    }
    const last = await told.another();
    await says(told, last, `where is my complaint ${told.reference}?`);
    last.hears('@ask-proof');
    await says(told, last, 'order 55-55, on 9 May');
    last.hears('@proof-refused');
    const owner = await told.inTeams();
    await says(told, owner, `where is my complaint ${told.reference}?`);
    owner.hears('@ask-proof');
    await says(told, owner, 'order 4471-22, on 3 November');
    owner.hears('@proof-refused').offering('text-a-code', 'a-person');
    expect((await told.complaint()).elsewhere).toBeUndefined();
    told.customer.hears('@check-in');
  });
});
