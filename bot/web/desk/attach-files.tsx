import { useRef } from 'preact/hooks';

interface Props {
  files: readonly File[];
  disabled: boolean;
  onChange: (files: readonly File[]) => void;
}

const MOST = 10;
const TAKEN = 'image/jpeg,image/png,image/webp,image/gif,image/heic,image/heif,application/pdf';

/** Pictures and PDFs to go with a reply: chosen one after the other, each to be taken out again before it is sent. */
export function AttachFiles({ files, disabled, onChange }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const choose = useRef<HTMLButtonElement>(null);
  const chosen = () => {
    const more = [...(input.current?.files ?? [])];
    // The same file can be chosen again after it was taken out.
    if (input.current) input.current.value = '';
    onChange([...files, ...more].slice(0, MOST));
  };
  const takeOut = (at: number) => {
    onChange(files.filter((_, i) => i !== at));
    choose.current?.focus();
  };
  return (
    <div class="write-files">
      <input
        ref={input}
        type="file"
        multiple
        accept={TAKEN}
        hidden
        aria-label="Files to attach"
        disabled={disabled}
        onChange={chosen}
      />
      <button
        ref={choose}
        class="button"
        type="button"
        disabled={disabled || files.length >= MOST}
        onClick={() => input.current?.click()}
      >
        Attach files
      </button>
      {files.length > 0 && (
        <ul role="list" aria-label="Attached">
          {files.map((file, i) => (
            <li key={`${i} ${file.name}`}>
              {file.name}
              <button class="button" type="button" disabled={disabled} onClick={() => takeOut(i)}>
                Remove <span class="visually-hidden">{file.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
