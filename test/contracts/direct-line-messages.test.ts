import { TestAdapter } from 'botbuilder-core';
import { describe, expect, it } from '@jest/globals';
import { createComplaintBot } from '../../bot/channels/complaint-bot.ts';
import { inboundFrom } from '../../bot/channels/direct-line/inbound.ts';
import { adaptiveCard } from '../../bot/render/web.ts';
import { activityFrom } from '../../bot/channels/direct-line/outbound.ts';
import type { WireActivity } from '../../bot/channels/direct-line/index.ts';
import type { Message } from '../../dialogs/domain/message.ts';
import { activity } from './direct-line-schema.ts';

const conversation = { id: 'conv', user: { id: 'dl_ada', name: 'Ada' }, locale: 'es' };

function inbound(sent: Partial<WireActivity>, files?: Parameters<typeof inboundFrom>[1]['files']) {
  return inboundFrom({ type: 'message', ...sent }, { conversation, ...(files && { files }) });
}

describe('what a customer sent', () => {
  it('is read as words of theirs, and kept as it came', () => {
    const channelData = { clientActivityID: 'c-1', own: true };
    const entities = [{ type: 'ClientCapabilities' }];
    expect(inbound({ id: 'a-1', text: 'Late again', locale: 'en', channelData, entities })).toEqual({
      address: { door: 'direct-line', account: 'web', thread: 'conv' },
      channel: 'web',
      activityId: 'a-1',
      clientActivityId: 'c-1',
      sender: { id: 'dl_ada', name: 'Ada' },
      told: [{ by: 'site', facts: [{ name: 'name', value: 'Ada' }] }],
      locale: 'en',
      text: 'Late again',
      wire: { clientActivityId: 'c-1', channelData, entities },
    });
  });

  it.each<[string, Partial<WireActivity>, string]>([
    ['imBack', { text: 'Yes' }, 'Yes'],
    ['postBack with text', { text: 'yes', channelData: { postBack: true } }, 'yes'],
    ['postBack with a value', { value: 'yes', channelData: { postBack: true } }, 'yes'],
    ['messageBack', { text: 'yes', value: { a: 1 }, channelData: { messageBack: { displayText: 'Yes!' } } }, 'yes'],
    ['messageBack without text', { value: { a: 1 }, channelData: { messageBack: { displayText: 'Yes!' } } }, 'Yes!'],
    ['a card', { value: { amount: 3 } }, ''],
    ['nothing', {}, ''],
  ])('by %s says its words', (_way, sent, text) => {
    expect(inbound(sent)).toMatchObject({ text, locale: 'es' });
    expect(inbound(sent)).not.toHaveProperty('choice');
  });

  it('by one of our buttons is a choice, and nobody else’s value is', () => {
    const pressed = { question: 'q-1', choice: 'more' };
    expect(inbound({ text: 'More', value: pressed }).choice).toEqual({ question: 'q-1', button: 'more' });
    for (const value of [{ question: 1, choice: 'x' }, { choice: 'x' }, 'x', null, ['question']]) {
      expect(inbound({ value })).not.toHaveProperty('choice');
    }
  });

  it('has the files that came with it, and no others it speaks of', () => {
    const file = { id: 'f-1', name: 'a.png', type: 'image/png', size: 9 };
    const attachments = [{ contentType: 'image/png', contentUrl: 'https://elsewhere.example/files/f-2/b.png' }];
    expect(inbound({ attachments }, [file]).attachments).toEqual([file]);
    expect(inbound({ attachments })).not.toHaveProperty('attachments');
  });

  it('is from who the client says where the token names nobody', () => {
    const parts = { conversation: { id: 'conv' } };
    const from = { id: 'r_1', name: '' };
    expect(inboundFrom({ type: 'message', from }, parts).sender).toEqual({ id: 'r_1' });
  });
});

describe('a message of ours', () => {
  const message: Message = {
    conversation: 'cnv_1',
    seq: 7,
    id: 'msg_1',
    at: Date.parse('2026-03-02T09:00:00Z'),
    from: { role: 'bot', id: 'bot' },
    text: 'Is that all?',
  };
  const parts = { conversationId: 'conv', locale: 'en', baseUrl: 'https://help.example' };

  it('says the language of its words, and else that of the conversation', () => {
    expect(activityFrom({ ...message, locale: 'es' }, parts).locale).toBe('es');
    expect(activityFrom(message, parts).locale).toBe('en');
  });

  it('is an activity that the published description allows', () => {
    const sent = activityFrom(
      {
        ...message,
        question: 'q-1',
        buttons: [{ id: 'done', label: 'That is everything' }],
        attachments: [{ id: 'f-1', name: 'my cup.png', type: 'image/png', size: 9 }],
        card: { kind: 'summary', title: 'Your complaint', rows: [] },
        prompts: ['is-there-more#0'],
        promptSet: 'abc',
        reference: 'C-1',
      },
      parts,
    );
    expect(activity.parse(sent)).toEqual({
      type: 'message',
      id: 'conv|0000007',
      timestamp: '2026-03-02T09:00:00.000Z',
      channelId: 'directline',
      conversation: { id: 'conv' },
      from: { id: 'bot', role: 'bot' },
      locale: 'en',
      text: 'Is that all?\n\nYour complaint',
      textFormat: 'plain',
      inputHint: 'expectingInput',
      suggestedActions: {
        to: [],
        actions: [
          {
            type: 'messageBack',
            title: 'That is everything',
            text: 'That is everything',
            displayText: 'That is everything',
            value: { question: 'q-1', choice: 'done' },
          },
        ],
      },
      attachments: [
        {
          contentType: 'image/png',
          contentUrl: 'https://help.example/files/f-1/my%20cup.png',
          thumbnailUrl: 'https://help.example/files/f-1/my%20cup.png',
          name: 'my cup.png',
        },
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: adaptiveCard({ kind: 'summary', title: 'Your complaint', rows: [] }),
        },
      ],
      channelData: {
        amends: {
          role: 'bot',
          lead: 'Is that all?',
          prompts: ['is-there-more#0'],
          promptSet: 'abc',
          reference: 'C-1',
        },
      },
    });
  });

  it('gives a customer’s own back as it came, with what was done to it', () => {
    const wire = { clientActivityId: 'c-1', channelData: { own: true }, entities: [{ type: 'x' }], value: { a: 1 } };
    const own: Message = {
      ...message,
      from: { role: 'customer', id: 'dl_ada' },
      wire,
      masked: ['card-number'],
      cut: true,
    };
    expect(activity.parse(activityFrom(own, parts))).toMatchObject({
      from: { id: 'dl_ada', role: 'user' },
      entities: [{ type: 'x' }],
      value: { a: 1 },
      channelData: { own: true, clientActivityID: 'c-1', amends: { masked: ['card-number'], cut: true } },
    });
  });

  it('shows a picture, and offers any other file', () => {
    const sent = activityFrom(
      {
        ...message,
        from: { role: 'customer', id: 'dl_ada' },
        attachments: [
          { id: 'f-1', name: 'cup.jpg', type: 'image/jpeg', size: 9 },
          { id: 'f-2', name: 'bill.pdf', type: 'application/pdf', size: 9 },
        ],
      },
      parts,
    );
    expect(activity.parse(sent).attachments).toEqual([
      {
        contentType: 'image/jpeg',
        contentUrl: 'https://help.example/files/f-1/cup.jpg',
        thumbnailUrl: 'https://help.example/files/f-1/cup.jpg',
        name: 'cup.jpg',
      },
      { contentType: 'application/pdf', contentUrl: 'https://help.example/files/f-2/bill.pdf', name: 'bill.pdf' },
    ]);
  });

  it('says which agent speaks, and nothing that is not for customers', () => {
    const agent = { ...message, from: { role: 'agent' as const, id: 'ag_1', name: 'Bo' }, repeatOf: 3 };
    const sent = activityFrom(Object.assign(agent, { note: 'rude, careful' }), parts);
    expect(sent).toMatchObject({
      from: { role: 'bot', name: 'Bo' },
      channelData: { amends: { role: 'agent', agentName: 'Bo' } },
    });
    expect(JSON.stringify(sent)).not.toMatch(/rude|repeatOf|cnv_1|msg_1/);
  });

  it('comes back from a pressed button as the choice it offered', () => {
    const offered = activityFrom({ ...message, question: 'q-1', buttons: [{ id: 'done', label: 'Done' }] }, parts);
    const action = offered.suggestedActions?.actions[0];
    expect(inbound({ text: action?.text ?? '', value: action?.value })).toMatchObject({
      text: 'Done',
      choice: { question: 'q-1', button: 'done' },
    });
  });
});

describe('the complaint bot', () => {
  it('tells the core who to listen to, and says nothing itself', async () => {
    const calls: string[] = [];
    const core = {
      listen: (id: string) => void calls.push(`listen ${id}`),
      typing: (id: string) => void calls.push(`typing ${id}`),
    };
    const bot = createComplaintBot(core, async ({ conversation }) =>
      conversation.id === 'Convo1' ? 'cnv_1' : undefined,
    );
    const adapter = new TestAdapter((context) => bot.run(context));
    for (const type of ['message', 'typing', 'conversationUpdate', 'event', 'endOfConversation', 'invoke']) {
      await adapter.receiveActivity({ type, text: 'x', name: 'x' });
    }
    await adapter.receiveActivity({
      type: 'message',
      conversation: { id: 'unknown', isGroup: false, conversationType: '', name: '' },
    });
    expect(calls).toEqual(['listen cnv_1', 'typing cnv_1']);
    expect(adapter.activeQueue.filter(({ type }) => type === 'message')).toEqual([]);
  });
});
