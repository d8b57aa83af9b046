import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gtin13, resultOf, runTill, startCommand } from '../support/run-till.ts';
import { type RunningTill, startTill } from '../support/start-till.ts';
import { connectScript } from '../support/till-client.ts';
import { until } from '../support/until.ts';

const folder = mkdtempSync(join(tmpdir(), 'comptoir-import-'));
const file = join(folder, 'items.tsv');
const items = (first: number, count: number) =>
  Array.from({ length: count }, (_, n) => `${gtin13(first + n)}\tArticle\t1,50\n`).join('');

let till: RunningTill;
beforeAll(async () => {
  till = await startTill();
});
afterAll(async () => {
  await till.stop();
  rmSync(folder, { recursive: true });
});

test('an import skips bad lines, says each with its number, and takes the others', async () => {
  const errors = join(folder, 'errors.txt');
  const short = '123\tcourt\n'.repeat(30);
  writeFileSync(file, `3000000000015\tfaux\n${items(1, 3)}sans tabulation\n${short}`);
  const imported = await runTill(till.folder, 'import-items', file, '--errors', errors);
  expect(imported.code).toBe(0);
  expect(resultOf(imported)).toMatchObject({ lines: 35, imported: 3, skipped: 32 });
  expect(imported.errors).toContain('line 1: wrong check digit “3000000000015”');
  expect(imported.errors).toContain('line 5: needs 2 or 3 columns');
  expect(imported.errors).toContain('30 × a code has 8, 12, 13 or 14 digits');
  expect(imported.errors.match(/^line /gm)).toHaveLength(20);
  expect(readFileSync(errors, 'utf8').match(/^line /gm)).toHaveLength(32);
});

test.each([
  ['FILE_DAMAGED', () => gzipSync(items(1, 3)).subarray(0, 40)],
  ['IMPORT_NOTHING', () => 'gtin\tname\n'],
  ['IMPORT_NOTHING', () => ''],
])('a file that gives nothing says so: %s', async (code, contents) => {
  writeFileSync(file, contents());
  const refused = await runTill(till.folder, 'import-items', file);
  expect(refused).toMatchObject({ code: 1, lines: [] });
  expect(refused.errors).toContain(`[${code}]`);
});

test('a file that is not there, or errors that can’t be written, change nothing', async () => {
  const nowhere = join(folder, 'nowhere', 'x');
  expect((await runTill(till.folder, 'import-items', nowhere)).errors).toContain(
    '[FILE_UNREADABLE]',
  );
  writeFileSync(file, items(500, 3));
  const unwritable = await runTill(till.folder, 'import-items', file, '--errors', nowhere);
  expect(unwritable.errors).toContain('[FILE_UNWRITABLE]');
  expect(await isKnown(gtin13(500))).toBe(false);
});

test.each(['SIGINT', 'SIGKILL'] as const)(
  'an import that ends by %s leaves the catalogue as it was, and the next one can begin',
  async (signal) => {
    const importing = startCommand(till.folder, ['import-items', '-']);
    // More than one page, and more to come.
    importing.child.stdin.write(items(10_000, 1_200));
    await until(async () => (await importingNow()) !== null);
    importing.child.kill(signal);
    expect((await importing.ended).code).toBe(signal === 'SIGINT' ? 1 : null);
    await until(async () => (await importingNow()) === null);
    expect(await isKnown(gtin13(10_000))).toBe(false);

    const next = startCommand(till.folder, ['import-items', '-']);
    next.child.stdin.end(items(20_000, 10));
    expect(resultOf(await next.ended)).toMatchObject({ imported: 10 });
  },
);

test('a host that is killed in the middle keeps the old catalogue, and the import begins again', async () => {
  writeFileSync(file, items(30_000, 60_000));
  const importing = startCommand(till.folder, ['import-items', file]);
  await until(async () => ((await importingNow())?.done ?? 0) > 2_000);
  process.kill(till.hostPid(), 'SIGKILL');
  const ended = await importing.ended;
  expect(ended.errors).toContain('the import begins again');
  expect(resultOf(ended)).toMatchObject({ imported: 60_000, skipped: 0 });
  expect(await isKnown(gtin13(89_999))).toBe(true);
}, 120_000);

test('a product export of Shopify becomes items in their sizes and colours', async () => {
  const csv = join(import.meta.dirname, '..', 'fixtures', 'import', 'shopify-products.csv');
  const ended = await runTill(till.folder, 'import-items', csv);
  expect(resultOf(ended)).toMatchObject({ lines: 16, imported: 11, skipped: 5 });
  expect(ended.errors).toContain('a gift card, no item “Carte cadeau”');
  const client = connectScript(till.folder);
  const found = await client.call('searchModels', { text: 'mariniere ouessant', limit: 5 });
  client.close();
  expect(found).toMatchObject({ ok: true, value: { models: [{ matching: 8, variants: 8 }] } });
});

async function isKnown(code: string): Promise<boolean> {
  const client = connectScript(till.folder);
  const found = await client.call('searchItems', { text: code, limit: 1 });
  client.close();
  if (!found.ok) throw new Error(found.error.code);
  return found.value.items.length > 0;
}

/** The import that the till shows, if any. */
async function importingNow(): Promise<{ done: number } | null> {
  const client = connectScript(till.folder);
  const { promise, resolve } = Promise.withResolvers<{ done: number } | null>();
  client.view('till', {}, ({ importing }) => resolve(importing));
  const importing = await promise;
  client.close();
  return importing;
}
