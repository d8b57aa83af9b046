// npm run dist: installers of this system (electron-builder.yml) into dist/packages. What follows `--`
// goes to electron-builder: `npm run dist -- --linux deb`, `npm run dist -- --dir`.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const builder = join(root, 'node_modules', 'electron-builder', 'out', 'cli', 'cli.js');
const { status } = spawnSync(
  process.execPath,
  [builder, ...process.argv.slice(2), '--publish', 'never'],
  { cwd: root, stdio: 'inherit' },
);
if (status !== 0)
  process.stderr.write(
    'No installer was made. Electron itself and the tools that make installers come from GitHub; without it `npm test` checks the packed app as far as that goes.\n',
  );
process.exit(status ?? 1);
