// The door of every npm script. Runs on Node 20 with no dependency installed: it sets up what is
// missing, then hands over to the pinned Node 24 (the version Electron 45 carries).
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { underLock } from './set-up-lock.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const [task, ...args] = process.argv.slice(2);

const tasks = {
  start: { build: 'if stale', script: 'dist/electron/kiosk.mjs' },
  till: { build: 'if stale', script: 'dist/host/till.mjs' },
  platform: { build: 'if stale', script: 'dist/platform/main.mjs' },
  electron: { build: 'if stale', script: 'scripts/electron.ts' },
  'verify-archive': { build: 'no', script: 'verifier/main.ts' },
  'electron:smoke': { build: 'if stale', script: 'scripts/electron-smoke.ts' },
  dist: { build: 'if stale', script: 'scripts/dist.ts' },
  bench: { build: 'if stale', script: 'test/bench/main.ts' },
  simulate: { build: 'no', script: 'test/simulation/main.ts' },
  screenshots: { build: 'if stale', script: 'scripts/screenshots.ts' },
  test: { build: 'if stale', script: 'scripts/test.ts' },
  check: { build: 'no', script: 'scripts/check.ts' },
  format: { build: 'no', script: 'scripts/format.ts' },
  build: { build: 'always' },
};

const chosen = tasks[task];
if (!chosen) {
  console.error(`unknown task "${task}"; one of: ${Object.keys(tasks).join(', ')}`);
  process.exit(2);
}
if (Number.parseInt(process.versions.node, 10) < 20)
  fail(`Node 20 or newer is needed; this is ${process.versions.node}.`);

if (!isInstalled() || chosen.build !== 'no') {
  mkdirSync(dist, { recursive: true });
  // Two scripts at once in one checkout: the second waits, then finds the work done.
  underLock(join(dist, '.set-up.lock'), note, fail, () => {
    if (!isInstalled()) installDependencies();
    if (chosen.build === 'always' || (chosen.build === 'if stale' && isStale())) build();
  });
}
if (chosen.script) run(findNode24(), [join(root, chosen.script), ...args]);

/** Whether node_modules was made from this lockfile. */
function isInstalled() {
  const stamp = join(root, 'node_modules', '.comptoir-lock');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === lockfileHash();
}

function installDependencies() {
  note('Installing dependencies (npm ci), about a minute…');
  const npm = process.env.npm_execpath ?? '';
  // Under npm, the same npm again; a bare `node scripts/run.mjs` finds npm by its name.
  const done = npm.endsWith('npm-cli.js')
    ? spawnSync(process.execPath, [npm, 'ci', '--loglevel=error'], quiet())
    : spawnSync('npm ci --loglevel=error', { ...quiet(), shell: true });
  if (done.status !== 0)
    fail('npm ci failed; its output above says why. Run the same command again to retry.');
  writeFileSync(join(root, 'node_modules', '.comptoir-lock'), lockfileHash());
}

function lockfileHash() {
  return sha256(readFileSync(join(root, 'package-lock.json')));
}

/** The pinned runtime comes as an npm platform package; macOS has none, so its own Node 24 is used. */
function findNode24() {
  const isWindows = process.platform === 'win32';
  const name = `node-${isWindows ? 'win' : process.platform}-${process.arch}`;
  const binary = join(root, 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node');
  if (existsSync(binary)) return binary;
  if (process.versions.node.startsWith('24.')) return process.execPath;
  return fail(
    `No pinned Node 24 for ${process.platform}-${process.arch}. Install Node 24 and run this command with it (on macOS: "brew install node@24").`,
  );
}

/** Whether a source changed since dist/ was made: by size and time, which is quick to look up. */
function isStale() {
  const stamp = join(dist, '.sources');
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== sourcesHash();
}

/** Builds page, host and shell aside, then swaps them in: a failed build leaves the last good one. */
function build() {
  note('Building…');
  const next = join(dist, '.next');
  const sources = sourcesHash();
  rmSync(next, { recursive: true, force: true });
  const done = spawnSync(findNode24(), [join(root, 'scripts', 'build.ts')], {
    ...quiet(),
    env: { ...process.env, COMPTOIR_DIST: 'dist/.next', NODE_ENV: 'production' },
  });
  if (done.status !== 0) fail('The build failed; its output above says why.');
  rmSync(join(dist, '.sources'), { force: true });
  for (const part of readdirSync(next)) {
    const old = join(dist, `.old-${part}`);
    rmSync(old, { recursive: true, force: true });
    if (existsSync(join(dist, part))) renameSync(join(dist, part), old);
    renameSync(join(next, part), join(dist, part));
    rmSync(old, { recursive: true, force: true });
  }
  rmSync(next, { recursive: true, force: true });
  // What was hashed before: a source that was edited meanwhile makes the next run build again.
  writeFileSync(join(dist, '.sources'), sources);
}

function sourcesHash() {
  const folders = ['domain', 'contract', 'sync', 'hardware', 'host', 'renderer', 'electron'].concat(
    'platform',
    'item-files',
    'verifier',
  );
  const files = ['package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts']
    .concat(
      'vite.host.config.ts',
      'vite.preload.config.ts',
      'scripts/build.ts',
      'scripts/build-id.ts',
      'scripts/write-demo.ts',
    )
    .map((file) => join(root, file));
  return sha256(
    folders
      .flatMap((folder) => filesIn(join(root, folder)))
      .concat(files)
      .map(fingerprint)
      .join('\n'),
  );
}

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function fingerprint(file) {
  if (!existsSync(file)) return `${file} -`;
  const { size, mtimeMs } = statSync(file);
  return `${file} ${size} ${mtimeMs}`;
}

/** Hands over: same terminal, the folder in which the user typed, and the child's exit code. */
function run(program, programArgs) {
  const child = spawn(program, programArgs, {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    // The channel carries nothing: the shell takes its end for the end of this process.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  // The child decides when to end. Ctrl-C in a terminal reaches it by itself, as one of the group;
  // a signal sent to this process alone is passed on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  if (process.env.npm_lifecycle_event) whenOrphaned(() => child.kill('SIGTERM'));
  child.on('error', (error) => fail(`${program} can not be run: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

/** npm runs scripts in a shell that passes no signal on: a killed npm would leave the till behind. */
function whenOrphaned(stop) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 500);
  watch.unref();
}

/** Output of a step goes to stderr: stdout belongs to the script that follows. */
function quiet() {
  return { cwd: root, stdio: ['ignore', 2, 2] };
}

function sha256(data) {
  return createHash('sha256').update(data).digest('hex');
}

function note(text) {
  process.stderr.write(`${text}\n`);
}

function fail(text) {
  process.stderr.write(`${text}\n`);
  // Whoever reads the closing line of a test run finds one.
  if (task === 'test') process.stdout.write('0 passed, 1 failed\n');
  process.exit(1);
}
