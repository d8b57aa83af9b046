import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEmbedded } from '../../platform/database/embedded.ts';
import { migrate } from '../../platform/database/migrate.ts';
import { loadDemoWhenEmpty } from '../../platform/network/load-demo.ts';
import {
  platformCommand,
  type StartedPlatform,
  startPlatform,
} from '../support/platform/start-platform.ts';
import { putEmbeddedDatabase } from '../support/platform/test-databases.ts';
import { temporaryFolder } from '../support/start-till.ts';

const files = mkdtempSync(join(tmpdir(), 'comptoir-master-data-'));
const folder = temporaryFolder();
const command = (...args: string[]) => platformCommand({ folder }, ...args);
const file = (text: string) => {
  const path = join(files, 'table.csv');
  writeFileSync(path, text);
  return path;
};
const resultOf = ({ out }: { out: string }): unknown => JSON.parse(out);

/** Null while it stands still. */
let platform: StartedPlatform | null = null;

beforeAll(async () => {
  await putEmbeddedDatabase(folder);
  const opened = await openEmbedded(folder);
  if (!opened.ok) throw new Error(opened.error.code);
  await migrate(opened.value);
  await loadDemoWhenEmpty(opened.value, 'small');
  await opened.value.close();
  platform = await startPlatform({ folder });
}, 120_000);
afterAll(async () => {
  await platform?.stop();
  rmSync(files, { recursive: true });
});

test('what a running platform exports it takes again, and so does one that stands still', async () => {
  const running = await command('export', 'prices');
  expect(running.code).toBe(0);
  expect(running.out).toContain('atlantique;ML001-1;;;83.90;EUR');
  const lines = running.out.trim().split('\r\n').length - 1;
  const taken = { kind: 'prices', lines, taken: lines, skipped: 0, isTrial: false };
  expect(resultOf(await command('import', 'prices', file(running.out)))).toEqual(taken);

  await platform?.stop();
  platform = null;
  const still = await command('export', 'prices');
  expect(still.out).toBe(running.out);
  expect(resultOf(await command('import', 'prices', file(still.out)))).toEqual(taken);
  platform = await startPlatform({ folder });
}, 180_000);

test('a trial names each bad line with its column and its reason, and changes nothing', async () => {
  const text = 'list;sku;price\natlantique;ML001-1;1\nnobody;ML001-1;1\natlantique;ML001-2;abc\n';
  const errors = join(files, 'errors.txt');
  const before = (await command('export', 'prices')).out;
  const tried = await command('import', 'prices', file(text), '--dry-run', '--errors', errors);
  expect(tried.code).toBe(0);
  expect(resultOf(tried)).toMatchObject({ lines: 3, taken: 1, skipped: 2, isTrial: true });
  expect(tried.errors).toContain('line 3, list: unknown to the platform “nobody”');
  expect(readFileSync(errors, 'utf8')).toContain('line 4, price: no possible value “abc”');
  expect((await command('export', 'prices')).out).toBe(before);
}, 180_000);

test('a line given twice is refused however far apart, in pages of the whole file', async () => {
  const many = Array.from({ length: 900 }, (_, n) => `S-${n};Article;1`).join('\n');
  const text = `sku;name;price\n${many}\nS-0;Article;2\n`;
  const taken = await command('import', 'items', file(text));
  expect(resultOf(taken)).toMatchObject({ lines: 901, taken: 900, skipped: 1 });
  expect(taken.errors).toContain('line 902, sku: given before “2”');
}, 180_000);

test('a header that does not fit and a kind that is none are refused', async () => {
  const header = await command('import', 'items', file('sku;prix\nA;1\n'));
  expect(header).toMatchObject({ code: 1, errors: expect.stringContaining('IMPORT_COLUMNS') });
  expect(header.errors).toContain('prix');
  expect(await command('import', 'things', 'x.csv')).toMatchObject({ code: 2 });
  expect(await command('export')).toMatchObject({ code: 2 });
}, 180_000);
