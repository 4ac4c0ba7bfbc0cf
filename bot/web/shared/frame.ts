/** What a site's page and the chat in its frame say to each other by postMessage. Nothing of it is ever in an address. */

/** From the launcher on the site's page to the frame. */
export type HostSays =
  /** A launcher is there; it begins when it knows who its visitor is. */
  | { amends: 'hello' }
  | ({ amends: 'begin' } & Beginning)
  | { amends: 'token'; token?: string }
  | { amends: 'context'; context: unknown }
  /** The customer opened the chat and is to find themselves in it. */
  | { amends: 'opened' };

export interface Beginning {
  locale: string;
  /** From the site's server: who its visitor is. */
  token?: string;
  /** What the page says of them. */
  context?: unknown;
  /** The site's colour, as #rrggbb. */
  colour?: string;
  /** `light` or `dark`. */
  scheme?: string;
}

/** From the frame to the launcher. */
export type FrameSays =
  | { amends: 'ready' }
  /** Escape was pressed. */
  | { amends: 'close' }
  /** The token has ended; another one is asked for. */
  | { amends: 'token' }
  /** The chat may not be opened on this site. */
  | { amends: 'refused' }
  | { amends: 'message'; by: 'bot' | 'agent' }
  | { amends: 'reference'; reference: string };
