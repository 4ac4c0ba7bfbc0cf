import { useEffect, useState } from 'preact/hooks';
import type { HintsAnswer } from '../../desk/schemas.ts';
import { desk } from './api.ts';

type Hint = HintsAnswer['hints'][number];

/** How long the writer has to rest before a draft is looked at, by the rules and then by a model. */
const RULES_MS = 500;
const MODEL_MS = 2500;
const SHORTEST = 8;

/**
 * What the rules of conduct say of a draft while it is written: each with the words it means. Sending is never held up by
 * it; where the server cannot be asked there are no hints.
 */
export function DraftHints({ reference, text }: { reference: string; text: string }) {
  const [found, setFound] = useState<{ text: string; hints: readonly Hint[] }>({ text: '', hints: [] });
  useEffect(() => {
    if (text.trim().length < SHORTEST) return undefined;
    let here = true;
    const look = (by: 'rules' | 'model') =>
      desk.hints(reference, text, by).then(
        ({ hints }) => here && setFound((before) => ({ text, hints: together(before, text, hints) })),
        () => undefined,
      );
    const timers = [setTimeout(() => void look('rules'), RULES_MS), setTimeout(() => void look('model'), MODEL_MS)];
    return () => {
      here = false;
      for (const timer of timers) clearTimeout(timer);
    };
  }, [reference, text]);

  // A draft that has changed since may have lost the words that were meant.
  const hints = found.hints.filter(({ start, end }) => text.includes(found.text.slice(start, end)));
  const shown = text.trim().length < SHORTEST ? [] : hints;
  return (
    <ul class="draft-hints" aria-live="polite" aria-label="How it may read">
      {shown.map(({ rule, start, end, says, better }) => (
        <li key={`${rule}-${start}`}>
          <q>{found.text.slice(start, end)}</q> {says} <span class="quiet">{better}</span>
        </li>
      ))}
    </ul>
  );
}

/** What was found first stays first; the same rule about the same place is said once. */
function together(before: { text: string; hints: readonly Hint[] }, text: string, hints: readonly Hint[]): Hint[] {
  const kept = before.text === text ? before.hints : [];
  const known = new Set(kept.map(({ rule, start }) => `${rule}-${start}`));
  return [...kept, ...hints.filter(({ rule, start }) => !known.has(`${rule}-${start}`))];
}
