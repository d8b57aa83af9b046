// npm test: all tests (or those named: `npm test -- host/store`), then `N passed, N failed` as the
// last line. In CI the checks of `npm run check` come first and count as one test.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { findChromium } from '../electron/kiosk/find-chromium.ts';
import { findPostgres } from '../test/support/platform/find-postgres.ts';
import { howToInstallChromium, installChromium } from './install-chromium.ts';
import { howToInstallPostgres, installPostgres } from './install-postgres.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

// A browser that was named and is not there is a mistake to show, not a reason to install another.
if (findChromium() === null && !process.env.CHROMIUM_PATH) installChromium();
const hasChromium = findChromium() !== null;
const withoutChromium = `skipped: no Chromium, so the tests in a browser do not run (${howToInstallChromium()})`;
if (!hasChromium) process.stderr.write(`${withoutChromium}\n`);
if (findPostgres() === null) installPostgres();
const hasPostgres = findPostgres() !== null;
const withoutPostgres = `skipped: no PostgreSQL, so the platform is tested on its embedded database only (${howToInstallPostgres()})`;
if (!hasPostgres) process.stderr.write(`${withoutPostgres}\n`);
const checks = process.env.CI === 'true' ? [runChecks()] : [];
const counts = [...checks, runVitest(process.argv.slice(2))].reduce((sum, part) => ({
  passed: sum.passed + part.passed,
  failed: sum.failed + part.failed,
  skipped: sum.skipped + part.skipped,
}));

if (!hasChromium) print(withoutChromium);
if (!hasPostgres) print(withoutPostgres);
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
print(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exit(counts.failed === 0 ? 0 : 1);

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

function runChecks(): Counts {
  const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'check.ts')], {
    cwd: root,
    stdio: 'inherit',
  });
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 };
}

function runVitest(args: readonly string[]): Counts {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-test-'));
  const file = join(folder, 'result.json');
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...args,
    ],
    { cwd: root, stdio: 'inherit' },
  );
  const counts = readCounts(file);
  rmSync(folder, { recursive: true, force: true });
  if (counts === null) return { passed: 0, failed: 1, skipped: 0 };
  // Vitest crashed late, or an error belongs to no test: still not a clean run.
  return status === 0 || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

/** Null when Vitest came to no result. */
function readCounts(file: string): Counts | null {
  const result = z.object({
    numPassedTests: z.int(),
    numFailedTests: z.int(),
    numPendingTests: z.int(),
    numTodoTests: z.int(),
    testResults: z.array(
      z.object({
        status: z.string(),
        assertionResults: z.array(z.object({ status: z.string() })),
      }),
    ),
  });
  try {
    const run = result.parse(JSON.parse(readFileSync(file, 'utf8')));
    // A file that fails as a whole (it can't be loaded, a hook fails) has no failed test of its own.
    const failedFiles = run.testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
    );
    return {
      passed: run.numPassedTests,
      failed: run.numFailedTests + failedFiles.length,
      skipped: run.numPendingTests + run.numTodoTests,
    };
  } catch {
    return null;
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
