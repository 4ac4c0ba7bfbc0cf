import { useRef, useState } from 'preact/hooks';
import { fields, parse, words as wordsIn } from '../shared/json.ts';
import { tabShelf } from '../shared/shelf.ts';
import { desk, newIntent, Refusal } from './api.ts';
import type { Intent } from './api.ts';

export interface Doing {
  busy: boolean;
  /** Why the last try did not work; empty when it did. */
  problem: string;
  /** Does it, and answers whether it is done. The same intent tried again keeps its id, so it cannot happen twice. */
  act: (intent: Intent) => Promise<boolean>;
}

/** What was tried and not heard of, with the id it was tried under. */
interface Tried {
  words: string;
  id: string;
}

const NOTHING: Tried = { words: '', id: '' };

/** Where a draft that outlives a reload of this tab keeps what was tried with it. */
export interface KeptIntent {
  read(): Tried;
  write(tried: Tried): void;
  /** The draft is another one now: what was sent of the one before is done with. */
  forget(): void;
}

/** A reload while a reply is on its way leaves its words in the box: sent again, it is the same intent and not a second reply. */
export function keptIntent(draft: string): KeptIntent {
  const shelf = tabShelf(`intent:${draft}`);
  return {
    read: () => {
      const { words, id } = fields(parse(shelf.read() ?? ''));
      return { words: wordsIn(words) ?? '', id: wordsIn(id) ?? '' };
    },
    write: (tried) => shelf.write(JSON.stringify(tried)),
    forget: () => shelf.write(''),
  };
}

/** Does things to one complaint, one at a time. `kept`: where a draft keeps its intent; absent, a reload forgets it. */
export function useIntent(reference: string, kept?: KeptIntent): Doing {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const [before] = useState(() => kept?.read() ?? NOTHING);
  const last = useRef(before);

  const act = async (intent: Intent) => {
    if (busy) return false;
    const words = signatureOf(intent);
    if (last.current.words !== words) last.current = { words, id: newIntent() };
    kept?.write(last.current);
    setBusy(true);
    setProblem('');
    try {
      await desk.act(reference, last.current.id, intent);
      last.current = NOTHING;
      kept?.forget();
      return true;
    } catch (error) {
      setProblem(error instanceof Refusal ? error.message : 'That did not work. Try again.');
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, act };
}

/** The same for the same intent: files are told by what the system says of them. */
function signatureOf(intent: Intent): string {
  const files = 'files' in intent ? intent.files : [];
  return JSON.stringify([intent, files.map(({ name, size, lastModified }) => [name, size, lastModified])]);
}
