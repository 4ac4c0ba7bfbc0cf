import type { Words, Worded } from '../../bot/core/ports.ts';
import { smsSegments, smsText } from '../../bot/render/sms.ts';
import { shippedWords } from './words.ts';

/** So many seeds meet every line of every prompt, and nearly every company of lines. */
const SEEDS = 24;

/** The shipped words at their longest: whatever the bot says by text, it says in the way that takes most room. */
export async function longestWords(over: Partial<Words> = {}, of?: Words): Promise<Words> {
  const words = of ?? (await shippedWords());
  return {
    ...words,
    ...over,
    word(reply, to) {
      const ways = Array.from({ length: SEEDS }, (_, i) => words.word(reply, { ...to, seed: `${i}` }));
      const rooms = ways.map(roomOf);
      return ways[rooms.indexOf(Math.max(...rooms))] ?? words.word(reply, to);
    },
  };
}

/** Parts first, then letters. */
function roomOf(worded: Worded): number {
  const { segments, characters } = smsSegments(smsText(worded));
  return segments * 10_000 + characters;
}
