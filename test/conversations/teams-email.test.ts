import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { memberCall } from '../contracts/connector-schema.ts';
import { Authority } from '../support/authority.ts';
import { talk, type Talk } from '../support/talk.ts';
import type { TeamsCustomer } from '../support/teams-customer.ts';

let authority: Authority;

beforeAll(async () => {
  authority = await Authority.opens();
});

afterAll(() => authority.closes());

const STORY = 'On 3 November you lost my parcel 4471-22. I want my money back.';

/** A customer in Teams, where their address may be read, and the roster names this one. */
async function inTeams(email: unknown, over: { callMs?: number } = {}): Promise<Talk<TeamsCustomer>> {
  const told = await talk({ on: 'teams', authority, botFramework: { readsEmail: true }, ...over });
  const { customer } = told;
  customer.connector.members.set(customer.user.id, { id: customer.user.id, name: customer.user.name, email });
  return told;
}

/** Tells a story, and is asked where the answer should go. */
async function askedHow({ customer, time }: Talk<TeamsCustomer>): Promise<void> {
  await customer.says(STORY);
  await time.passes('4 s');
  customer.hears('@reflect', '@apology', '@is-there-more');
  await customer.presses('that-is-everything');
  customer.hears('@what-i-have', '@ask-contact');
}

describe('the e-mail address of a customer in Teams', () => {
  it('is looked up once, by the published call, and shown at the desk as the word of Teams', async () => {
    const told = await inTeams('kim@example.com');
    const { customer, agent } = told;
    await customer.says('agent please');
    customer.hears('@person-now');
    await customer.says('are you there?');
    customer.forgets();
    expect(customer.connector.lookUps).toHaveLength(1);
    for (const call of customer.connector.lookUps) expect(memberCall.safeParse(call).error?.issues ?? []).toEqual([]);
    const answer = await agent.opens(customer.reference ?? '');
    expect(answer.customer).toMatchObject({
      told: [{ by: 'teams', facts: [{ label: 'Email', value: 'kim@example.com' }] }],
    });
  });

  it('is the one meant by who asks for an e-mail, and read back to them', async () => {
    const told = await inTeams('kim@example.com');
    await askedHow(told);
    await told.customer.says('email me');
    told.customer.hears('@read-back').reading(/by e-mail, kim@example\.com/);
    expect((await told.complaint()).claim.contact).toMatchObject({ way: 'email', address: 'kim@example.com' });
  });

  it('gives way to one that they say themselves', async () => {
    const told = await inTeams('kim@example.com');
    await askedHow(told);
    await told.customer.says('by email, to kim.private@example.org');
    told.customer.hears('@read-back').reading(/kim\.private@example\.org/);
  });

  it.each<[string, unknown, (told: Talk<TeamsCustomer>) => void]>([
    ['the roster names none', undefined, () => undefined],
    ['the roster names something else', { evil: true }, () => undefined],
    ['it is forbidden', 'kim@example.com', ({ customer }: Talk<TeamsCustomer>) => customer.connector.members.clear()],
  ])('is asked for as everywhere, when %s', async (_what, email, breaks) => {
    const told = await inTeams(email);
    breaks(told);
    await askedHow(told);
    await told.customer.says('email me');
    told.customer.hears('@ask-email');
    expect(await told.store.conversation(told.customer.conversationId)).not.toHaveProperty('told');
  });

  it('is waited for by nobody: the story is kept, acknowledged and answered while the roster is silent', async () => {
    const told = await inTeams('kim@example.com', { callMs: 1_000 });
    const { customer, time } = told;
    customer.connector.next.push(() => undefined);
    const answer = await customer.sends({ type: 'message', text: STORY });
    expect(answer.status).toBe(200);
    expect(await customer.log()).toContain(STORY);
    await customer.says();
    await time.passes('4 s');
    customer.hears('@reflect', '@apology', '@is-there-more');
  });

  it('is not looked up unless that is set, and never where others read along', async () => {
    const { customer } = await talk({ on: 'teams', authority });
    await customer.says('agent please');
    customer.hears('@person-now');
    expect(customer.connector.lookUps).toEqual([]);
    const allowed = await inTeams('kim@example.com');
    const shared = { conversation: { id: '19:team', conversationType: 'channel', isGroup: true } };
    await allowed.customer.sends({ type: 'message', text: 'hello', ...shared });
    await allowed.customer.says();
    expect(allowed.customer.connector.lookUps).toEqual([]);
  });
});
