import { useRef, useState } from 'preact/hooks';
import type { Entry } from '../transcript.ts';
import type { PageWords } from '../words.ts';
import { copyText } from './copies.ts';
import { Menu, type MenuProps } from './menu.tsx';

interface Props extends MenuProps {
  brand: string | undefined;
  reference: string | undefined;
  counterpart: Entry | undefined;
  askForPerson: (event: MouseEvent) => void;
}

/** Always in sight: whose page this is, that a machine answers, the way to a person, everything else, and the reference. */
export function Header({ brand, reference, counterpart, askForPerson, ...menu }: Props) {
  const { words, standing } = menu;
  const agent = standing?.stage === 'with-person' || counterpart?.role === 'agent';
  const name = standing?.person ?? counterpart?.name ?? words.aPerson;
  return (
    <header class="header" {...words.own}>
      <div class="header-line">
        <h1>
          {brand && <span class="brand">{brand} </span>}
          <span class="page-name">{words.complaints}</span>
        </h1>
        <div class="header-tools">
          <button type="button" class="button button-person" onClick={askForPerson}>
            {words.talkToPerson}
          </button>
          <Menu {...menu} />
        </div>
      </div>
      <div class="header-line header-facts">
        <p class="notice">{agent ? words.personNotice(name) : words.automatedNotice}</p>
        {reference && <Reference words={words} reference={reference} />}
      </div>
    </header>
  );
}

function Reference({ words, reference }: { words: PageWords; reference: string }) {
  const shown = useRef<HTMLElement>(null);
  const [copied, setCopied] = useState<boolean>();

  function copy() {
    if (shown.current) void copyText(shown.current).then(setCopied);
  }

  return (
    <div class="reference">
      <p>
        {words.reference}{' '}
        <strong ref={shown} class="figures">
          {reference}
        </strong>
      </p>
      <button type="button" class="button button-quiet" onClick={copy} onBlur={() => setCopied(undefined)}>
        {words.copy} <span class="visually-hidden">{words.theReference}</span>
      </button>
      <p class="reference-copied" role="status">
        {copied !== undefined && (copied ? words.copied : words.copyByHand)}
      </p>
    </div>
  );
}
