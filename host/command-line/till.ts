// Entry of the command line; bundled to dist/host/till.mjs, beside the host that it may start.
import { join } from 'node:path';
import { runCommandLine } from './run-command-line.ts';

process.exit(
  await runCommandLine({
    args: process.argv.slice(2),
    hostProgram: join(import.meta.dirname, 'main.mjs'),
    pageFolder: join(import.meta.dirname, '..', 'renderer'),
  }),
);
