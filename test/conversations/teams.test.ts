import { describe, expect, it } from '@jest/globals';
import { readMessages } from '../../bot/desk/transcript.ts';
import { talk } from '../support/talk.ts';

const STORY = 'Your driver threw my parcel 4471-22 over the fence and the vase in it broke';

describe('a complaint in Teams', () => {
  it('is heard out, answered in the chat it came from, and handed over', async () => {
    const { customer, complaint, time } = await talk({ on: 'teams' });
    await customer.says(STORY);
    customer.hears();
    await time.passes('4 s');
    customer.hears('@reflect', '@apology', '@is-there-more').offering('that-is-everything', 'a-person');
    await customer.presses('a-person');
    customer.hears('@person-now', '@summary-to-correct').offering('change-something');
    expect(await complaint()).toMatchObject({ state: 'open', handoff: { state: 'waiting', reason: 'asked' } });
  });

  it('tells whose words an agent writes, which Teams shows as the words of the bot', async () => {
    const { customer, agent } = await talk({ on: 'teams' });
    await customer.says('agent please');
    customer.hears('@person-now');
    await agent.accepts(customer.reference ?? '');
    expect(customer.lastActivity['text']).not.toMatch(/\*\*/);
    await agent.says(customer.reference ?? '', 'Hello *there*.');
    expect(customer.lastActivity['text']).toBe(String.raw`**Ana**

Hello \*there\*.`);
    customer.hears('@agent-joined', 'Hello *there*.');
  });

  it('is understood with the bot named in it, however often, and with the markup of Teams', async () => {
    const { customer, complaint } = await talk({ on: 'teams' });
    const mention = { type: 'mention', text: '<at>Amends</at>', mentioned: { id: '28:bot', name: 'Amends' } };
    const other = { type: 'mention', text: '<at>Dana</at>', mentioned: { id: '29:dana', name: 'Dana' } };
    const text = '<p><at>Amends</at>&nbsp;<at>Dana</at> says: &lt;agent&gt;<br>agent please <at>Amends</at></p>';
    await customer.sends({ type: 'message', text, entities: [mention, other, mention] });
    await customer.says('agent please');
    customer.hears('@person-now');
    expect((await complaint()).state).toBe('open');
    expect(await customer.log()).toContain('Dana says: <agent>\nagent please');
  });

  it('welcomes once, however often and in however many ways it is told of the chat', async () => {
    const { customer } = await talk({ on: 'teams' });
    await customer.sends({ type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }, customer.user] });
    await customer.sends({ type: 'installationUpdate', action: 'add' });
    await customer.sends({ type: 'installationUpdate', action: 'add-upgrade' });
    await customer.says('agent please');
    customer.hears('@person-now');
  });

  it('goes where it is read: a bot that was taken out says nothing there, and the desk reads so', async () => {
    const { customer, complaint, agent, store } = await talk({ on: 'teams' });
    await customer.says('agent please');
    customer.hears('@person-now');
    await customer.sends({ type: 'installationUpdate', action: 'remove' });
    expect(await store.conversation(customer.conversationId)).toMatchObject({ closedTo: { why: 'blocked' } });
    await agent.accepts(customer.reference ?? '');
    const { notes } = await complaint();
    expect(notes.map(({ text }) => text).join()).toContain('Nothing can be sent to the customer any more');
    await customer.says('I am back');
    expect((await store.conversation(customer.conversationId))?.closedTo).toBeUndefined();
    customer.forgets();
  });

  it('has one effect when it is delivered twice: same id, same time, or half a minute later under new ones', async () => {
    const { customer, time } = await talk({ on: 'teams' });
    const message = customer.filled({ type: 'message', text: 'my parcel is lost' });
    await customer.sends(message);
    await customer.sends(message);
    await customer.sends({ ...message, id: 'another' });
    await time.passes('1 s');
    await customer.sends({ ...message, id: 'a third', timestamp: '2026-11-05T21:04:31.000Z' });
    await time.passes('4 s');
    customer.hears('@reflect', '@apology', '@is-there-more');
    expect((await customer.log()).filter((text) => text === 'my parcel is lost')).toHaveLength(2);
    await customer.sends({ ...message, id: 'a third', timestamp: '2026-11-05T21:04:31.000Z' });
    await time.passes('10 s');
    customer.hears();
  });

  it('takes the same words for new ones once something was said in between', async () => {
    const { customer } = await talk({ on: 'teams' });
    await customer.says('agent please');
    customer.hears('@person-now');
    await customer.says('agent please');
    customer.hears('@keep-waiting');
  });

  it('takes a card that is pressed again, after the dialog has moved on, for nothing', async () => {
    const { customer, complaint, time } = await talk({ on: 'teams' });
    await customer.says(STORY);
    await time.passes('4 s');
    customer.hears('@reflect', '@apology', '@is-there-more');
    const stale = { question: 'q_999', button: 'that-is-everything', label: 'That is everything' };
    const { claim, session } = await complaint();
    await customer.sends({ type: 'message', value: stale });
    await time.passes('1 s');
    customer.hears('@button-over');
    const after = await complaint();
    expect({ claim: after.claim, question: after.session.question }).toEqual({ claim, question: session.question });
    await customer.says('That is everything');
    customer.forgets();
    expect((await complaint()).session.dialog).toBe('claim');
  });

  it('notes what they change and take back; what is not answered yet is heard as it was meant', async () => {
    const { customer, store, time, complaint } = await talk({ on: 'teams' });
    await customer.sends({ type: 'message', id: 'm1', text: 'my parcel 4471-22 is brocken' });
    await customer.sends({ type: 'messageUpdate', id: 'm1', text: 'my parcel 4471-23 is broken' });
    await customer.sends({ type: 'message', id: 'm2', text: 'agent please' });
    await customer.sends({ type: 'messageDelete', id: 'm2' });
    await customer.sends({ type: 'messageUpdate', id: 'never', text: 'nothing of ours' });
    await time.passes('4 s');
    customer.hears('@reflect', '@apology', '@is-there-more').reading(/4471-23/);
    const log = await store.log(customer.conversationId, 1, 2);
    expect(log).toMatchObject([
      { text: 'my parcel 4471-22 is brocken', edited: { text: 'my parcel 4471-23 is broken' } },
      { text: 'agent please', withdrawnAt: expect.any(Number) },
    ]);
    const shown = await readMessages(store, await complaint());
    expect(shown.slice(1, 3)).toMatchObject([
      { edited: 'my parcel 4471-23 is broken', withdrawn: false },
      { text: 'agent please', withdrawn: true },
    ]);
    await customer.sends({ type: 'messageUpdate', id: 'm2', channelData: { eventType: 'undeleteMessage' } });
    expect(await store.log(customer.conversationId, 2, 1)).toMatchObject([{ withdrawnAt: 0 }]);
  });

  it('answers a card that waits for its answer within the turn', async () => {
    const { customer } = await talk({ on: 'teams' });
    const data = { question: `${customer.conversationId}:welcome`, button: 'a-person', label: 'A person, please' };
    const press = (value: unknown) => customer.sends({ type: 'invoke', name: 'adaptiveCard/action', value });
    const answer = await press({ action: { type: 'Action.Execute', verb: 'choose', data } });
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { statusCode: 200, type: 'application/vnd.microsoft.activity.message' },
    ]);
    await customer.says();
    customer.hears('@person-now');
    const foreign = await press({ action: { type: 'Action.Execute', data: { theirs: true } } });
    expect(await foreign.json()).toMatchObject({ statusCode: 400, type: 'application/vnd.microsoft.error' });
  });

  it.each(['task/fetch', 'signin/unheardOf', 'composeExtension/query'])(
    'does not speak %s, and says so',
    async (name) => {
      const { customer } = await talk({ on: 'teams' });
      expect((await customer.sends({ type: 'invoke', name, value: {} })).status).toBe(501);
    },
  );

  it('asks in a channel, once per thread, to be written to in private, and takes nothing down there', async () => {
    const { customer, store } = await talk({ on: 'teams' });
    const thread = '19:general@thread.tacv2;messageid=1';
    const shared = { conversation: { id: thread, conversationType: 'channel', isGroup: true } };
    for (const text of ['my card is 4111 1111 1111 1111', 'hello?'])
      await customer.sends({ type: 'message', text, ...shared });
    await customer.says();
    const told = customer.connector.sentTo(thread).map(({ activity }) => activity['text']);
    expect(told).toEqual([expect.stringContaining('private')]);
    expect(told.join()).not.toContain('4111');
    const account = `msteams:28:bot`;
    expect(await store.conversation({ door: 'bot-framework', account, thread })).toBeUndefined();
  });
});
