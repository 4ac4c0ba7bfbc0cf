import type { FrameSays, HostSays } from '../shared/frame.ts';
import type { Settings } from './settings.ts';

/** The chat in its frame. */
export interface ChatFrame {
  readonly element: HTMLIFrameElement;
  /** The customer opened the chat. Nothing happens before the frame is there. */
  opened(): void;
  /** What the page says of its visitor: now, or when the frame is there. */
  context(context: unknown): void;
}

export interface FrameEvents {
  says(said: FrameSays): void;
  /** It has been told where it is. */
  begun(): void;
  /** It is not coming: nothing may be shown here, or nothing is to be had. */
  missing(): void;
}

/** How long a frame that has loaded may take to speak: one that was refused never does. */
const PATIENCE_MS = 3_000;

/** Loads the chat. The token goes to it by a message, to the chat's own origin, and never in an address. */
export function createFrame({ chat, tokenUrl, ...settings }: Settings, title: string, on: FrameEvents): ChatFrame {
  const element = document.createElement('iframe');
  let context: unknown;
  let begun = false;
  let ready = false;
  const post = (says: HostSays) => element.contentWindow?.postMessage(says, chat);

  async function begin(): Promise<void> {
    ready = true;
    post({ amends: 'hello' });
    const token = await tokenFrom(tokenUrl);
    begun = true;
    const { locale, colour, scheme } = settings;
    post({
      amends: 'begin',
      locale,
      ...(token && { token }),
      ...(colour && { colour }),
      ...(scheme && { scheme }),
      ...(context !== undefined && { context }),
    });
    on.begun();
  }

  addEventListener('message', ({ source, origin, data }: MessageEvent<FrameSays>) => {
    if (source !== element.contentWindow || origin !== chat) return;
    if (data.amends === 'ready') void begin();
    if (data.amends === 'token') {
      void tokenFrom(tokenUrl).then((token) => post({ amends: 'token', ...(token && { token }) }));
    }
    on.says(data);
  });
  element.addEventListener('load', () => setTimeout(() => ready || on.missing(), PATIENCE_MS));
  element.title = title;
  element.allow = 'clipboard-write';
  element.referrerPolicy = 'no-referrer';
  element.src = `${chat}/embed`;
  return {
    element,
    opened() {
      if (begun) post({ amends: 'opened' });
    },
    context(told) {
      context = told;
      if (begun) post({ amends: 'context', context });
    },
  };
}

/** Undefined for a visitor the site does not know, and where it cannot be asked: a complaint is taken all the same. */
async function tokenFrom(url: string | undefined): Promise<string | undefined> {
  if (!url) return undefined;
  try {
    const answer = await fetch(url, { cache: 'no-store' });
    return answer.status === 200 ? (await answer.json()).token : undefined;
  } catch {
    return undefined;
  }
}
