import type { Message } from '../../dialogs/domain/message.ts';
import type { Complaint } from '../../dialogs/domain/complaint.ts';
import type { Words } from '../../bot/core/ports.ts';
import type { End, Move, Person } from '../../bot/cli/simulate/person.ts';
import { createTalker } from '../../bot/cli/simulate/reaction.ts';
import type { Said } from './customer.ts';
import { receipt } from './pictures.ts';
import { type Place, talk, type Talk } from './talk.ts';
import type { Writer } from './text-customer.ts';

/** More moves than anybody needs: a talk that takes more goes in circles. */
const MOST_MOVES = 30;

/** One move of a customer and what came of it. */
export interface Exchange {
  move: Move;
  heard: Said[];
  /** The complaint after it; absent while there is none. */
  complaint: Complaint | undefined;
}

/** A talk as it went. */
export interface Course {
  on: Place;
  person: Person;
  exchanges: Exchange[];
  end: End | undefined;
  /** All that is stored of it. */
  stored: { log: Message[]; complaint: Complaint | undefined };
}

/** Lets that person talk to the bot until they have nothing more to say. `words`: others than the shipped ones. */
export async function runTalk(person: Person, on: Place, words?: () => Words): Promise<Course> {
  const about = await talk({ on, ...(words ? { words } : {}) });
  const { customer, store } = about;
  const talker = createTalker(person);
  const exchanges: Exchange[] = [];
  let heard: Said[] = [];
  for (;;) {
    const prompts = heard.flatMap((said) => said.prompts);
    const move = talker.next({ prompts, buttons: heard.at(-1)?.buttons ?? [] });
    if (!move || exchanges.length === MOST_MOVES) break;
    // Nobody types faster on a phone, and nobody is texted faster.
    if (on === 'sms' || on === 'whatsapp') await about.time.passes('10 s');
    await make(move, about);
    if (!customer.hasNews) await about.time.passes('4 s');
    heard = customer.takes();
    exchanges.push({ move, heard, complaint: await complaintOf(about) });
  }
  const log = await store.log(customer.conversationId, 0, 10_000);
  return { on, person, exchanges, end: talker.end(), stored: { log, complaint: await complaintOf(about) } };
}

async function make(move: Move, { customer, time }: Talk<Writer>): Promise<void> {
  switch (move.does) {
    case 'says':
      return customer.says(...move.texts);
    case 'presses':
      return customer.presses(move.button);
    case 'sends-photo':
      return void (await customer.attaches(await receipt()));
    case 'leaves':
      return time.passes('1 d');
  }
}

async function complaintOf({ customer, store }: Talk<Writer>): Promise<Complaint | undefined> {
  const conversation = await store.conversation(customer.conversationId);
  const id = conversation?.spans.at(-1)?.complaintId;
  return id === undefined ? undefined : store.complaint(id);
}

/** The talk to read. */
export function readableCourse({ exchanges }: Course): string {
  const lines = exchanges.flatMap(({ move, heard }) => [
    `- ${move.does === 'says' ? move.texts.join(' / ') : move.does === 'presses' ? `[${move.button}]` : `(${move.does})`}`,
    ...heard.map(
      ({ text, prompts, buttons }) =>
        `    ${text.replaceAll('\n', ' | ')}   {${prompts.join(' ')}}  [${buttons.join(', ')}]`,
    ),
  ]);
  return lines.join('\n');
}
