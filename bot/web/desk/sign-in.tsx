import { useEffect, useState } from 'preact/hooks';
import type { PersonAnswer } from '../../desk/schemas.ts';
import { desk, Refusal } from './api.ts';
import { typedIn } from './form.ts';
import { inviteIn } from './invite-link.ts';

interface Props {
  invite: string | undefined;
  onEnter: (person: PersonAnswer) => void;
}

/** Signs in with the invite in the address, or with one that is pasted; asks for a name when the invite has none. */
export function SignIn({ invite, onEnter }: Props) {
  const [token, setToken] = useState(invite);
  const [problem, setProblem] = useState<Refusal>();
  const asksName = problem?.code === 'name-needed' || problem?.code === 'name-taken';

  const enter = (using: string, name?: string) => {
    desk.signIn(using, name).then(onEnter, (error: unknown) => {
      if (error instanceof Refusal) setProblem(error);
    });
  };
  useEffect(() => {
    if (token) enter(token);
  }, [token]);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const typed = typedIn(event, 'typed');
    if (asksName && token) return enter(token, typed);
    setProblem(undefined);
    const pasted = inviteIn(typed) ?? typed;
    if (pasted === token) enter(pasted);
    else setToken(pasted);
  };

  return (
    <main class="door">
      <h1>The desk</h1>
      {problem && problem.code !== 'name-needed' && (
        <p class="alert" role="alert">
          {problem.message}
        </p>
      )}
      <form onSubmit={submit}>
        <label for="typed">{asksName ? 'Your name, as customers will read it' : 'Your invite link'}</label>
        <input
          key={asksName ? 'name' : 'link'}
          id="typed"
          class="field"
          name="typed"
          required
          maxLength={asksName ? 60 : 400}
          autocomplete={asksName ? 'name' : 'off'}
          // oxlint-disable-next-line no-autofocus -- the only thing to do on this page
          autofocus
        />
        <button class="button button-main" type="submit">
          Sign in
        </button>
      </form>
      {!asksName && <p class="quiet">A lead makes you one. Each link signs one person in, once.</p>}
    </main>
  );
}
