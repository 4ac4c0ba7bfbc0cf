// Preloaded into every server that is measured, so that none of them needs code for it: answers over the parent's
// IPC channel how much CPU the whole process has used (user + system, all threads) and how much memory it holds.
import { setImmediate } from 'node:timers/promises';

process.on('message', async (asked) => {
  if (asked === 'cpu') {
    const { user, system } = process.cpuUsage();
    process.send({ cpuMs: (user + system) / 1000 });
  }
  if (asked === 'memory') {
    for (let i = 0; i < 3; i++) {
      globalThis.gc();
      await setImmediate();
    }
    process.send({ rssBytes: process.memoryUsage.rss() });
  }
});
process.on('disconnect', () => process.exit(0));
// A server that ends by itself must be able to: the channel alone keeps nothing alive.
process.channel?.unref();
