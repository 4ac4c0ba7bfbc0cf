import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Message, MessageState } from '../../dialogs/domain/message.ts';
import type { Commit, Store } from '../../bot/core/ports.ts';
import type { Opened } from './store-samples.ts';
import { DAY, NOON, aComplaint, aConversation, aMessage } from './store-samples.ts';

const CONVERSATIONS = ['cnv_1', 'cnv_2', 'cnv_3'];
const COMPLAINTS = ['cmp_1', 'cmp_2', 'cmp_3'];
const KEYS = ['k1', 'k2'];

/** What a step tries. Versions are those of the model, or one off; so most commits are admitted and many are not. */
interface Step {
  complaint?: { id: string; off: number; wake?: number };
  conversation?: { id: string; off: number };
  append: string[];
  changes: Change[];
  key?: string;
  days: number;
}

/** A change of one field of a message, found by its place in its conversation's log; `next` is one not said yet. */
interface Change {
  id: string;
  place: number | 'next';
  field: 'delivery' | 'attachments' | 'edited' | 'withdrawnAt';
}

/** What the model keeps of a message. */
type Said = { text: string } & Omit<MessageState, 'conversation' | 'seq'>;

const change: fc.Arbitrary<Change> = fc.record({
  id: fc.constantFrom(...CONVERSATIONS),
  place: fc.oneof({ weight: 9, arbitrary: fc.nat(9) }, { weight: 1, arbitrary: fc.constant('next' as const) }),
  field: fc.constantFrom('delivery', 'attachments', 'edited', 'withdrawnAt'),
});

const step: fc.Arbitrary<Step | 'reopen'> = fc.oneof(
  { weight: 1, arbitrary: fc.constant('reopen' as const) },
  {
    weight: 9,
    arbitrary: fc.record(
      {
        complaint: fc.record(
          { id: fc.constantFrom(...COMPLAINTS), off: offBy(), wake: fc.nat(50) },
          { requiredKeys: ['id', 'off'] },
        ),
        conversation: fc.record({ id: fc.constantFrom(...CONVERSATIONS), off: offBy() }),
        append: fc.array(fc.constantFrom(...CONVERSATIONS), { maxLength: 3 }),
        changes: fc.oneof(
          { weight: 2, arbitrary: fc.constant<Change[]>([]) },
          { weight: 1, arbitrary: fc.array(change, { maxLength: 3 }) },
        ),
        key: fc.constantFrom(...KEYS),
        days: fc.constantFrom(0, 0, 1, 4),
      },
      { requiredKeys: ['append', 'changes', 'days'] },
    ),
  },
);

function offBy(): fc.Arbitrary<number> {
  return fc.constantFrom(0, 0, 0, 0, 1, -1);
}

/** The store in forty lines, one commit at a time. */
class Model {
  readonly complaints = new Map<string, { version: number; wake?: number }>();
  readonly conversations = new Map<string, number>();
  readonly logs = new Map<string, Said[]>();
  readonly seen = new Map<string, { at: number; result: string }>();
  at = NOON;

  /** What the store must answer: seqs, or the code of its refusal. */
  take({ complaint, conversation, append, key }: Step, commit: Commit, result: string): number[] | string {
    const first = key === undefined ? undefined : this.seen.get(key);
    if (first && first.at + 7 * DAY > this.at) return 'seen';
    if (complaint && complaint.off !== 0) return 'conflict';
    if (conversation && conversation.off !== 0) return 'conflict';
    if (append.some((id) => !this.conversations.has(id) && id !== conversation?.id)) return 'not-found';
    const { states = [] } = commit;
    if (states.some(({ conversation, seq }) => !this.logs.get(conversation)?.[seq - 1])) return 'not-found';
    if (key !== undefined) this.seen.set(key, { at: this.at, result });
    if (complaint) {
      const { wake } = complaint;
      this.complaints.set(complaint.id, {
        version: this.versionOf(complaint.id) + 1,
        ...(wake !== undefined && { wake }),
      });
    }
    if (conversation) this.conversations.set(conversation.id, (this.conversations.get(conversation.id) ?? 0) + 1);
    for (const { conversation, seq, ...change } of states)
      Object.assign(this.logs.get(conversation)?.[seq - 1] ?? {}, change);
    return append.map((id, index) => {
      const log = [...(this.logs.get(id) ?? []), { text: commit.append?.[index]?.text ?? '' }];
      this.logs.set(id, log);
      return log.length;
    });
  }

  /** The change as a commit says it. What it becomes is the step's own, so that an older one in its place shows. */
  stateOf({ id, place, field }: Change, mark: string): MessageState {
    const { length } = this.logs.get(id) ?? [];
    const seq = place === 'next' || length === 0 ? length + 1 : (place % length) + 1;
    const at = this.at + Number.parseInt(mark, 10);
    const values = {
      delivery: { state: 'sent' as const, at, providerId: mark },
      attachments: [{ id: mark, name: 'photo.png', type: 'image/png', size: 1 }],
      edited: { at, text: mark },
      withdrawnAt: at,
    };
    return { conversation: id, seq, [field]: values[field] };
  }

  versionOf(complaint: string): number {
    return this.complaints.get(complaint)?.version ?? 0;
  }

  due(now: number): string[] {
    const due = [...this.complaints].flatMap(([id, { wake }]) =>
      wake === undefined || wake > now ? [] : [{ id, wake }],
    );
    return due.sort((a, b) => a.wake - b.wake || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
  }
}

/** Whatever is committed, refused and reopened, in whatever order: the store is as the model says. */
export function modelContract(name: string, open: () => Promise<Opened>): void {
  describe(`the ${name} store, against a model,`, () => {
    it('answers and holds the same', async () => {
      const runs = fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const opened = await open();
        let { store } = opened;
        const model = new Model();
        for (const [index, step] of steps.entries()) {
          if (step === 'reopen') {
            store = (await opened.reopen?.()) ?? store;
          } else {
            await takeBoth(store, model, step, index);
          }
        }
        await same(store, model);
        await store.close();
      });
      await fc.assert(runs, { numRuns: 40 });
    });
  });
}

async function takeBoth(store: Store, model: Model, step: Step, index: number): Promise<void> {
  model.at += step.days * DAY;
  const texts = step.append.map((_, place) => `${index}.${place}`);
  const states = step.changes.map((change, place) => model.stateOf(change, `${index}.${place}`));
  const commit = { ...commitOf(step, model, texts, `result ${index}`), ...(states.length > 0 && { states }) };
  const expected = model.take(step, commit, `result ${index}`);
  const outcome = await store.commit(commit).then(
    ({ seqs }) => seqs,
    (error: { code: string }) => error.code,
  );
  expect(outcome).toEqual(expected);
}

function commitOf(
  { complaint, conversation, append, key }: Step,
  model: Model,
  texts: string[],
  result: string,
): Commit {
  const version = complaint && model.versionOf(complaint.id) + 1 + complaint.off;
  const wakeAt = complaint?.wake;
  const conversationVersion = conversation && (model.conversations.get(conversation.id) ?? 0) + 1 + conversation.off;
  return {
    at: model.at,
    ...(complaint && {
      complaints: [aComplaint(complaint.id, { version: version ?? 1, ...(wakeAt !== undefined && { wakeAt }) })],
    }),
    ...(conversation && { conversations: [aConversation(conversation.id, { version: conversationVersion ?? 1 })] }),
    append: append.map((id, place) => aMessage(id, texts[place] ?? '')),
    ...(key !== undefined && { seen: [{ key, result }] }),
  };
}

async function same(store: Store, model: Model): Promise<void> {
  for (const id of COMPLAINTS) {
    expect((await store.complaint(id))?.version ?? 0).toBe(model.versionOf(id));
  }
  for (const id of CONVERSATIONS) {
    const log = model.logs.get(id) ?? [];
    const conversation = await store.conversation(id);
    expect(conversation?.version).toBe(model.conversations.get(id));
    expect(conversation?.lastSeq ?? 0).toBe(log.length);
    expect((await store.log(id, 0, 1000)).map(saidIn)).toEqual(log);
    expect((await store.log(id, 2, 3)).map((message) => message.seq)).toEqual([3, 4, 5].filter((n) => n <= log.length));
  }
  for (const now of [10, 50]) {
    expect((await store.list({ due: now, limit: 10 })).map((row) => row.id)).toEqual(model.due(now));
  }
  expect(store.damage()).toEqual([]);
}

function saidIn({ text, delivery, attachments, edited, withdrawnAt }: Message): Said {
  return {
    text,
    ...(delivery && { delivery }),
    ...(attachments && { attachments }),
    ...(edited && { edited }),
    ...(withdrawnAt !== undefined && { withdrawnAt }),
  };
}
