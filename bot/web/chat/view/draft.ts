import { useEffect, useRef, useState } from 'preact/hooks';
import { tabDraftFiles } from '../../shared/draft-files.ts';
import { tabShelf } from '../../shared/shelf.ts';
import { choose, type Refusal, Unusable } from '../attachment-rules.ts';
import { prepareFile } from '../picture.ts';

/** What is being written and chosen, before it is sent. */
export interface Draft {
  text: string;
  chosen: readonly Chosen[];
  refused: readonly Refusal[];
  write(text: string): void;
  add: (files: readonly File[]) => void;
  leaveOut: (file: File) => void;
  restore(text: string, files: readonly File[]): void;
  clear(): void;
}

/** A file that goes with the next message. */
export interface Chosen {
  /** As it was chosen, and from `ready` on as it goes out. */
  file: File;
  ready: boolean;
}

const shelf = tabShelf('amends.draft');
const kept = tabDraftFiles(Date.now, 'amends-draft');

/** What is being written; its words and files survive a reload of the tab. */
export function useDraft(): Draft {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const [refused, setRefused] = useState<readonly Refusal[]>([]);
  const current = useRef(chosen);
  // After the first picture of the page, as a browser may take its time to open what it keeps.
  useEffect(() => {
    setText((written) => written || (shelf.read() ?? ''));
    void kept.find().then((files) => files.length > 0 && add(files));
  }, []);

  function write(words: string) {
    setText(words);
    shelf.write(words);
  }

  function choosing(next: readonly Chosen[]) {
    current.current = next;
    setChosen(next);
    void kept.keep(next.map(({ file }) => file));
  }

  /** Looks into each file and makes large pictures smaller, while the customer goes on writing. */
  function prepare(file: File) {
    const settled = (put: readonly Chosen[]) =>
      choosing(current.current.flatMap((one) => (one.file === file ? put : [one])));
    prepareFile(file).then(
      (ready) => settled([{ file: ready, ready: true }]),
      (error: unknown) => {
        if (!(error instanceof Unusable) || !current.current.some((one) => one.file === file)) return;
        settled([]);
        setRefused((before) => [...before, error.refusal]);
      },
    );
  }

  function add(added: readonly File[]) {
    const before = current.current.map(({ file }) => file);
    const choice = choose(before, added);
    const fresh = choice.files.slice(before.length);
    choosing([...current.current, ...fresh.map((file) => ({ file, ready: false }))]);
    setRefused(choice.refused);
    fresh.forEach(prepare);
  }

  return {
    text,
    chosen,
    refused,
    write,
    add,
    leaveOut: (file) => {
      choosing(current.current.filter((other) => other.file !== file));
      setRefused([]);
    },
    restore: (words, unsent) => {
      write([text, words].filter(Boolean).join('\n'));
      add(unsent);
    },
    clear: () => {
      write('');
      choosing([]);
      setRefused([]);
    },
  };
}

/** Files can be dropped anywhere on the page; a near miss must not make the browser leave it. */
export function useFallingFiles(add: (files: readonly File[]) => void) {
  const latest = useRef(add);
  latest.current = add;
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      document.body.classList.add('files-above');
    };
    const leave = (event: DragEvent) => {
      if (!event.relatedTarget) document.body.classList.remove('files-above');
    };
    const drop = (event: DragEvent) => {
      document.body.classList.remove('files-above');
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      latest.current([...event.dataTransfer.files]);
    };
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, []);
}
