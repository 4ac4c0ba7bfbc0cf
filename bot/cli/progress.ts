const BAR = 30;

/** A bar on a terminal, drawn when it grows; nothing where nobody looks. */
export function progressBar(): { show(done: number, all: number): void; clear(): void } {
  let shown = -1;
  return {
    show(done, all) {
      const filled = Math.floor((done / all) * BAR);
      if (!process.stderr.isTTY || filled === shown) return;
      shown = filled;
      process.stderr.write(`\r\u001B[K${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${done}/${all}`);
    },
    clear() {
      if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
    },
  };
}
