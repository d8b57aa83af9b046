// npm run check: types, lint and format, import rules, unused code. All run; the exit code tells.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const tool = (path: string) => join(root, 'node_modules', path);
const folders = [
  'domain',
  'contract',
  'sync',
  'hardware',
  'item-files',
  'platform',
  'verifier',
  'host',
  'renderer',
  'electron',
  'test',
];

const checks: readonly [string, string[]][] = [
  ['types', [tool('typescript-7/bin/tsc'), '-p', root]],
  ['lint and format', [tool('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']],
  ['import rules', [tool('dependency-cruiser/bin/dependency-cruiser.mjs'), ...folders]],
  ['unused code', [tool('knip/bin/knip.js')]],
];

let failed = 0;
for (const [name, args] of checks) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  process.stdout.write(`${status === 0 ? '✔' : '✘'} ${name}\n`);
  if (status !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
