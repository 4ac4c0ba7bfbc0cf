import { fields, words } from '../shared/json.ts';
import type { FrameSays } from '../shared/frame.ts';

/** The site's page that shows this one in a frame. */
export interface Host {
  /** The site; empty when nobody there spoke to us. */
  readonly origin: string;
  readonly locale?: string;
  readonly colour?: string;
  readonly scheme?: string;
  /** From the site's server: who its visitor is. Absent: it says nothing. */
  token(): string | undefined;
  /** Another one, for one that has ended; absent when the site gives none. */
  anotherToken(): Promise<string | undefined>;
  /** What the page says of its visitor now. */
  context(): unknown;
  tell(says: FrameSays): void;
  /** The customer has opened the chat and is to find themselves in it. */
  onOpened(find: () => void): void;
}

/** How long a site's page may take to speak to us; without a launcher nobody ever does. */
const PATIENCE_MS = 3_000;
const TOKEN_MS = 10_000;

/**
 * Says that we are here and waits for the page around us to begin. Only that page is heard: the browser shows us on
 * trusted sites alone, and what is said to it goes to the origin that spoke.
 */
export function meetHost(): Promise<Host> {
  return new Promise((resolve) => {
    let token: string | undefined;
    let context: unknown;
    let origin = '';
    let tokenCame = (_token: string | undefined) => {};
    const opened: (() => void)[] = [];
    const begin = (said: Readonly<Record<string, unknown>>) =>
      resolve({
        origin,
        ...printed('locale', said.locale),
        ...printed('colour', said.colour),
        ...printed('scheme', said.scheme),
        token: () => token,
        anotherToken: () =>
          new Promise((done) => {
            tokenCame = done;
            setTimeout(() => done(undefined), TOKEN_MS);
            post({ amends: 'token' }, origin);
          }),
        context: () => context,
        tell: (says) => post(says, origin),
        onOpened: (find) => void opened.push(find),
      });

    const giveUp = setTimeout(() => begin({}), PATIENCE_MS);
    addEventListener('message', ({ source, origin: from, data }) => {
      if (source !== window.parent) return;
      const said = fields(data);
      if (said.amends === 'hello') clearTimeout(giveUp);
      if (said.amends === 'begin') origin = from;
      if (from !== origin) return;
      if (said.amends === 'begin' || said.amends === 'token') token = words(said.token);
      if (said.amends === 'begin' || said.amends === 'context') context = said.context;
      if (said.amends === 'token') tokenCame(token);
      if (said.amends === 'opened') for (const find of opened) find();
      if (said.amends === 'begin') begin(said);
    });
    // It says nothing of the customer, so anybody around us may hear it.
    post({ amends: 'ready' }, '*');
  });
}

function post(says: FrameSays, to: string): void {
  if (to !== '') window.parent.postMessage(says, to);
}

function printed<Name extends string>(name: Name, value: unknown): { [N in Name]?: string } {
  const text = words(value);
  const one: { [N in Name]?: string } = {};
  if (text !== undefined) one[name] = text;
  return one;
}
