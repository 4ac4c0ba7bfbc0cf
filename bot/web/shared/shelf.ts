/** A place for a little text in the browser. */
export interface Shelf {
  /** What lies there; undefined when nothing does. */
  read(): string | undefined;
  write(text: string): void;
}

/** Survives a reload of the tab, and nothing longer. A browser may refuse to keep anything; then a reload loses it. */
export function tabShelf(name: string): Shelf {
  return shelf(name, () => sessionStorage);
}

/** The same for every tab of this device, until the browser forgets it. */
export function deviceShelf(name: string): Shelf {
  return shelf(name, () => localStorage);
}

/**
 * For a page in a frame, which browsers often leave nothing but cookies of its own. Lasts until the browser is closed. The
 * text is one word without a semicolon.
 */
export function frameShelf(name: string): Shelf {
  return {
    read: () => {
      const kept = document.cookie.split('; ').find((cookie) => cookie.startsWith(`${name}=`));
      return kept?.slice(name.length + 1);
    },
    write: (text) => {
      const attributes = `Path=${location.pathname}; SameSite=None; Secure; Partitioned`;
      document.cookie = `${name}=${text}; ${attributes}`;
    },
  };
}

function shelf(name: string, storage: () => Storage): Shelf {
  return {
    read: () => {
      try {
        return storage().getItem(name) ?? undefined;
      } catch {
        return undefined;
      }
    },
    write: (text) => {
      try {
        storage().setItem(name, text);
      } catch {}
    },
  };
}
