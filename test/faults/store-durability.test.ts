// What the till file survives: every commit is on disk before it returns, and a killed process loses
// nothing that was acknowledged.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTillFile } from '../../host/store/till-file.ts';

const writer = fileURLToPath(new URL('./store-writer.ts', import.meta.url));
const key = new Uint8Array(32).fill(9);
const commits = 100;
/** May be missing; then the test is skipped, and says so. */
const tracer = 'strace';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'comptoir-durable-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('each of 100 commits waits for its own fsync', ({ skip }) => {
  const log = join(folder, 'strace');
  const traced = ['-f', '-qq', '-e', 'trace=fsync,fdatasync', '-o', log];
  const run = spawnSync(tracer, [...traced, process.execPath, writer, folder, `${commits}`], {
    encoding: 'utf8',
  });
  if (run.error || !run.stdout.includes(`${commits}\n`)) {
    process.stderr.write('strace is missing or may not trace: fsyncs were NOT counted.\n');
    skip('strace is missing or may not trace');
  }
  const syncs = readFileSync(log, 'utf8').match(/\bf(data)?sync\(/g) ?? [];
  expect(syncs.length).toBeGreaterThanOrEqual(commits);
});

describe('kill -9 while writing', () => {
  const rounds = process.env.CI ? 25 : 3;

  it(`loses no acknowledged row and damages nothing, ${rounds} times`, async () => {
    let acknowledged = 0;
    for (let round = 0; round < rounds; round += 1) {
      acknowledged = Math.max(acknowledged, await writeAndKill(80 + round * 13));
      const till = openTillFile({ folder, key });
      const { rows, last } = till.sql
        .prepare('SELECT count(*) AS rows, max(number) AS last FROM written')
        .get() ?? { rows: 0, last: 0 };
      expect(Number(rows)).toBeGreaterThanOrEqual(acknowledged);
      expect(rows).toBe(last);
      expect(till.sql.pragma('integrity_check')).toBe('ok');
      till.close();
    }
    expect(acknowledged).toBeGreaterThan(0);
  });

  /** Kills the writer some time after its first acknowledgement; gives the last acknowledged row. */
  function writeAndKill(afterMs: number): Promise<number> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [writer, folder, '1000000']);
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
      child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), afterMs));
      child.on('error', reject);
      child.on('close', () => resolve(Number(said.trim().split('\n').slice(-2)[0] ?? 0)));
    });
  }
});

it('a folder that may not be written is said to be so', ({ skip }) => {
  if (process.platform === 'win32' || process.getuid?.() !== 0) {
    skip('needs to start a process of another user');
  }
  openTillFile({ folder, key }).close();
  chmodSync(folder, 0o555);
  const run = spawnSync(process.execPath, [writer, folder, '1'], {
    encoding: 'utf8',
    uid: 65534,
    gid: 65534,
  });
  chmodSync(folder, 0o755);
  expect(run.stderr).toContain('STORE_READ_ONLY');
});
