import { useRef, useState } from 'preact/hooks';
import { desk, newIntent, Refusal } from './api.ts';
import type { Intent } from './api.ts';

export interface Doing {
  busy: boolean;
  /** Why the last try did not work; empty when it did. */
  problem: string;
  /** Does it, and answers whether it is done. The same intent tried again keeps its id, so it cannot happen twice. */
  act: (intent: Intent) => Promise<boolean>;
}

/** Does things to one complaint, one at a time. */
export function useIntent(reference: string): Doing {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const last = useRef({ words: '', id: '' });

  const act = async (intent: Intent) => {
    if (busy) return false;
    const words = signatureOf(intent);
    if (last.current.words !== words) last.current = { words, id: newIntent() };
    setBusy(true);
    setProblem('');
    try {
      await desk.act(reference, last.current.id, intent);
      last.current = { words: '', id: '' };
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
