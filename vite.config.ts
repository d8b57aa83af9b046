import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { buildId } from './scripts/build-id.ts';

/** The page: dist/renderer, served by the host under a policy that allows no inline script. */
export default defineConfig({
  root: join(import.meta.dirname, 'renderer'),
  base: './',
  plugins: [react()],
  define: { __BUILD__: JSON.stringify(buildId(import.meta.dirname)) },
  build: {
    rolldownOptions: {
      input: ['index.html', 'display.html', 'gallery.html'].map((file) =>
        join(import.meta.dirname, 'renderer', file),
      ),
    },
    outDir: join(import.meta.dirname, process.env.COMPTOIR_DIST ?? 'dist', 'renderer'),
    emptyOutDir: true,
    // The Chromium of Electron 45; a kiosk's browser updates by itself.
    target: 'chrome130',
    sourcemap: true,
    // The page's policy knows files, not data: URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2_000,
  },
});
