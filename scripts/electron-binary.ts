import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import packageFile from '../package.json' with { type: 'json' };

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules', 'electron');
/** About 110 MB, once per machine. */
const downloadTimeoutMs = 10 * 60_000;

/**
 * The path of Electron's program. Its npm package holds none: it comes from GitHub at first use. Null,
 * with one line that says so, where that can't be had.
 */
export function electronBinary(): string | null {
  const known = installed();
  if (known !== null) return known;
  process.stderr.write('Getting Electron (about 110 MB, once)…\n');
  const done = spawnSync(process.execPath, [join(folder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    timeout: downloadTimeoutMs,
  });
  const got = installed();
  if (got === null) {
    const why = done.error?.message ?? done.stderr.split('\n').find((line) => /error/i.test(line));
    process.stdout.write(
      `skipped: Electron ${packageFile.devDependencies.electron} could not be downloaded from GitHub (${why?.trim() ?? 'no reason given'}); npm start runs the same till in this machine’s browser\n`,
    );
  }
  return got;
}

/** As Electron's own package looks it up, which would download at once. */
function installed(): string | null {
  const named = join(folder, 'path.txt');
  const { ELECTRON_OVERRIDE_DIST_PATH: elsewhere } = process.env;
  if (!existsSync(named) && elsewhere === undefined) return null;
  const program = existsSync(named) ? readFileSync(named, 'utf8') : 'electron';
  const path = join(elsewhere ?? join(folder, 'dist'), program);
  return existsSync(path) ? path : null;
}
