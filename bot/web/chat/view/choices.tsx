import { fields } from '../../shared/json.ts';
import type { Action } from '../activity.ts';
import type { PageWords } from '../words.ts';

interface Props {
  words: PageWords;
  actions: readonly Action[];
  /** The language they are in, when it is known. */
  lang: string | undefined;
  press: (action: Action, event: MouseEvent) => void;
}

/** The answers the last message offers. */
export function Choices({ words, actions, lang, press }: Props) {
  if (actions.length === 0) return null;
  return (
    <div class="choices" role="group" aria-label={words.choices} lang={lang}>
      {actions.map((action) => (
        <button
          key={action.title}
          type="button"
          class={fields(action.value).choice === 'a-person' ? 'button button-person' : 'button'}
          onClick={(event) => press(action, event)}
        >
          {action.title}
        </button>
      ))}
    </div>
  );
}
