import type { Outgoing } from './activity.ts';
import type { Clock } from './clock.ts';
import { change, find, idOf, type Outbox, type Pending, put, remove, retry, settle, stall, timeFor } from './outbox.ts';
import type { OutboxStore } from './outbox-store.ts';
import { type Post, Sender } from './sender.ts';
import type { News, Party, Tabs } from './tabs.ts';

export interface SharedOutboxParts {
  store: OutboxStore;
  tabs: Tabs;
  post: Post;
  clock: Clock;
  random: () => number;
  prepare: (file: File) => Promise<File>;
  changed: (outbox: Outbox) => void;
  /** The server has taken this one; it ought to come back in the stream. */
  answered: (id: string) => void;
}

/** ms; a tab that leads and lets a message lie for so long without a word is asleep. */
const patience = 10_000;
/** ms; kept messages are sent without having heard what was said before when that takes longer than this. */
const longestHistory = 10_000;

/**
 * What the customer has said and the server does not yet surely have: kept over reloads, the same in every tab of the
 * conversation, and sent by one of them, each once and in order.
 */
export class SharedOutbox {
  readonly #parts: SharedOutboxParts;
  readonly #sender: Sender;
  #outbox: Outbox = [];
  #conversation = '';
  #party: Party | undefined;
  #leading = false;
  /** What an earlier page kept may have arrived: it is sent once the history has had its say. */
  #historyHeard = true;
  /** There is no line, and never was one. */
  #lost = false;
  /** When the tab that leads last said something. */
  #heardOfAt = -Infinity;
  #told = new Map<string, Pending>();
  /** Everything of this conversation that came back: no store and no other tab can bring it up again. */
  #heard = new Set<string>();

  constructor(parts: SharedOutboxParts) {
    this.#parts = parts;
    this.#sender = new Sender({
      ...parts,
      outbox: () => this.#outbox,
      change: (outbox) => this.#change(outbox),
      answered: (id) => {
        void parts.store.remove(this.#conversation, id);
        parts.answered(id);
      },
    });
  }

  /** Takes in a message, to be sent as soon as may be. */
  put(activity: Outgoing, files: readonly File[], now: number): void {
    const pending: Pending = { activity, files, at: timeFor(this.#outbox, now), state: 'waiting' };
    this.#add(pending);
    this.#party?.tell({ kind: 'put', pending });
    void this.#keep(pending);
    this.#expectLead();
    this.#sender.hurry();
  }

  /** Sends it now. Nothing happens to one that is on its way. */
  retry(id: string, now: number): void {
    const again = retry(this.#outbox, id, now);
    if (again === this.#outbox) return;
    this.#change(again);
    const pending = find(again, id);
    if (pending) void this.#keep(pending);
    this.#party?.tell({ kind: 'retry', id, now });
    this.#expectLead();
    this.#sender.hurry();
  }

  /** Gives it back and does not send it; undefined when the server has it. What is on its way is broken off. */
  takeBack(id: string): Pending | undefined {
    const pending = find(this.#outbox, id);
    if (!pending || pending.state === 'answered') return undefined;
    this.#drop(id);
    this.#party?.tell({ kind: 'removed', id });
    return pending;
  }

  /** The stream gave these back. */
  heard(ids: ReadonlySet<string>): void {
    for (const id of ids) this.#heard.add(id);
    const settled = settle(this.#outbox, ids);
    if (settled.length === this.#outbox.length) return;
    for (const pending of this.#outbox) if (ids.has(idOf(pending))) this.#forget(idOf(pending));
    this.#change(settled);
  }

  /** The server has it, but it never came back: it is sent again, as the same message. */
  doubt(id: string): void {
    if (find(this.#outbox, id)?.state === 'answered') this.#change(stall(this.#outbox, id));
    this.#sender.wake();
  }

  historyHeard(): void {
    this.#historyHeard = true;
    this.#allow();
  }

  /** The line is gone, or back. */
  lineIs(open: boolean): void {
    this.#lost = !open && !this.#party;
    if (open) this.#sender.hurry();
    else if (this.#lost) this.#change(stall(this.#outbox));
  }

  hurry(): void {
    this.#sender.hurry();
  }

  /** From now on it belongs to this conversation; what this page holds already comes along. */
  async enter(conversationId: string): Promise<void> {
    if (conversationId === this.#conversation) return;
    const before = this.#conversation;
    this.#party?.leave();
    this.#leads(false);
    this.#conversation = conversationId;
    this.#heard = new Set();
    const { store, tabs, clock } = this.#parts;
    for (const pending of this.#outbox) if (pending.state !== 'answered') void this.#keep(pending, before);
    const early = before === '' ? await store.read('') : [];
    const kept = [...(await store.read(conversationId)), ...early];
    if (this.#conversation !== conversationId) return;
    for (const pending of early) void this.#keep(pending, '');
    this.#historyHeard = kept.length === 0;
    if (!this.#historyHeard) clock.after(longestHistory, () => this.historyHeard());
    this.#change(put(this.#outbox, ...kept));
    this.heard(this.#heard);
    this.#party = tabs.join(conversationId, {
      told: (news) => this.#learn(news),
      leads: (now) => this.#leads(now),
    });
    this.#lost = false;
    this.#party.tell({ kind: 'here' });
    if (this.#outbox.length > 0) this.#expectLead();
  }

  close(): void {
    this.#sender.close();
    this.#party?.leave();
  }

  #change(outbox: Outbox): void {
    this.#outbox = outbox;
    if (this.#leading) this.#tell();
    this.#parts.changed(outbox);
  }

  /** What has changed since it was last told. */
  #tell(): void {
    for (const pending of this.#outbox) {
      const id = idOf(pending);
      if (this.#told.get(id) === pending) continue;
      this.#told.set(id, pending);
      if (pending.state === 'refused') void this.#keep(pending);
      const { state, stalled, refusal, progress } = pending;
      const of = { state, ...(stalled && { stalled }), ...(refusal && { refusal }) };
      this.#party?.tell({ kind: 'state', id, of: progress === undefined ? of : { ...of, progress } });
    }
  }

  #learn(news: News): void {
    switch (news.kind) {
      case 'here':
        this.#told.clear();
        for (const pending of this.#outbox) if (pending.unkept) this.#party?.tell({ kind: 'put', pending });
        if (this.#leading) this.#tell();
        break;
      case 'put':
        this.#add(news.pending);
        this.#sender.hurry();
        break;
      case 'state':
        this.#heardOfAt = this.#parts.clock.now();
        if (!this.#leading) this.#follow(news.id, news.of);
        break;
      case 'removed':
        this.#drop(news.id);
        break;
      case 'retry':
        this.#change(retry(this.#outbox, news.id, news.now));
        this.#sender.hurry();
    }
  }

  #follow(id: string, of: Extract<News, { kind: 'state' }>['of']): void {
    const follow = ({ activity, files, at, unkept }: Pending): Pending => ({
      activity,
      files,
      at,
      ...(unkept && { unkept }),
      ...of,
    });
    this.#change(change(this.#outbox, id, follow));
  }

  #leads(now: boolean): void {
    if (now && !this.#leading) {
      this.#leading = true;
      this.#told.clear();
      // Whoever led before has left in the middle of it: what was on its way is sent again, as the same message.
      const posting = this.#outbox.filter(({ state }) => state === 'posting');
      this.#change(posting.reduce((outbox, one) => change(outbox, idOf(one), waiting), this.#outbox));
    }
    this.#leading = now;
    this.#allow();
  }

  #allow(): void {
    this.#sender.allow(this.#leading && this.#historyHeard);
  }

  /** Behind one that is stuck it is stuck, too. */
  #add(pending: Pending): void {
    if (this.#heard.has(idOf(pending))) return;
    const stuck = this.#lost || this.#outbox.some(({ stalled }) => stalled);
    this.#change(put(this.#outbox, stuck ? { ...pending, stalled: true } : pending));
  }

  /** Another tab ought to send it, and to say so. */
  #expectLead(): void {
    const { clock } = this.#parts;
    const since = clock.now();
    if (this.#leading || !this.#party) return;
    clock.after(patience, () => {
      if (!this.#leading && this.#heardOfAt < since) this.#party?.insist();
    });
  }

  #drop(id: string): void {
    this.#change(remove(this.#outbox, id));
    this.#sender.cancel(id);
    this.#forget(id);
  }

  #forget(id: string): void {
    this.#told.delete(id);
    void this.#parts.store.remove(this.#conversation, id);
  }

  /** Keeps it, in place of where it was kept `before` the conversation was known. */
  async #keep(pending: Pending, before?: string): Promise<void> {
    const { store } = this.#parts;
    const id = idOf(pending);
    const unkept = await store.write(this.#conversation, pending);
    if (before !== undefined) await store.remove(before, id);
    if (unkept === find(this.#outbox, id)?.unkept) return;
    this.#change(change(this.#outbox, id, (one) => keptBut(one, unkept)));
  }
}

function keptBut(pending: Pending, unkept: Pending['unkept']): Pending {
  const { unkept: _, ...rest } = pending;
  return unkept ? { ...rest, unkept } : rest;
}

const waiting = (pending: Pending): Pending => ({ ...pending, state: 'waiting' });
