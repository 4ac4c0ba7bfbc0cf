import { maskSecrets } from '../../../dialogs/domain/secrets.ts';
import { askedBy, askedFor } from './asked.ts';
import { isSame, SLOTS } from './equal.ts';
import type { Dialogue, Gold } from './items.ts';
import type { Hearing, Told } from './listen.ts';
import { toldIn } from './listen.ts';
import { Hits, type Row, Shares } from './row.ts';

/** Kinds that stand for one slot only: of these a value too many is a mistake where all mentions are marked. */
const ALONE = new Set(['flight', 'money', 'date', 'time', 'duration', 'place']);
const SECRET = /^(?:secret_pin|security_answer)$/;
const NUMBERED = /^(?:account_number|booking_ref|order_ref|flight_number|room_number|postcode|email)$/;

/** Values found in each turn of the customer: recall (`exact` on spans), and precision and F1 where all mentions are marked. */
export async function scoreExtraction(
  set: string,
  items: readonly Dialogue[],
  hear: Hearing,
  step: () => void,
): Promise<Row[]> {
  const hits = new Hits();
  for (const item of items) {
    countItem(hits, item, await readTurns(item, hear));
    step();
  }
  const recall = set === 'extraction-spans' ? 'exact' : 'recall';
  return hits.rows(set, [recall, 'precision', 'f1']);
}

async function readTurns({ turns, gold, exhaustive, requested }: Dialogue, hear: Hearing): Promise<Told[]> {
  const told: Told[] = [];
  for (const [at, { role, text }] of turns.entries()) {
    if (role !== 'customer' || !(exhaustive.length || gold.some((g) => g.turn === at))) continue;
    const asked = requested ? askedFor(requested) : askedBy(lastWordsTo(turns, at));
    told.push(...toldIn(await hear([{ text, at }], asked)));
  }
  return told;
}

function lastWordsTo(turns: Dialogue['turns'], at: number): string | undefined {
  return turns.slice(0, at).findLast(({ role }) => role !== 'customer')?.text;
}

function countItem(hits: Hits, { source, gold, exhaustive }: Dialogue, told: readonly Told[]): void {
  const scored = gold.filter(({ slot }) => SLOTS[slot] !== undefined);
  for (const wanted of scored)
    hits.count(wanted.slot, source, { wanted: 1, hit: told.some((t) => isSame(t, wanted)) ? 1 : 0 });
  for (const slot of exhaustive) {
    const kind = SLOTS[slot];
    if (kind === undefined || !ALONE.has(kind)) continue;
    for (const one of told.filter((t) => t.kind === kind)) {
      const right = scored.some((g) => isSame(one, g)) || isMarkedOtherwise(one, gold);
      hits.count(slot, source, { told: 1, right: right ? 1 : 0 });
    }
  }
}

/** "3 nights" is marked as a period there, and is no wrong date. */
function isMarkedOtherwise(one: Told, gold: readonly Gold[]): boolean {
  return gold.some(
    (g) => g.turn === one.turn && one.words !== '' && SLOTS[g.slot] !== one.kind && g.text.includes(one.words),
  );
}

/** Secrets still standing in the text after masking, and numbers masked that are none. The words before go in as in a conversation. */
export function scoreSecrets(set: string, items: readonly Dialogue[]): Row[] {
  const shares = new Shares();
  for (const { source, turns, gold } of items) {
    for (const { slot, text, turn } of gold) {
      const said = turns[turn]?.text;
      if (said === undefined || !(SECRET.test(slot) || NUMBERED.test(slot))) continue;
      const before = turns.slice(0, turn).map((t) => t.text);
      const stands = maskSecrets(said, before).text.includes(text);
      if (SECRET.test(slot)) shares.count('survived', slot, source, stands ? 1 : 0);
      else shares.count('masked_by_mistake', null, source, stands ? 0 : 1);
    }
  }
  return shares.rows(set);
}

/** Amounts found at all, and whether each was rightly taken for a cost of theirs; doubtful ones are left out of the second. */
export async function scoreExpenses(
  set: string,
  items: readonly Dialogue[],
  hear: Hearing,
  step: () => void,
): Promise<Row[]> {
  const shares = new Shares();
  for (const { source, turns, gold } of items) {
    const spoken = turns.flatMap(({ role, text }, at) => (role === 'customer' ? [{ text, at }] : []));
    const heard = await hear(spoken);
    const claimed = toldIn({ ...heard, details: [], asides: [] });
    const others = toldIn({ ...heard, expenses: [] });
    for (const wanted of gold) {
      const isClaimed = claimed.some((t) => isSame(t, wanted));
      const found = isClaimed || others.some((t) => isSame(t, wanted));
      shares.count('recall', wanted.slot, source, found ? 1 : 0);
      if (found && wanted.claimed !== undefined && !wanted.unsure)
        shares.count('accuracy', 'claimed', source, isClaimed === wanted.claimed ? 1 : 0);
    }
    step();
  }
  return shares.rows(set);
}
