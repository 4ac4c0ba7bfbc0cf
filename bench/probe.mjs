// Preloaded into every server that is measured, so that none of them needs code for it: answers over the parent's
// IPC channel how much CPU the whole process has used (user + system, all threads) and how much memory it holds.
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';

/** Work in the background ends, and pages that were freed are given back, a little later than one would think. */
const SETTLE_MS = 500;

process.on('message', async (asked) => {
  if (asked === 'cpu') {
    const { user, system } = process.cpuUsage();
    process.send({ cpuMs: (user + system) / 1000 });
  }
  if (asked === 'memory') {
    // Without compaction V8 keeps half-empty pages until it nears its limit, and what is counted is gaps.
    setFlagsFromString('--compact-on-every-full-gc');
    for (let i = 0; i < 4; i++) {
      await setTimeout(SETTLE_MS);
      globalThis.gc();
    }
    await setTimeout(SETTLE_MS);
    process.send({ rssBytes: process.memoryUsage.rss() });
  }
});
process.on('disconnect', () => process.exit(0));
// A server that ends by itself must be able to: the channel alone keeps nothing alive.
process.channel?.unref();
