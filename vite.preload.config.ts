import { join } from 'node:path';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

/** The preload: a sandboxed one can require nothing but Electron, so it is one CommonJS file. */
export default defineConfig({
  ssr: { noExternal: true, external: ['electron'], target: 'node' },
  build: {
    ssr: true,
    outDir: join(root, process.env.COMPTOIR_DIST ?? 'dist', 'electron'),
    emptyOutDir: false,
    copyPublicDir: false,
    target: 'chrome130',
    minify: false,
    rolldownOptions: {
      input: { preload: join(root, 'electron', 'preload', 'preload.ts') },
      output: { format: 'cjs', entryFileNames: '[name].cjs' },
    },
  },
});
