// Archives by the command line, from the built programs, and the verifier as an inspector runs it.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { entriesOf, runTill, startCommand } from '../support/run-till.ts';
import { type RunningTill, startTill, temporaryFolder } from '../support/start-till.ts';

const verifier = join(import.meta.dirname, '../../dist/verifier/verify-archive.mjs');

let till: RunningTill;
let out: string;
beforeAll(async () => {
  till = await startTill({ signedOff: true });
  out = temporaryFolder();
});
afterAll(() => till?.stop());

const ring = () =>
  runTill(till.folder, 'ring', '--item', 'ML016-1', '--tender', 'cash:30', '--repeat', '20');
const result = z.object({ file: z.string(), entries: z.int(), sha256: z.string() });
const resultOf = (lines: readonly string[]) => result.parse(JSON.parse(lines[0] ?? ''));

function verify(...args: string[]) {
  const { status, stdout } = spawnSync(process.execPath, [verifier, ...args, '--language', 'en'], {
    encoding: 'utf8',
  });
  return { status, stdout };
}

test('a till that sells is archived meanwhile; the archive is intact and logged, a changed one is named', async () => {
  await ring();
  const file = join(out, 'all.zip');
  const [archived, rung] = await Promise.all([
    runTill(till.folder, 'archive', '--out', file),
    ring(),
  ]);
  expect(archived.code).toBe(0);
  expect(rung.code).toBe(0);
  const written = resultOf(archived.lines);
  expect(written.entries).toBeGreaterThanOrEqual(21);
  expect(verify(file)).toMatchObject({ status: 0, stdout: expect.stringContaining('Intact') });

  const events = (await entriesOf(till.folder)).filter(({ type }) => type === 'event');
  expect(JSON.stringify(events)).toContain(written.sha256);

  const bytes = readFileSync(file);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(join(out, 'changed.zip'), bytes);
  expect(verify(join(out, 'changed.zip')).status).toBe(1);
  expect(JSON.parse(verify(join(out, 'changed.zip'), '--json').stdout).findings).not.toEqual([]);
  expect(verify(join(out, 'none.zip')).status).toBe(2);
});

test('an existing file, days of which there is nothing, and a year that is open are refused in words', async () => {
  const file = join(out, 'mine.zip');
  writeFileSync(file, 'mine');
  const refused = await runTill(till.folder, 'archive', '--out', file);
  expect(refused).toMatchObject({ code: 1, errors: expect.stringContaining('[ARCHIVE_EXISTS]') });
  expect(readFileSync(file, 'utf8')).toBe('mine');
  const empty = await runTill(
    till.folder,
    ...['archive', '--out', join(out, 'empty.zip'), '--from', '2090-01-01'],
  );
  expect(empty.errors).toContain('[ARCHIVE_EMPTY]');
  const all = join(out, 'all.zip');
  const purged = await runTill(till.folder, 'purge', '--segment', '1', '--archive', all);
  expect(purged).toMatchObject({
    code: 1,
    errors: expect.stringContaining('[SEGMENT_NOT_CLOSED]'),
  });
  const unverified = await runTill(
    till.folder,
    ...['purge', '--segment', '1', '--archive', join(out, 'changed.zip')],
  );
  expect(unverified.errors).toContain('[ARCHIVE_NOT_VERIFIED]');
  expect((await runTill(till.folder, 'archive')).code).toBe(2);
});

test('interrupted, it leaves nothing', async () => {
  const file = join(out, 'interrupted.zip');
  const { child, ended } = startCommand(till.folder, ['archive', '--out', file]);
  child.stderr?.once('data', () => child.kill('SIGINT'));
  const end = await ended;
  // It may have been done before the signal came.
  expect(existsSync(`${file}.partial`)).toBe(false);
  expect(existsSync(file)).toBe(end.code === 0);
});

test('a tax control is an archive with the check of all journals in it', async () => {
  const file = join(out, 'control.zip');
  const made = await runTill(till.folder, 'tax-control', '--out', file, '--from', '2020-01-01');
  expect(made.code).toBe(0);
  expect(verify(file).status).toBe(0);
  const events = (await entriesOf(till.folder)).filter(({ type }) => type === 'event');
  expect(JSON.stringify(events.at(-1))).toContain('"tax-control"');
});
