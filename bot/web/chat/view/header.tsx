import type { Entry } from '../transcript.ts';
import type { PageWords } from '../words.ts';

interface Props {
  words: PageWords;
  brand: string | undefined;
  reference: string | undefined;
  counterpart: Entry | undefined;
  askForPerson: (event: MouseEvent) => void;
}

/** Always in sight: whose page this is, that a machine answers, the way to a person, and the reference. */
export function Header({ words, brand, reference, counterpart, askForPerson }: Props) {
  const agent = counterpart?.role === 'agent' ? (counterpart.name ?? words.aPerson) : undefined;
  return (
    <header class="header">
      <div class="header-line">
        <h1>
          {brand && <span class="brand">{brand} </span>}
          <span class="page-name">{words.complaints}</span>
        </h1>
        <button type="button" class="button button-person" onClick={askForPerson}>
          {words.talkToPerson}
        </button>
      </div>
      <div class="header-line header-facts">
        <p class="notice">{agent ? words.personNotice(agent) : words.automatedNotice}</p>
        {reference && (
          <p class="reference">
            {words.reference} <strong class="figures">{reference}</strong>
          </p>
        )}
      </div>
    </header>
  );
}
