import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { buildId } from './scripts/build-id.ts';

const root = import.meta.dirname;
const dist = process.env.COMPTOIR_DIST ?? 'dist';

/** Program in dist/ ← its source. A source that is not there (yet) is left out. */
const programs = {
  'host/main': 'host/main.ts',
  'host/catalog-writer-worker': 'host/store/catalog/catalog-writer-worker.ts',
  'host/till': 'host/command-line/till.ts',
  'electron/kiosk': 'electron/kiosk/main.ts',
  'electron/main': 'electron/main/main.ts',
  'platform/main': 'platform/main.ts',
  'verifier/verify-archive': 'verifier/main.ts',
};

/** The programs that run on Node 24, Electron's too: everything in a few files, but the native parts. */
export default defineConfig({
  plugins: [fontsWithPdfkit()],
  define: { __BUILD__: JSON.stringify(buildId(root)) },
  ssr: {
    noExternal: true,
    // The natively built ones; PGlite finds its WebAssembly beside its own modules.
    external: ['better-sqlite3-multiple-ciphers', 'electron', 'node-hid', '@electric-sql/pglite'],
    target: 'node',
  },
  build: {
    ssr: true,
    outDir: join(root, dist),
    emptyOutDir: false,
    copyPublicDir: false,
    target: 'node24',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: Object.fromEntries(
        Object.entries(programs)
          .map(([name, source]) => [name, join(root, source)])
          .filter(([, source]) => source !== undefined && existsSync(source)),
      ),
      output: {
        format: 'esm',
        entryFileNames: '[name].mjs',
        // All beside the host, so that `new URL('./catalog-writer-worker.mjs', import.meta.url)` is
        // right whichever file the code lands in.
        chunkFileNames: 'host/[name]-[hash].mjs',
        // Built one folder deeper (dist/.next) than it runs from.
        sourcemapPathTransform: (source) => (dist === 'dist' ? source : source.replace('../', '')),
      },
    },
  },
});

/** pdfkit looks its fonts up beside its own modules when it runs: those that we draw with come into the bundle. */
function fontsWithPdfkit(): Plugin {
  const fonts = ['Helvetica', 'HelveticaBold'];
  return {
    name: 'fonts-with-pdfkit',
    transform(code, id) {
      if (!id.endsWith('/pdfkit/js/pdfkit.node.mjs')) return null;
      const imports = fonts.map(
        (font) => `import ${font}Font from 'pdfkit/standard-fonts/${font}';`,
      );
      const bundled = fonts.reduce((text, font) => {
        const looked = `require$1('#standard-fonts/${font}')`;
        if (!text.includes(looked)) throw new Error(`pdfkit looks up ${font} in another way now`);
        return text.replace(looked, `(${font}Font)`);
      }, code);
      return { code: [...imports, bundled].join('\n'), map: null };
    },
  };
}
