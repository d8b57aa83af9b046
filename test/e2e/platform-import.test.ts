import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEmbedded } from '../../platform/database/embedded.ts';
import {
  platformCommand,
  type StartedPlatform,
  startPlatform,
} from '../support/platform/start-platform.ts';
import { putEmbeddedDatabase } from '../support/platform/test-databases.ts';
import { gtin13, runTill } from '../support/run-till.ts';
import { startTill, temporaryFolder } from '../support/start-till.ts';
import { connectScript } from '../support/till-client.ts';

const files = mkdtempSync(join(tmpdir(), 'comptoir-platform-import-'));
const file = join(files, 'items.tsv');
const folder = temporaryFolder();
const items = (first: number, count: number, price = '1,50') =>
  Array.from({ length: count }, (_, n) => `${gtin13(first + n)}\tArticle\t${price}\n`).join('');
const importItems = (...args: string[]) =>
  platformCommand({ folder }, 'import-items', file, ...args);
const resultOf = ({ out }: { out: string }): unknown => JSON.parse(out);

/** Null while it stands still. */
let platform: StartedPlatform | null = null;

beforeAll(async () => {
  await putEmbeddedDatabase(folder);
  platform = await startPlatform({ folder });
});
afterAll(async () => {
  await platform?.stop();
  rmSync(files, { recursive: true });
});

/** What a platform that stands still has of these items: how many, and the changes so far. */
async function stored(first: number, count: number): Promise<{ found: number; seq: number }> {
  const opened = await openEmbedded(folder);
  if (!opened.ok) throw new Error(opened.error.code);
  const [row] = await opened.value.query(
    `select (select seq from feed_head) as seq,
            (select count(*) from documents where scope = 'network' and collection = 'items'
               and id between $1 and $2) as found`,
    [gtin13(first), gtin13(first + count - 1)],
  );
  await opened.value.close();
  return { found: Number(row?.found), seq: Number(row?.seq) };
}

test('a file reaches a platform that runs, in pages; bad lines are said and written down', async () => {
  const errors = join(files, 'errors.txt');
  writeFileSync(file, `3000000000015\tfaux\n${items(1, 2_500)}`);
  const imported = await importItems('--errors', errors);
  expect(imported).toMatchObject({ code: 0 });
  expect(resultOf(imported)).toMatchObject({ lines: 2_501, imported: 2_500, skipped: 1 });
  expect(imported.errors).toContain('line 1: wrong check digit');
  expect(readFileSync(errors, 'utf8')).toContain('line 1: wrong check digit');
}, 120_000);

test('the same file again, at a platform that stands still, changes nothing; one new line is one change', async () => {
  await platform?.stop();
  platform = null;
  const before = await stored(1, 2_500);
  expect(before.found).toBe(2_500);
  expect(resultOf(await importItems())).toMatchObject({ imported: 2_500 });
  expect((await stored(1, 2_500)).seq).toBe(before.seq);
  writeFileSync(file, items(1, 2_501));
  expect((await importItems()).code).toBe(0);
  expect(await stored(1, 2_501)).toEqual({ found: 2_501, seq: before.seq + 1 });
  platform = await startPlatform({ folder });
}, 180_000);

test('Shopify’s product export is read here as well', async () => {
  const csv = join(import.meta.dirname, '..', 'fixtures', 'import', 'shopify-products.csv');
  const imported = await platformCommand({ folder }, 'import-items', csv);
  expect(resultOf(imported)).toMatchObject({ lines: 16, imported: 11, skipped: 5 });
});

test('a file that gives nothing, or is not there, says so', async () => {
  writeFileSync(file, 'gtin\tname\n');
  expect(await importItems()).toMatchObject({
    code: 1,
    errors: expect.stringContaining('IMPORT_NOTHING'),
  });
  const nowhere = await platformCommand({ folder }, 'import-items', join(files, 'nowhere'));
  expect(nowhere).toMatchObject({ code: 1, errors: expect.stringContaining('FILE_UNREADABLE') });
});

test('an enrolled till takes no file: it names the command that does', async () => {
  const till = await startTill();
  writeFileSync(file, items(9_000, 3));
  expect((await runTill(till.folder, 'import-items', file)).code).toBe(0);
  const { out } = await platformCommand({ folder }, 'pair', '--store', 'LYO1', '--till', '2');
  const enrolled = await runTill(
    till.folder,
    'enrol',
    out.trim(),
    '--platform',
    String(platform?.url),
  );
  expect(enrolled.code).toBe(0);
  const refused = await runTill(till.folder, 'import-items', file);
  expect(refused).toMatchObject({ code: 1, lines: [] });
  expect(refused.errors).toContain('npm run platform -- import-items FILE');
  const client = connectScript(till.folder);
  expect(await client.call('importBegin', { totalLines: 1 })).toMatchObject({
    ok: false,
    error: { code: 'ITEMS_BY_PLATFORM' },
  });
  client.close();
  await till.stop();
}, 120_000);
