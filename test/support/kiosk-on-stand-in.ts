// The kiosk shell over the stand-in host: what electron/kiosk/main.ts is over the real one.
import { join } from 'node:path';
import { runKiosk } from '../../electron/kiosk/run-kiosk.ts';

process.exit(
  await runKiosk({
    args: process.argv.slice(2),
    hostProgram: join(import.meta.dirname, 'stand-in-host.ts'),
    platformProgram: null,
    pageFolder: import.meta.dirname,
  }),
);
