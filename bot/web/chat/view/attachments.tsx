import { useEffect, useState } from 'preact/hooks';
import type { Attachment } from '../activity.ts';
import { printSize, type PageWords } from '../words.ts';

/** Files of a message the server has. A picture that cannot be shown is a link like any other file. */
export function FileList({ words, files }: { words: PageWords; files: readonly Attachment[] }) {
  if (files.length === 0) return null;
  return (
    <ul class="files" role="list">
      {files.map((file) => (
        <li key={file.contentUrl}>
          <FileLink file={file} name={file.name || words.file} />
        </li>
      ))}
    </ul>
  );
}

function FileLink({ file, name }: { file: Attachment; name: string }) {
  const [picture, setPicture] = useState(file.contentType.startsWith('image/'));
  const address = safeAddress(file.contentUrl ?? '');
  if (!address) return <span class="file">{name}</span>;
  return (
    <a class={picture ? 'picture' : 'file'} href={address} target="_blank" rel="noopener">
      {picture && <img src={address} alt="" onError={() => setPicture(false)} />}
      <span class="file-name">{name}</span>
    </a>
  );
}

/** Files on their way. */
export function PendingFiles({ files, locale }: { files: readonly File[]; locale: string }) {
  if (files.length === 0) return null;
  return (
    <ul class="files" role="list">
      {files.map((file, index) => (
        <li key={index}>
          <LocalFile file={file} locale={locale} />
        </li>
      ))}
    </ul>
  );
}

interface ChosenProps {
  words: PageWords;
  locale: string;
  files: readonly File[];
  leaveOut: (file: File) => void;
}

/** Files that will go with the next message. */
export function ChosenFiles({ words, locale, files, leaveOut }: ChosenProps) {
  if (files.length === 0) return null;
  return (
    <ul class="files chosen" role="list" aria-label={words.chosen}>
      {files.map((file, index) => (
        <li key={`${file.name} ${file.size} ${file.lastModified} ${index}`}>
          <LocalFile file={file} locale={locale} />
          <button
            type="button"
            class="button button-quiet leave-out"
            aria-label={words.leaveOut(file.name)}
            onClick={() => leaveOut(file)}
          >
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
              <path d="M3.5 3.5l9 9m0-9l-9 9" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
            </svg>
          </button>
        </li>
      ))}
    </ul>
  );
}

function LocalFile({ file, locale }: { file: File; locale: string }) {
  const [preview, setPreview] = useState<string>();
  useEffect(() => {
    if (!/^image\/(jpeg|png|webp|gif)$/.test(file.type)) return undefined;
    const url = URL.createObjectURL(file);
    setPreview(url);
    return () => URL.revokeObjectURL(url);
  }, [file]);
  return (
    <span class={preview ? 'file file-pictured' : 'file'}>
      {preview && <img src={preview} alt="" onError={() => setPreview(undefined)} />}
      <span class="file-name">{file.name}</span> <span class="file-size">{printSize(file.size, locale)}</span>
    </span>
  );
}

/** The address when it leads to a web page at all, so that no message can bring a link that runs something. */
function safeAddress(address: string): string | undefined {
  if (!URL.canParse(address, location.href)) return undefined;
  const { protocol, href } = new URL(address, location.href);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}
