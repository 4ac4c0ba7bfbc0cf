/** A place for a little text that survives a reload of the tab, and nothing longer. */
export interface Shelf {
  /** What lies there; undefined when nothing does. */
  read(): string | undefined;
  write(text: string): void;
}

/** A shelf in the tab's own storage. A browser may refuse to keep anything; then a reload loses it, and nothing else. */
export function tabShelf(name: string): Shelf {
  return {
    read: () => {
      try {
        return sessionStorage.getItem(name) ?? undefined;
      } catch {
        return undefined;
      }
    },
    write: (text) => {
      try {
        sessionStorage.setItem(name, text);
      } catch {}
    },
  };
}
