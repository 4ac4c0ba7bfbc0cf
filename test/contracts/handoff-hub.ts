import { describe, expect, it } from '@jest/globals';
import type { HandedOver, HandoffHub } from '../../bot/core/handoff-hub.ts';
import { newComplaint } from '../../dialogs/domain/complaint.ts';
import type { Conversation } from '../../dialogs/domain/conversation.ts';
import type { Message } from '../../dialogs/domain/message.ts';
import { summarise } from '../../dialogs/domain/summary.ts';
import type { Answer } from '../support/other-desk.ts';

const NOW = Date.parse('2026-11-05T21:04:00Z');
const REFERENCE = 'F4W2-F4J8';

/** A way to another desk, under test. */
export interface HubUnderTest {
  hub: HandoffHub;
  /** Each thing it was told, as text, with all that belongs to it. */
  told: { whole: string }[];
  answers(...next: Answer[]): void;
}

/** What is told where customers of this kind of conversation are. */
export interface HubSpecimen {
  /** How the door of the customer reaches them, where that matters. */
  sendRef?: unknown;
  /** It carries what the customer writes by ways of its own: only the beginning and the end are told. */
  carriesItself?: true;
}

/** What holds for every way to another desk. */
export function handoffHubContract(name: string, opens: () => Promise<HubUnderTest>, kind: HubSpecimen = {}): void {
  const conversation: Conversation = {
    id: 'cnv_kim',
    version: 3,
    address: { door: 'web', account: 'here', thread: 'cnv_kim' },
    role: 'customer',
    customerId: 'cus_kim',
    customerName: 'Kim',
    locale: 'en-GB',
    channel: 'web',
    lastSeq: 2,
    spans: [{ fromSeq: 1, complaintId: 'cmp_kim' }],
    ...(kind.sendRef === undefined ? {} : { sendRef: kind.sendRef }),
  };
  const message: Message = {
    conversation: 'cnv_kim',
    seq: 2,
    id: 'msg_2',
    at: NOW,
    from: { role: 'customer', id: 'cus_kim', name: 'Kim' },
    text: 'you lost my suitcase',
    attachments: [
      { id: 'fil_1', name: 'bag tag.jpg', type: 'image/jpeg', size: 4000 },
      { id: 'want_1', name: 'lost.pdf', type: 'application/pdf', size: 0, missing: { state: 'lost', why: 'gone' } },
    ],
    wire: { channelData: { secretOfTheDoor: 'OPAQUE' } },
  };
  const fresh = newComplaint({ id: 'cmp_kim', customerId: 'cus_kim', conversation: 'cnv_kim', locale: 'en', now: NOW });
  const complaint = { ...fresh, notes: [{ id: 'n', at: NOW, by: 'Ana', text: 'NOTE' }] };
  const to = { id: 'hub_1', reference: REFERENCE, conversation };
  const summary = { words: 'They asked for a person', facts: summarise(complaint, NOW) };
  const handed: HandedOver = { ...to, reason: 'asked', again: false, summary, transcript: [message] };
  const all: [string, (hub: HandoffHub) => ReturnType<HandoffHub['end']>][] = [
    ['start', (hub) => hub.start(handed)],
    ['end', (hub) => hub.end({ ...to, reason: 'taken-back' })],
    ...(kind.carriesItself
      ? []
      : ([
          ['send', (hub: HandoffHub) => hub.send({ ...to, message })],
          ['status', (hub: HandoffHub) => hub.status({ ...to, news: 'changed', summary })],
        ] as [string, (hub: HandoffHub) => ReturnType<HandoffHub['end']>][])),
  ];

  describe(`a way to another desk (${name})`, () => {
    it('tells at the start what an agent has to know, and nothing of our own desk or of the door', async () => {
      const { hub, told } = await opens();
      expect(await hub.start(handed)).toMatchObject({ result: 'sent' });
      expect(told).toHaveLength(1);
      expect(told[0]?.whole).toContain(REFERENCE);
      expect(told[0]?.whole).toContain('They asked for a person');
      if (!kind.carriesItself) expect(told[0]?.whole).toContain('you lost my suitcase');
      expect(told[0]?.whole).not.toMatch(/NOTE|OPAQUE/);
    });

    it.each(all)('%s: the same, told again, is the same, so that a repeat can be dropped', async (_what, call) => {
      const { hub, told } = await opens();
      await call(hub);
      await call(hub);
      expect(told).toHaveLength(2);
      expect(told[1]?.whole).toBe(told[0]?.whole);
    });

    const meanings: [Answer, object][] = [
      [{ status: 200 }, { result: 'sent' }],
      [
        { status: 429, retryAfter: '7' },
        { result: 'retry', afterMs: 7_000 },
      ],
      [{ status: 400 }, { result: 'refused' }],
      [{ status: 500 }, { result: 'unknown' }],
      ['breaks the line', { result: 'unknown' }],
    ];
    it.each(all.flatMap(([what, call]) => meanings.map(([answer, means]) => [what, answer, means, call] as const)))(
      '%s: an answer of %j means %j, and is asked for once',
      async (_what, answer, means, call) => {
        const { hub, told, answers } = await opens();
        answers(answer);
        expect(await call(hub)).toMatchObject(means);
        expect(told).toHaveLength(1);
      },
    );
  });
}
