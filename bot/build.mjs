// Builds the program (tsc) and the pages (vite) into dist/. With --if-stale only when a source is newer than the build.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'dist', '.built');

const newest = (path) =>
  statSync(path).isDirectory()
    ? Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
    : statSync(path).mtimeMs;

const sources = ['bot', 'dialogs', 'package-lock.json', 'tsconfig.json'].map((name) => join(root, name));
const stale = !existsSync(stamp) || Math.max(...sources.map(newest)) > statSync(stamp).mtimeMs;

if (stale || !process.argv.includes('--if-stale')) {
  if (process.argv.includes('--if-stale')) process.stderr.write('Building once; this takes a few seconds …\n');
  const run = (bin, ...args) =>
    execFileSync(process.execPath, [join(root, 'node_modules', bin), ...args], { cwd: root, stdio: ['ignore', 2, 2] });
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  run('typescript/bin/tsc', '-p', 'tsconfig.json');
  for (const config of ['bot/web/vite.config.mjs', 'bot/web/widget/vite.config.mjs']) {
    run('vite/bin/vite.js', 'build', '--config', config, '--logLevel', 'warn');
  }
  writeFileSync(stamp, '');
}
