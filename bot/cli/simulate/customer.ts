import type { Move, Person } from './person.ts';
import { createTalker } from './reaction.ts';
import { type Said, Unreachable, Visit } from './visit.ts';

/** What came of one customer's talk. */
export interface Talked {
  person: string;
  /** Moves of theirs. */
  turns: number;
  isHandedOver: boolean;
  /** Times by which they were told they would hear again, and those that were kept while they still listened. */
  promises: { made: number; kept: number };
  /** Milliseconds from sending to the acknowledgement, and from the last message of a move to the first word of the reply. */
  acknowledged: number[];
  replied: number[];
  /** What went wrong; empty when nothing did. */
  faults: string[];
  /** All that was said. */
  lines: string[];
}

export interface Manners {
  /** How long they wait for a word. */
  patienceMs: number;
  /** How long they stay once all is said. */
  stayMs: number;
  /** A file to send. */
  photo: { name: string; type: string; bytes: Uint8Array<ArrayBuffer> };
}

/** A page that says nothing first is written to all the same. */
const GREETING_MS = 3_000;
/** More moves than anybody needs: a talk that takes more goes in circles. */
const MOST_MOVES = 40;
const PROMISING = new Set(['handed-over', 'person-now', 'check-in', 'check-in-late', 'keep-waiting', 'answer-later']);
/** What keeps the word that was given. */
const KEEPING = new Set(['check-in', 'check-in-late', 'agent-joined']);

/** Talks to the server as that person does, to the end. Throws Unreachable only when nobody answers at the very beginning. */
export async function sendCustomer(url: string, person: Person, manners: Manners): Promise<Talked> {
  const talked: Talked = {
    person: person.name,
    turns: 0,
    isHandedOver: false,
    promises: { made: 0, kept: 0 },
    acknowledged: [],
    replied: [],
    faults: [],
    lines: [],
  };
  const visit = new Visit(url);
  await visit.arrives();
  try {
    await converse(visit, person, manners, talked);
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    talked.faults.push(error.message);
  } finally {
    visit.leaves();
  }
  return talked;
}

async function converse(visit: Visit, person: Person, manners: Manners, talked: Talked): Promise<void> {
  const talker = createTalker(person);
  let heard = await visit.hears(GREETING_MS);
  note(talked, heard);
  let offered = heard;
  for (;;) {
    const prompts = heard.flatMap((said) => said.prompts);
    const move = talker.next({ prompts, buttons: heard.at(-1)?.buttons.map(({ choice }) => choice) ?? [] });
    if (!move || talked.turns === MOST_MOVES) break;
    talked.turns += 1;
    talked.lines.push(`  ${person.name}: ${shown(move)}`);
    const began = await make(move, visit, { offered, manners, talked });
    if (move.does === 'leaves') continue;
    heard = await visit.hears(manners.patienceMs);
    const [first] = heard;
    if (first) talked.replied.push(Math.max(0, first.at - began));
    note(talked, heard);
    talked.faults.push(...faultsIn(move, heard, person));
    if (!first) break;
    offered = heard;
  }
  const end = talker.end();
  talked.isHandedOver = end === 'handed-over';
  if (end !== person.ends) talked.faults.push(`should have ended as ${person.ends}, and stands at ${end ?? 'no end'}`);
  if (manners.stayMs > 0) note(talked, await visit.hears(manners.stayMs));
}

/** Does it, and gives the moment from which a reply is waited for. */
async function make(
  move: Move,
  visit: Visit,
  { offered, manners, talked }: { offered: readonly Said[]; manners: Manners; talked: Talked },
): Promise<number> {
  if (move.does === 'leaves') {
    visit.leaves();
    await visit.arrives();
  } else if (move.does === 'sends-photo') {
    talked.acknowledged.push(await visit.sendsFile(manners.photo));
  } else if (move.does === 'presses') {
    const button = offered.flatMap(({ buttons }) => buttons).findLast(({ choice }) => choice === move.button);
    if (!button) throw new Unreachable(`there was no button "${move.button}"`);
    talked.acknowledged.push(await visit.sends({ text: button.title, value: button.value }));
  } else {
    for (const text of move.texts) talked.acknowledged.push(await visit.sends({ text }));
  }
  return performance.now() - (talked.acknowledged.at(-1) ?? 0);
}

function note(talked: Talked, heard: readonly Said[]): void {
  for (const { text, prompts } of heard) {
    talked.lines.push(`  bot: ${text.replaceAll(/\s*\n\s*/g, ' | ')}`);
    if (talked.promises.made > talked.promises.kept && prompts.some((name) => KEEPING.has(name)))
      talked.promises.kept += 1;
    if (prompts.some((name) => PROMISING.has(name))) talked.promises.made += 1;
  }
}

function faultsIn(move: Move, heard: readonly Said[], person: Person): string[] {
  const names = heard.flatMap(({ prompts }) => prompts);
  const urgent = move.does === 'says' && (move.wants !== undefined || move.tells !== undefined);
  return [
    ...(heard.length === 0 ? [`heard nothing after: ${shown(move)}`] : []),
    ...(urgent && !names.includes('person-now') ? [`no person was asked for after: ${shown(move)}`] : []),
    ...names.filter((name) => person.never?.includes(name)).map((name) => `should never have heard @${name}`),
  ];
}

function shown(move: Move): string {
  if (move.does === 'says') return move.texts.join(' / ');
  if (move.does === 'presses') return `[${move.button}]`;
  return move.does === 'leaves' ? '(leaves and comes back)' : '(a photo)';
}
