// npm test: all tests (or those named: `npm test -- host/store`), which files took longest, then
// `N passed, N failed` as the last line, with how many were skipped or passed at a second run only.
// In CI the checks of `npm run check` come first and count as one test.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { findChromium } from '../electron/kiosk/find-chromium.ts';
import { findPostgres } from '../test/support/platform/find-postgres.ts';
import { howToInstallChromium, installChromium } from './install-chromium.ts';
import { howToInstallPostgres, installPostgres } from './install-postgres.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
/** Files; more that fail at once are no stall. */
const mostSecondRuns = 5;

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
const first = runVitest(process.argv.slice(2));
const again = process.env.CI === 'true' ? secondRun(first) : null;
const counts = [...checks, again ?? first].reduce((sum, part) => ({
  passed: sum.passed + part.passed,
  failed: sum.failed + part.failed,
  skipped: sum.skipped + part.skipped,
}));

if (!hasChromium) print(withoutChromium);
if (!hasPostgres) print(withoutPostgres);
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
const atSecond = again !== null && again.passed > first.passed ? again.passed - first.passed : 0;
const secondTime = atSecond > 0 ? `, ${atSecond} at a second run` : '';
print(`${counts.passed} passed, ${counts.failed} failed${skipped}${secondTime}`);
process.exit(counts.failed === 0 ? 0 : 1);

/**
 * A shared machine stalls for seconds now and then, which a browser's test may not survive. So the few
 * files that failed run once more, alone and from their beginning, and whatever passes only then is
 * named above the last line, with what failed first. Null when there is nothing to run again: all
 * passed, or so much failed that no stall explains it.
 */
function secondRun({ passed, failed, skipped, failedFiles }: VitestRun): Counts | null {
  if (failedFiles.length === 0 || failedFiles.length > mostSecondRuns) return null;
  const second = runVitest(failedFiles.map(({ name }) => relative(root, name)));
  for (const { name, failedTests } of failedFiles) {
    if (second.failedFiles.some((still) => still.name === name)) continue;
    print(`passed at a second run only: ${relative(root, name)} (${failedTests.join('; ')})`);
  }
  const stillFailed = Math.min(failed, second.failed);
  return { passed: passed + failed - stillFailed, failed: stillFailed, skipped };
}

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

interface VitestRun extends Counts {
  failedFiles: readonly { name: string; failedTests: readonly string[] }[];
}

function runVitest(args: readonly string[]): VitestRun {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-test-'));
  const file = join(folder, 'result.json');
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...args],
    { cwd: root, stdio: 'inherit', env: { ...process.env, COMPTOIR_TEST_RESULT: file } },
  );
  const counts = readCounts(file);
  rmSync(folder, { recursive: true, force: true });
  if (counts === null) return { passed: 0, failed: 1, skipped: 0, failedFiles: [] };
  // Vitest crashed late, or an error belongs to no test: still not a clean run.
  return status === 0 || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

/** Null when Vitest came to no result. */
function readCounts(file: string): VitestRun | null {
  const result = z.object({
    numPassedTests: z.int(),
    numFailedTests: z.int(),
    numPendingTests: z.int(),
    numTodoTests: z.int(),
    testResults: z.array(
      z.object({
        name: z.string(),
        status: z.string(),
        assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
      }),
    ),
  });
  try {
    const run = result.parse(JSON.parse(readFileSync(file, 'utf8')));
    // A file that fails as a whole (it can't be loaded, a hook fails) has no failed test of its own.
    const failedFiles = run.testResults
      .filter(({ status }) => status === 'failed')
      .map(({ name, assertionResults }) => ({
        name,
        failedTests: assertionResults
          .filter(({ status }) => status === 'failed')
          .map(({ fullName }) => fullName),
      }));
    const asWholes = failedFiles.filter(({ failedTests }) => failedTests.length === 0);
    return {
      passed: run.numPassedTests,
      failed: run.numFailedTests + asWholes.length,
      skipped: run.numPendingTests + run.numTodoTests,
      failedFiles,
    };
  } catch {
    return null;
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
