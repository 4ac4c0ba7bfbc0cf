import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

// One classic script without imports, as sites load it, under a name that never changes.
export default defineConfig({
  root: here('.'),
  publicDir: false,
  build: {
    outDir: here('../../../dist/web/widget'),
    emptyOutDir: false,
    target: 'es2022',
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: { input: here('widget.ts'), output: { format: 'iife', entryFileNames: 'widget.js' } },
  },
});
