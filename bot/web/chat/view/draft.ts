import { useEffect, useRef, useState } from 'preact/hooks';
import { choose, type Refusal } from '../attachment-rules.ts';
import { tabShelf } from '../shelf.ts';

/** What is being written and chosen, before it is sent. */
export interface Draft {
  text: string;
  files: readonly File[];
  refused: readonly Refusal[];
  write(text: string): void;
  add: (files: readonly File[]) => void;
  leaveOut: (file: File) => void;
  restore(text: string, files: readonly File[]): void;
  clear(): void;
}

const shelf = tabShelf('amends.draft');

/** What is being written; its words survive a reload of the tab. */
export function useDraft(): Draft {
  const [text, setText] = useState(() => shelf.read() ?? '');
  const [files, setFiles] = useState<readonly File[]>([]);
  const [refused, setRefused] = useState<readonly Refusal[]>([]);
  const current = useRef(files);
  current.current = files;

  function write(words: string) {
    setText(words);
    shelf.write(words);
  }

  function add(added: readonly File[]) {
    const choice = choose(current.current, added);
    current.current = choice.files;
    setFiles(choice.files);
    setRefused(choice.refused);
  }

  return {
    text,
    files,
    refused,
    write,
    add,
    leaveOut: (file) => {
      setFiles(files.filter((other) => other !== file));
      setRefused([]);
    },
    restore: (words, unsent) => {
      write([text, words].filter(Boolean).join('\n'));
      add(unsent);
    },
    clear: () => {
      write('');
      setFiles([]);
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
