import { fields, words } from '../shared/json.ts';
import type { Shelf } from '../shared/shelf.ts';
import type { Host } from './host.ts';
import type { Answer, Network } from './network.ts';

/** What of a visit outlives the page. */
export interface Keeps {
  cookies: boolean;
  /** Where the page can keep something itself; absent: nowhere, and the visit lasts as long as the page. */
  shelf?: Shelf;
}

const DOOR = '/chat/session';

/**
 * The network, with what the door of the chat has to know: the site that shows this page, its token, and where the
 * browser keeps no cookies, the visit itself. A token that has ended is asked for anew, once.
 */
export function throughEntrance(network: Network, keeps: Keeps, host: Host | undefined): Network {
  let visit = keeps.cookies ? undefined : keeps.shelf?.read();

  async function ask(body: object, token = host?.token()): Promise<Answer> {
    const all = {
      ...body,
      cookies: keeps.cookies,
      ...(host && { site: host.origin }),
      ...(visit !== undefined && { visit }),
    };
    const answer = await network.request(DOOR, { ...(token && { token }), body: all });
    const given = words(fields(answer.body).visit);
    if (given !== undefined && !keeps.cookies) {
      visit = given;
      keeps.shelf?.write(given);
    }
    return answer;
  }

  return {
    ...network,
    async request(path, sent) {
      if (path !== DOOR) return network.request(path, sent);
      const body = fields(sent.body);
      const answer = await ask(body);
      if (answer.status !== 403 || !host) return answer;
      const another = fields(answer.body).reason === 'token' ? await host.anotherToken() : undefined;
      const second = another === undefined ? answer : await ask(body, another);
      if (second.status === 403) host.tell({ amends: 'refused' });
      return second;
    },
  };
}

/** Tries out what this browser keeps for this page. Its answer may be another one in a frame. */
export function tryKeeping(framed: boolean): Keeps {
  const cookies = keepsCookies(framed);
  const shelf = cookies ? undefined : lastingShelf('amends.visit');
  return { cookies, ...(shelf && { shelf }) };
}

/** With the attributes of the real one, which no script can see. */
function keepsCookies(framed: boolean): boolean {
  const attributes = framed ? '; SameSite=None; Secure; Partitioned' : '; SameSite=Lax';
  document.cookie = `amends_try=1; Path=${location.pathname}${attributes}`;
  const kept = document.cookie.includes('amends_try=1');
  document.cookie = `amends_try=; Max-Age=0; Path=${location.pathname}${attributes}`;
  return kept;
}

function lastingShelf(name: string): Shelf | undefined {
  try {
    localStorage.setItem(`${name}.try`, '');
    localStorage.removeItem(`${name}.try`);
  } catch {
    return undefined;
  }
  return {
    read: () => localStorage.getItem(name) ?? undefined,
    write: (text) => localStorage.setItem(name, text),
  };
}
