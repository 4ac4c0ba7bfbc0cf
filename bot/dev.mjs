// The same program with reload: builds and starts again when code, prompts or pages change. Ctrl+C ends it.
import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { watch } from 'chokidar';

const root = fileURLToPath(new URL('..', import.meta.url));
let program;
let again;

const build = () => execFileSync(process.execPath, [join(root, 'bot', 'build.mjs')], { cwd: root, stdio: 'inherit' });

const start = () => {
  try {
    build();
    program = spawn(process.execPath, [join(root, 'dist', 'bot', 'main.js')], { cwd: root, stdio: 'inherit' });
  } catch {
    process.stderr.write('The build failed; waiting for the next change.\n');
  }
};

const restart = () => {
  if (!program || program.exitCode !== null) return start();
  program.once('exit', start);
  program.kill('SIGTERM');
};

watch(
  ['bot', 'dialogs', 'prompts'].map((name) => join(root, name)),
  { ignoreInitial: true },
).on('all', () => {
  clearTimeout(again);
  again = setTimeout(restart, 200);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    program?.once('exit', () => process.exit(0));
    if (!program?.kill('SIGTERM')) process.exit(0);
  });
}
start();
