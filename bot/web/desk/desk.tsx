import { useCallback, useEffect, useState } from 'preact/hooks';
import type { PersonAnswer } from '../../desk/schemas.ts';
import { desk } from './api.ts';
import { forgetDrafts } from './fresh.ts';
import { inviteIn } from './invite-link.ts';
import { Shell } from './shell.tsx';
import { SignIn } from './sign-in.tsx';

type Who = PersonAnswer | 'nobody' | 'asking';

/** The page: who is there, and then either the door or the desk. */
export function Desk() {
  const [invite, setInvite] = useState(inviteIn(location.hash));
  const [who, setWho] = useState<Who>(invite ? 'nobody' : 'asking');

  const look = useCallback(() => {
    desk.me().then(setWho, () => setWho('nobody'));
  }, []);
  useEffect(() => {
    if (!invite) look();
  }, [invite, look]);

  const enter = (person: PersonAnswer) => {
    history.replaceState(null, '', '/desk');
    setInvite(undefined);
    setWho(person);
  };
  const leave = () => {
    forgetDrafts();
    desk.signOut().then(
      () => setWho('nobody'),
      () => setWho('nobody'),
    );
  };

  if (who === 'asking') return <p class="door">One moment …</p>;
  if (who === 'nobody') return <SignIn invite={invite} onEnter={enter} />;
  if (who.role === 'designer') return <NotHere onLeave={leave} />;
  return <Shell me={who} onLeave={leave} onLost={look} />;
}

function NotHere({ onLeave }: { onLeave: () => void }) {
  return (
    <main class="door">
      <h1>The desk</h1>
      <p>You are signed in as a designer. Complaints are for agents and leads.</p>
      <button class="button" type="button" onClick={onLeave}>
        Sign out
      </button>
    </main>
  );
}
