import type { Complaint } from '../../dialogs/domain/complaint.ts';
import * as service from '../../dialogs/domain/complaint-service.ts';
import { waitsToSpeak } from '../../dialogs/domain/complaint-service.ts';
import type { DeskCommand } from '../../dialogs/domain/desk-command.ts';
import { AmendsError } from '../../dialogs/domain/errors.ts';
import { giveBack } from '../../dialogs/domain/hub-service.ts';
import type { MessageState } from '../../dialogs/domain/message.ts';
import { maskSecrets } from '../../dialogs/domain/secrets.ts';
import { stateOnly } from '../../dialogs/stating.ts';
import { tellOf } from '../../dialogs/desk-words.ts';
import type { World } from '../../dialogs/turn.ts';
import { keepAgentsFigures } from './agents-figures.ts';
import { alsoByText, awayAddress } from './away.ts';
import { withWake } from './with-wake.ts';
import type { Running } from './parts.ts';
import type { NewMessage } from './ports.ts';
import { type CustomerEntry, outgoing, stateOf } from './outgoing.ts';
import { type Places, placesOf } from './places.ts';
import { firstWriting, held } from './quiet-hours.ts';
import { putIntoWords, type Said } from './wording.ts';
import { worldAt } from './world.ts';

/**
 * An agent acts: decided by the complaint as it stands now, saved with what the customer is told, in one commit. False
 * for a repeat, which does nothing.
 */
export async function act(running: Running, command: DeskCommand): Promise<boolean> {
  const found = await running.store.complaint({ reference: command.reference });
  if (!found) throw new AmendsError('not-found', 'There is no complaint with this reference.');
  const address = command.do === 'reply' ? awayAddress(running, found) : undefined;
  const place = address ? [`at:${address.door}:${address.account}:${address.thread}`] : [];
  return running.locks.runAll([...place, found.id], () => carryOut(running, command, found.id));
}

async function carryOut(running: Running, command: DeskCommand, complaintId: string): Promise<boolean> {
  const { store, clock } = running;
  const key = `desk:${command.id}`;
  const done = await store.seen(key);
  if (done !== undefined) return sameAsBefore(command, done);
  const before = await store.complaint(complaintId);
  if (!before) throw new AmendsError('not-found', 'There is no complaint with this reference.');
  const places = await placesOf(running, before);
  const now = Math.max(clock.now(), before.lastMessageAt);
  const world = worldAt(running, places.here.channel, now);
  const after = decide(before, command, world, now);
  const own =
    command.do === 'reply'
      ? await keepAgentsFigures(running, agentsWords(running, command, after, places, now), places)
      : { complaint: after, messages: [] };
  const texted = await byText(running, { before, own, now });
  const told = tellOf(command, before, texted.complaint, world);
  const said = putIntoWords(running, places.guest ? stateOnly(told) : told, places, false, now);
  // Who is told that all is done, and asked how it was, did not write just now.
  const may = firstWriting(running.words().company, places.here.channel, now);
  const waits = command.do === 'close' ? held(said.complaint, said.messages, may) : said.complaint;
  const complaint = withWake({ ...waits, version: before.version + 1 });
  await store.commit({
    at: now,
    complaints: [complaint],
    conversations: [...(said.conversations ?? []), ...(texted.place ? [texted.place] : [])],
    append: [...own.messages, ...(texted.message ? [texted.message] : []), ...said.messages],
    states: await withdrawn(running, before, complaint, now),
    seen: [{ key, result: command.facts ?? complaintId }],
  });
  if (command.do === 'accept' && before.handoff?.state === 'waiting') running.waits.note(now - before.handoff.queuedAt);
  running.plan(complaint);
  return true;
}

/** What an agent says to somebody who went away goes by text as well, when they asked for that. */
async function byText(
  running: Running,
  { before, own, now }: { before: Complaint; own: Said; now: number },
): Promise<Awaited<ReturnType<typeof alsoByText>>> {
  const [said] = own.messages;
  const address = said && awayAddress(running, before);
  return address ? alsoByText(running, own.complaint, { said, address, now }) : { complaint: own.complaint };
}

/** A repeat has been done; the same id for something else is a mistake, and nothing is done. */
function sameAsBefore({ facts }: DeskCommand, done: string): false {
  if (facts === undefined || facts === done) return false;
  throw new AmendsError('unusable', 'This id was used for something else.', { reason: 'id-used' });
}

function decide(complaint: Complaint, command: DeskCommand, world: World, now: number): Complaint {
  const means = { ...world, now };
  switch (command.do) {
    case 'accept':
      // They read it all, so that it is theirs to answer.
      return service.withoutUnheard(service.accept(complaint, command.by, means));
    case 'put-back':
      return service.putBack(complaint, command.by, means);
    case 'give-back':
      return giveBack(complaint, command.by, command.why, means);
    case 'reply':
      return service.spoke(complaint, command.by, now);
    case 'note':
      return service.note(complaint, command.by.name, command.text, means);
    case 'close':
      return service.close(complaint, command.by, { cause: command.cause, note: command.note }, means);
  }
}

/** Words of the bot that will not leave any more, because the agent speaks now. */
async function withdrawn(running: Running, before: Complaint, after: Complaint, now: number): Promise<MessageState[]> {
  const gone = before.outbox.filter((e): e is CustomerEntry => waitsToSpeak(e) && !after.outbox.includes(e));
  const states = await Promise.all(gone.map((entry) => stateOf(running, entry, { state: 'withdrawn', at: now })));
  return states.filter((state) => state !== undefined);
}

function agentsWords(
  running: Running,
  command: Extract<DeskCommand, { do: 'reply' }>,
  complaint: Complaint,
  { here, open, guest }: Places,
  now: number,
): Said {
  const about = guest && complaint.reference ? `${complaint.reference}: ` : '';
  const own: NewMessage = {
    conversation: here.id,
    id: running.ids.next('msg'),
    at: now,
    from: { role: 'agent', id: command.by.id, name: command.by.name },
    text: `${about}${maskSecrets(command.text).text}`,
    ...(command.attachments?.length ? { attachments: [...command.attachments] } : {}),
    ...(complaint.reference ? { reference: complaint.reference } : {}),
  };
  const sent = outgoing(running, complaint, own, here);
  const said: Said = { complaint: sent.complaint, messages: [sent.message] };
  for (const page of open) {
    const copy = { ...own, conversation: page.id, id: running.ids.next('msg'), sameAs: own.id };
    const shown = outgoing(running, said.complaint, copy, page);
    said.complaint = shown.complaint;
    said.messages.push(shown.message);
  }
  return said;
}
