import type { ComplaintAnswer } from '../../desk/schemas.ts';
import { typedIn } from './form.ts';
import { useIntent } from './intent.ts';
import { CAUSES } from './phrases.ts';

interface Props {
  complaint: ComplaintAnswer;
  onDone: () => void;
  onCancel: () => void;
}

/** The end of a complaint, with what there is to learn from it. */
export function CloseForm({ complaint, onDone, onCancel }: Props) {
  const { busy, problem, act } = useIntent(complaint.reference);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    await act({ path: 'close', cause: typedIn(event, 'cause'), note: typedIn(event, 'note') });
    onDone();
  };
  const left = leftOpen(complaint);

  return (
    <form class="close" aria-label="Close the complaint" onSubmit={(event) => void submit(event)}>
      {left && <p class="alert alert-mild">{left}</p>}
      <label for="close-cause">What went wrong at our end</label>
      <select class="field" id="close-cause" name="cause" required>
        <option value="">Choose …</option>
        {Object.entries(CAUSES).map(([cause, label]) => (
          <option key={cause} value={cause}>
            {label}
          </option>
        ))}
      </select>
      <label for="close-note">What we should learn from it (only the desk sees this)</label>
      <textarea class="field" id="close-note" name="note" rows={2} maxLength={2000} />
      {problem && (
        <p class="alert" role="alert">
          {problem}
        </p>
      )}
      <div class="actions-row">
        <button class="button" type="button" onClick={onCancel}>
          Not yet
        </button>
        <button class="button button-main" type="submit" disabled={busy}>
          Close complaint
        </button>
      </div>
    </form>
  );
}

function leftOpen({ summary }: ComplaintAnswer): string {
  const promises = summary.promises.filter((p) => p.state === 'open' || p.state === 'late').length;
  const parts = [
    summary.questions.length > 0 && `${summary.questions.length} unanswered`,
    promises > 0 && `${promises} promised and not settled`,
  ].filter(Boolean);
  return parts.length ? `Still open: ${parts.join(', ')}.` : '';
}
