import type { Heard } from '../../../dialogs/domain/ports.ts';

type Question = Pick<Heard, 'asks' | 'wants'>;

/** What the last words to the customer ask for, as the bot knows it of its own questions. Nothing in particular gives {}. */
export function askedBy(words: string | undefined): Question {
  const asking = words?.match(/[^.!?]*\?|[^.!?]*\b(?:need|provide|tell me|give me|please)\b[^.!?]*/gi)?.at(-1) ?? '';
  if (/\b(?:full|last|first|your|the) name\b|\bname (?:is|of|on|under)\b/i.test(asking)) return question('name');
  if (/\bflight\b/i.test(asking)) return question('flight');
  if (
    /\b(?:number|reference|account|booking|order|user|reservation|confirmation)(?: \w+)? ?(?:number|code|id|reference)?\b/i.test(
      asking,
    )
  )
    return question('reference');
  if (/\b(?:what|which|at what) time\b/i.test(asking)) return question('time');
  if (/\b(?:date|day|when)\b/i.test(asking)) return question('date');
  return {};
}

/** What the data says was asked. */
export function askedFor(slots: readonly string[]): Question {
  if (slots.includes('time')) return question('time');
  if (slots.includes('date')) return question('date');
  if (slots.includes('first_name') || slots.includes('last_name')) return question('name');
  return {};
}

function question(wants: 'name' | 'flight' | 'reference' | 'time' | 'date'): Question {
  return { asks: `detail:${wants}`, wants };
}
