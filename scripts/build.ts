// Builds the page (dist/renderer), the bundled programs (host, its worker, shells, command line) and
// the demo retailer's first documents.
// run.mjs calls it under its lock and says where to build to (COMPTOIR_DIST, a folder to swap in).
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { writeDemo } from './write-demo.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

if (existsSync(join(root, 'renderer', 'app', 'main.tsx')))
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
await build({ root, configFile: join(root, 'vite.host.config.ts'), logLevel: 'warn' });
await build({ root, configFile: join(root, 'vite.preload.config.ts'), logLevel: 'warn' });
await writeDemo(join(root, process.env.COMPTOIR_DIST ?? 'dist'));
