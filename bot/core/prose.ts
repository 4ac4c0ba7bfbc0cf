import type { Complaint } from '../../dialogs/domain/complaint.ts';
import type { Clock } from '../../dialogs/domain/ports.ts';
import type { Model } from './model.ts';
import type { Store, Words } from './ports.ts';
import { recordInWords } from './summary-words.ts';
import { readSpoken } from './transcript.ts';

export interface ProseParts {
  model: Pick<Model, 'summarise'>;
  store: Store;
  words(): Words;
  clock: Pick<Clock, 'now'>;
}

/** Tells a complaint in the model's prose, for an agent; undefined when there is none. Nothing of it is stored. */
export type Prose = (complaint: Complaint, signal: AbortSignal) => Promise<string | undefined>;

/** Complaints that were told lately; one that has not changed is not told anew. */
const REMEMBERED = 200;

export function createProse({ model, store, words, clock }: ProseParts): Prose {
  const told = new Map<string, { of: string; prose: string }>();
  return async (complaint, signal) => {
    const facts = recordInWords(complaint, words(), clock.now());
    const spoken = await readSpoken(store, complaint);
    const said = spoken.filter(({ message }) => message.from.role === 'customer').map(({ message }) => message.text);
    const of = JSON.stringify([facts, said.length]);
    const known = told.get(complaint.id);
    if (known?.of === of) return known.prose;
    const { locale } = words().company;
    const prose = await model.summarise({ conversation: complaint.conversation, locale, facts, said }, signal);
    if (prose === undefined) return undefined;
    told.delete(complaint.id);
    told.set(complaint.id, { of, prose });
    const [oldest] = told.keys();
    if (told.size > REMEMBERED && oldest !== undefined) told.delete(oldest);
    return prose;
  };
}
