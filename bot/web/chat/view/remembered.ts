import { useEffect, useState } from 'preact/hooks';
import { fields, parse, words } from '../../shared/json.ts';
import { tabShelf } from '../../shared/shelf.ts';
import type { Session } from '../session.ts';
import { readStanding, type Standing } from '../standing.ts';

const shelf = tabShelf('amends.standing');

/**
 * How it stands, and until the server has told it how it stood when this tab was last open: a page that is loaded again
 * looks at once as it will, and nothing moves. Undefined when neither is known, or the tab is in another conversation now.
 */
export function useStanding(session: Session | undefined, standing: Standing | undefined): Standing | undefined {
  const [kept] = useState(() => fields(parse(shelf.read() ?? '')));
  const id = session?.conversationId;
  useEffect(() => {
    if (id !== undefined && standing) shelf.write(JSON.stringify({ conversationId: id, standing }));
  }, [id, standing]);
  if (standing) return standing;
  return id === undefined || id === words(kept.conversationId)
    ? readStanding(JSON.stringify(kept.standing ?? null))
    : undefined;
}
