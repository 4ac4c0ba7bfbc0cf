import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));

// A folder with an index.html is a page: chat/, desk/ …
const pages = readdirSync(root, { recursive: true }).filter((path) => /^[^/\\]+[/\\]index\.html$/.test(path));

export default defineConfig({
  root,
  base: '/',
  publicDir: false,
  build: {
    outDir: fileURLToPath(new URL('../../dist/web', import.meta.url)),
    emptyOutDir: false,
    target: 'es2023',
    cssTarget: ['chrome111', 'firefox114', 'safari16.4'],
    // The pages' content security policy allows no inline data but pictures, and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { input: Object.fromEntries(pages.map((path) => [path.split(/[/\\]/)[0], root + path])) },
  },
});
