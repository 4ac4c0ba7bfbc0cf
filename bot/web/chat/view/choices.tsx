import { fields } from '../../shared/json.ts';
import type { Action } from '../activity.ts';
import type { PageWords } from '../words.ts';

interface Props {
  words: PageWords;
  actions: readonly Action[];
  press: (action: Action, event: MouseEvent) => void;
}

/** The answers the last message offers. */
export function Choices({ words, actions, press }: Props) {
  if (actions.length === 0) return null;
  return (
    <div class="choices" role="group" aria-label={words.choices}>
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
