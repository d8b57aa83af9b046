// npm run electron: the Electron shell on the built programs. Its options follow `--`.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { electronBinary } from './electron-binary.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const electron = electronBinary();
if (electron === null) process.exit(0);

// Chromium has no sandbox for root.
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const child = spawn(electron, [...sandbox, root, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    // Ctrl-C in a terminal reaches Electron by itself.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  });
child.on('error', (error) => {
  process.stderr.write(`${electron} can not be run: ${error.message}\n`);
  process.exit(1);
});
child.on('exit', (code) => process.exit(code ?? 1));
