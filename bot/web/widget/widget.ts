import { Launcher, type LauncherEvent, type Memory } from './launcher.ts';
import { readSettings } from './settings.ts';

/** What a site's page can do with the chat: `window.Amends`, the same four functions for good. */
export interface AmendsWidget {
  /** Opens the chat and puts the customer into it. Nothing happens when it is open. */
  open(): void;
  /** Closes it. The conversation goes on. */
  close(): void;
  /**
   * What the page says of its visitor, as plain JSON. It goes with their next message, replaces what was said before,
   * and is shown to agents as the page's word.
   */
  sendContext(context: unknown): void;
  /** Calls back at every event. The answer ends it. */
  onEvent(listener: (event: LauncherEvent) => void): () => void;
}

declare global {
  interface Window {
    Amends?: AmendsWidget;
  }
}

/** Where a site's page may keep nothing, the next one knows of no chat. */
const tabMemory: Memory = {
  read() {
    try {
      return sessionStorage.getItem('amends');
    } catch {
      return null;
    }
  },
  write(state) {
    try {
      sessionStorage.setItem('amends', state);
    } catch {}
  },
};

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  const begin = () => start(script);
  // A tag without `defer` runs while the page is still coming.
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', begin);
  else begin();
}

function start(tag: HTMLScriptElement): void {
  // A page that has the tag twice has one launcher.
  if (window.Amends) return;
  const listeners = new Set<(event: LauncherEvent) => void>();
  const launcher = new Launcher(readSettings(tag), tabMemory, (event) => {
    for (const listener of listeners) listener(event);
  });
  window.Amends = {
    open: () => launcher.open(),
    close: () => launcher.close(),
    sendContext: (context: unknown) => launcher.sendContext(context),
    onEvent(listener: (event: LauncherEvent) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  document.dispatchEvent(new Event('amends'));
}
