import { useState } from 'preact/hooks';
import { desk, Refusal } from './api.ts';
import type { Role } from './api.ts';
import { typedIn } from './form.ts';

const ROLES: readonly Role[] = ['agent', 'lead', 'designer'];

/** A lead makes one-time sign-in links for others. */
export function InviteForm() {
  const [link, setLink] = useState('');
  const [problem, setProblem] = useState('');

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const role = ROLES.find((r) => r === typedIn(event, 'role')) ?? 'agent';
    setProblem('');
    desk.invite(role, typedIn(event, 'name')).then(
      ({ url }) => setLink(url),
      (error: unknown) => setProblem(error instanceof Refusal ? error.message : 'That did not work.'),
    );
  };

  return (
    <form class="invite" onSubmit={submit}>
      <h2>Invite somebody</h2>
      <label for="invite-name">Name</label>
      <input class="field" id="invite-name" name="name" required maxLength={60} autocomplete="off" />
      <label for="invite-role">Role</label>
      <select class="field" id="invite-role" name="role">
        {ROLES.map((role) => (
          <option key={role}>{role}</option>
        ))}
      </select>
      <button class="button" type="submit">
        Make a link
      </button>
      <div role="status">
        {problem}
        {link && (
          <>
            <label for="invite-link">Send them this link. It works once, for 7 days.</label>
            <input class="field" id="invite-link" readOnly value={link} onFocus={(e) => e.currentTarget.select()} />
          </>
        )}
      </div>
    </form>
  );
}
