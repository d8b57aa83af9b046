// Builds the page (dist/renderer) and the bundled programs: host, its worker, shell, command line.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

for (const configFile of ['vite.config.ts', 'vite.host.config.ts']) {
  await build({ root, configFile: join(root, configFile), logLevel: 'warn' });
}
