// The door of every npm script. Runs on Node 20 with no dependency installed: it sets up what is
// missing, then hands over to the pinned Node 24 (the version Electron 45 carries).
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [task, ...args] = process.argv.slice(2);

const tasks = {
  start: { build: true, script: 'dist/electron/kiosk.mjs' },
  till: { build: true, script: 'dist/host/till.mjs' },
  bench: { build: true, script: 'test/bench/main.ts' },
  test: { build: true, script: 'scripts/test.ts' },
  check: { build: false, script: 'scripts/check.ts' },
  format: { build: false, script: 'scripts/format.ts' },
  build: { build: 'always' },
};

const chosen = tasks[task];
if (!chosen) {
  console.error(`unknown task "${task}"; one of: ${Object.keys(tasks).join(', ')}`);
  process.exit(2);
}

installDependencies();
const node24 = findNode24();
if (chosen.build) buildIfStale(chosen.build === 'always');
if (chosen.script) run(node24, [join(root, chosen.script), ...args]);

/** `npm ci` when node_modules is missing or was made from another lockfile. */
function installDependencies() {
  const stamp = join(root, 'node_modules', '.comptoir-lock');
  const lock = sha256(readFileSync(join(root, 'package-lock.json')));
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  note('Installing dependencies (npm ci), about a minute…');
  const npm = process.env.npm_execpath;
  const done = npm
    ? spawnSync(process.execPath, [npm, 'ci', '--loglevel=error'], {
        cwd: root,
        stdio: ['ignore', 2, 2],
      })
    : spawnSync('npm', ['ci', '--loglevel=error'], {
        cwd: root,
        stdio: ['ignore', 2, 2],
        shell: process.platform === 'win32',
      });
  if (done.status !== 0)
    fail('npm ci failed; its output above says why. Nothing else was changed.');
  writeFileSync(stamp, lock);
}

/** The pinned runtime comes as an npm platform package; macOS has none, so its own Node 24 is used. */
function findNode24() {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const binary = join(
    root,
    'node_modules',
    name,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (existsSync(binary)) return binary;
  if (process.versions.node.startsWith('24.')) return process.execPath;
  return fail(
    `No pinned Node 24 for ${process.platform}-${process.arch}. Install Node 24 and run this command with it (on macOS: "brew install node@24").`,
  );
}

/** Builds page, host and shell into dist/ when a source is newer than the last build. */
function buildIfStale(always) {
  const stamp = join(root, 'dist', '.sources');
  const sources = sha256(
    ['domain', 'contract', 'sync', 'hardware', 'host', 'renderer', 'electron']
      .flatMap((folder) => listSources(join(root, folder)))
      .concat(
        ['package.json', 'vite.config.ts', 'vite.host.config.ts', 'package-lock.json'].map(
          fingerprint,
        ),
      )
      .join('\n'),
  );
  if (!always && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  note('Building…');
  const done = spawnSync(node24, [join(root, 'scripts', 'build.ts')], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (done.status !== 0) fail('The build failed; its output above says why.');
  writeFileSync(stamp, sources);
}

function listSources(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => fingerprint(join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}

function fingerprint(path) {
  const file = existsSync(path) ? path : join(root, path);
  if (!existsSync(file)) return `${path} -`;
  const { size, mtimeMs } = statSync(file);
  return `${file} ${size} ${mtimeMs}`;
}

function run(program, programArgs) {
  const child = spawn(program, programArgs, {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    stdio: 'inherit',
  });
  // Ctrl-C reaches the whole group; the child stops cleanly and decides the exit code.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
  }
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}

function sha256(data) {
  return createHash('sha256').update(data).digest('hex');
}

function note(text) {
  process.stderr.write(`${text}\n`);
}

function fail(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
