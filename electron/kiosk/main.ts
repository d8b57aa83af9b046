// The kiosk shell's entry; bundled to dist/electron/kiosk.mjs, beside what it starts.
import { join } from 'node:path';
import { runKiosk } from './run-kiosk.ts';

const dist = join(import.meta.dirname, '..');
const exitCode = await runKiosk({
  args: process.argv.slice(2),
  hostProgram: join(dist, 'host', 'main.mjs'),
  platformProgram: join(dist, 'platform', 'main.mjs'),
  pageFolder: join(dist, 'renderer'),
});
// Where stderr is a pipe that is written later (Windows), what was said comes out first.
process.stderr.write('', () => process.exit(exitCode));
