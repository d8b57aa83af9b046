// Builds the page (dist/renderer), the bundled programs (host, its worker, shells, command line) and
// the demo retailer's first documents.
// run.mjs calls it under its lock and says where to build to (COMPTOIR_DIST, a folder to swap in).
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { demoRetailer } from '../platform/demo/retailer.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

if (existsSync(join(root, 'renderer', 'app', 'main.tsx')))
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
await build({ root, configFile: join(root, 'vite.host.config.ts'), logLevel: 'warn' });
await build({ root, configFile: join(root, 'vite.preload.config.ts'), logLevel: 'warn' });
writeDemoRetailer(join(root, process.env.COMPTOIR_DIST ?? 'dist', 'demo'));

/** What an empty till starts with, as feed pages in a file: the host parses it like any feed. */
function writeDemoRetailer(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'retailer.json'), JSON.stringify(demoRetailer()));
}
