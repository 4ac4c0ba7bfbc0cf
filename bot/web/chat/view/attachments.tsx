import { useEffect, useState } from 'preact/hooks';
import { printSize } from '../../../render/file-size.ts';
import type { Attachment } from '../activity.ts';
import { grouped, plainName, type Refusal } from '../attachment-rules.ts';
import type { PageWords } from '../words.ts';
import type { Chosen } from './draft.ts';

/** Files of a message the server has. A picture that cannot be shown is a link like any other file. */
export function FileList({ words, files }: { words: PageWords; files: readonly Attachment[] }) {
  if (files.length === 0) return null;
  return (
    <ul class="files" role="list">
      {files.map((file) => (
        <li key={file.contentUrl}>
          <FileLink file={file} name={plainName(file.name) || words.file} />
        </li>
      ))}
    </ul>
  );
}

function FileLink({ file, name }: { file: Attachment; name: string }) {
  const [picture, setPicture] = useState(/^image\/(jpeg|png|webp|gif)$/.test(file.contentType));
  const address = safeAddress(file.contentUrl ?? '');
  if (!address) return <span class="file">{name}</span>;
  return (
    <a class={picture ? 'picture' : 'file'} href={address} target="_blank" rel="noopener">
      {picture && <img src={address} alt="" loading="lazy" decoding="async" onError={() => setPicture(false)} />}
      <bdi class="file-name">{name}</bdi>
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
          <LocalFile file={file} state={printSize(file.size, locale)} />
        </li>
      ))}
    </ul>
  );
}

interface ChosenProps {
  words: PageWords;
  locale: string;
  chosen: readonly Chosen[];
  leaveOut: (file: File) => void;
}

/** Files that will go with the next message. */
export function ChosenFiles({ words, locale, chosen, leaveOut }: ChosenProps) {
  if (chosen.length === 0) return null;
  return (
    <ul class="files chosen" role="list" aria-label={words.chosen}>
      {chosen.map(({ file, ready }, index) => (
        <li key={`${file.name} ${file.lastModified} ${index}`}>
          <LocalFile file={file} unready={!ready} state={ready ? printSize(file.size, locale) : words.preparing} />
          <button
            type="button"
            class="button button-quiet leave-out"
            aria-label={words.leaveOut(plainName(file.name))}
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

/** What cannot be sent, and what to do about it. */
export function RefusedFiles({ words, refused }: { words: PageWords; refused: readonly Refusal[] }) {
  return (
    <div class="refused" role="alert" {...(refused.length > 0 && { tabIndex: 0 })}>
      {grouped(refused).map(({ because, files }) => (
        <p key={because}>{words.refusal(because, files)}</p>
      ))}
    </div>
  );
}

/** `unready`: nobody has looked into it yet. Such a picture may be too large to be shown. */
function LocalFile({ file, state, unready }: { file: File; state: string; unready?: boolean }) {
  const [preview, setPreview] = useState<string>();
  useEffect(() => {
    if (unready || !/^image\/(jpeg|png|webp|gif)$/.test(file.type)) return undefined;
    const url = URL.createObjectURL(file);
    setPreview(url);
    return () => URL.revokeObjectURL(url);
  }, [file, unready]);
  const ending = /\.(\w{1,4})$/.exec(file.name)?.[1] ?? '';
  return (
    <span class="file file-here">
      {preview ? (
        <img src={preview} alt="" decoding="async" onError={() => setPreview(undefined)} />
      ) : (
        <span class="file-kind" aria-hidden="true">
          {ending}
        </span>
      )}
      <span class="file-words">
        <bdi class="file-name">{plainName(file.name)}</bdi> <span class="file-size">{state}</span>
      </span>
    </span>
  );
}

/** The address when it leads to a web page at all, so that no message can bring a link that runs something. */
function safeAddress(address: string): string | undefined {
  if (!URL.canParse(address, location.href)) return undefined;
  const { protocol, href } = new URL(address, location.href);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}
