import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { missingPriceMinor } from '../../domain/pricing/missing-price.ts';
import { openFileKeyStore } from '../../host/keys/file-key-store.ts';
import { openSql } from '../../host/store/driver.ts';
import { tillFileName } from '../../host/store/till-file.ts';
import {
  entriesOf,
  gtin13,
  resultOf,
  runTill,
  salesOf,
  startCommand,
  verified,
} from '../support/run-till.ts';
import {
  hostAddressOf,
  type RunningTill,
  startTill,
  temporaryFolder,
} from '../support/start-till.ts';
import { until } from '../support/until.ts';

/** Real items when `COMPTOIR_ITEMS` names a file of them, else a few made-up ones. */
function someItems(): string {
  const named = process.env.COMPTOIR_ITEMS;
  if (named !== undefined) return named;
  process.stderr.write('COMPTOIR_ITEMS is not set: the import test makes up its items.\n');
  const file = join(temporaryFolder(), 'items.tsv.gz');
  const lines = Array.from({ length: 2_500 }, (_, n) => `${gtin13(n)}\tArticle n° ${n}\n`);
  writeFileSync(file, gzipSync(`3000000000014\tBaguette\n${lines.slice(2).join('')}`));
  return file;
}

test('an empty folder rings, keeps its journal, verifies, takes items in and sells them', async () => {
  const folder = temporaryFolder();
  const rung = await runTill(
    folder,
    ...['ring', '--item', 'ML001-1*2', '--item', 'ML016-1'],
    ...['--tender', 'card:84,80', '--tender', 'cash:110.00'],
  );
  expect(rung).toMatchObject({ code: 0, errors: '' });
  const [first] = salesOf(rung);
  expect(first).toMatchObject({
    sequence: 2,
    receiptNumber: expect.stringMatching(/^2-000001-[0-9A-Z]{2}$/),
    grossMinor: 18_480,
    changeMinor: 1_000,
    vat: [
      { vatRateBp: 550, grossMinor: 2_500 },
      { vatRateBp: 2000, grossMinor: 15_980 },
    ],
    tenders: [
      { type: 'card', amountMinor: 8_480 },
      { type: 'cash', amountMinor: 10_000 },
    ],
  });
  const entries = await entriesOf(folder);
  expect(entries.map(({ sequence, type }) => [sequence, type])).toEqual([
    [1, 'journal-opened'],
    [2, 'transaction'],
  ]);
  expect(entries[1]?.hash).toBe(first?.hash);
  expect(await verified(folder)).toEqual({
    ok: true,
    checked: 2,
    problem: null,
    known: 0,
  });

  const said = ['--first-name', 'Zoé', '--last-name', 'Pérrin', '--phone', '06 39 98 12 34'];
  const made = await runTill(folder, 'customer', 'create', ...said);
  const zoe = { firstName: 'Zoé', phone: '+33639981234', consents: { sms: { isGiven: false } } };
  expect(resultOf(made)).toMatchObject(zoe);
  const found = resultOf(await runTill(folder, 'customer', 'find', 'perrin'));
  expect(found).toMatchObject({ name: 'Zoé Pérrin', isKnownHere: true });
  expect(await runTill(folder, 'customer', 'create', ...said)).toMatchObject({ code: 1 });

  const imported = await runTill(folder, 'import-items', someItems());
  expect(imported.code).toBe(0);
  expect(resultOf(imported)).toMatchObject({ skipped: 0, shortened: 0 });

  const sold = salesOf(
    await runTill(folder, 'ring', '--item', '3000000000014', '--tender', 'cash:50'),
  );
  expect(sold[0]).toMatchObject({
    sequence: 4,
    grossMinor: missingPriceMinor('03000000000014'),
    lines: [{ sku: '3000000000014' }],
  });
  expect(await verified(folder)).toMatchObject({ ok: true, checked: 4 });
}, 180_000);

describe('what is refused', () => {
  let running: RunningTill;
  beforeAll(async () => {
    running = await startTill({ signedOff: true });
  });
  afterAll(() => running.stop());

  test.each([
    ['UNKNOWN_CODE', ['--item', 'ML021-1', '--item', 'NOPE', '--tender', 'cash:20']],
    ['BAD_CHECK_DIGIT', ['--item', '3760123450011', '--tender', 'cash:20']],
    ['BAD_QUANTITY', ['--item', 'ML021-1*-3', '--tender', 'cash:20']],
    ['BAD_QUANTITY', ['--item', 'ML021-1*99999999999999999999', '--tender', 'cash:20']],
    ['BAD_QUANTITY', ['--item', 'ML021-1*1.5', '--tender', 'cash:20']],
    ['TENDER_BELOW_DUE', ['--item', 'ML021-1', '--tender', 'card:1', '--tender', 'cash:2']],
    ['TENDER_BELOW_DUE', ['--item', 'ML021-1']],
    ['TENDER_OVER_DUE', ['--item', 'ML021-1', '--tender', 'card:20']],
    ['NOTHING_DUE', ['--item', 'ML021-1', '--tender', 'cash:20', '--tender', 'card:1']],
    ['CUSTOMER_NOT_ONE', ['--item', 'ML021-1@reserve', '--customer', 'nobody at all']],
    ['TENDER_UNKNOWN', ['--item', 'ML021-1', '--tender', 'cash:1', '--tender', 'shells:5']],
  ])('with %s (%j) prints no sale and says why', async (code, args) => {
    const refused = await runTill(running.folder, 'ring', ...args);
    expect(refused).toMatchObject({ code: 1, lines: [] });
    expect(refused.errors).toMatch(new RegExp(`^[A-Z].+ \\[${code}\\]\\n$`));
  });

  test('as an amount that the currency does not have is wrong usage', async () => {
    const args = ['--item', 'ML021-1', '--tender', 'cash:1.234'];
    const wrong = await runTill(running.folder, 'ring', ...args);
    expect(wrong).toMatchObject({ code: 2, lines: [] });
    expect(wrong.errors).toMatch(/^cash:1\.234 \(EUR\)\n/);
  });

  test('sold nothing: each basket was given back, and the journal says so', async () => {
    const [, ...after] = await entriesOf(running.folder);
    expect(after).toHaveLength(6);
    for (const { type, entry } of after) {
      expect(type).toBe('basket-abandoned');
      expect(entry.body).toMatchObject({ reasonCode: 'script-failed' });
    }
  });

  test.each([
    [['ring']],
    [['ring', '--item', 'ML021-1', '--tender', 'cash']],
    [['ring', '--item', 'ML021-1', '--tender', 'cash:5', '--repeat', '0']],
    [['ring', '--item', 'ML021-1', '--nonsense']],
    [['ring', '--item', 'ML021-1', '--deposit', '5']],
    [['journal', '--from', 'x']],
    [['import-items', 'a', '--errors', 'a']],
    [['sell']],
  ])('as wrong usage (%j) starts nothing and says how it goes', async (args) => {
    const folder = join(running.folder, 'none');
    const wrong = await runTill(folder, ...args);
    expect(wrong).toMatchObject({ code: 2, lines: [] });
    expect(wrong.errors).toContain('npm run till -- ');
    expect(existsSync(folder)).toBe(false);
  });
});

describe('sales of several scripts at once', () => {
  test('all arrive once, whoever started the host and whoever ends first', async () => {
    const folder = temporaryFolder();
    const ring = (times: number) =>
      runTill(folder, 'ring', '--item', 'ML021-1', '--tender', 'cash:10', '--repeat', `${times}`);
    const ended = await Promise.all([ring(5), ring(40), ring(20)]);
    for (const { code, errors } of ended) expect([code, errors]).toEqual([0, '']);
    const sequences = ended.flatMap(salesOf).map(({ sequence }) => sequence);
    expect(sequences.sort((a, b) => a - b)).toEqual(Array.from({ length: 65 }, (_, n) => n + 2));
    expect(await verified(folder)).toMatchObject({ ok: true, checked: 66 });
  }, 120_000);

  test('are neither lost nor doubled when the host is killed under them', async () => {
    const running = await startTill();
    const { folder } = running;
    const ringing = startCommand(folder, [
      ...['ring', '--item', 'ML021-1', '--item', 'ML001-1', '--tender', 'card:35.80'],
      ...['--tender', 'cash:50', '--repeat', '120'],
    ]);
    for (const sales of [10, 40, 80]) {
      await until(() => ringing.printed().split('\n').length > sales);
      process.kill(running.hostPid(), 'SIGKILL');
    }
    const ended = await ringing.ended;
    expect(ended).toMatchObject({ code: 0, errors: '' });
    const entries = await entriesOf(folder);
    const transactions = entries.filter(({ type }) => type === 'transaction');
    expect(transactions.map(({ sequence }) => sequence)).toEqual(
      salesOf(ended).map(({ sequence }) => sequence),
    );
    expect(transactions).toHaveLength(120);
    expect(await verified(folder)).toMatchObject({ ok: true });
    await running.stop();
  }, 120_000);

  test('a host that a script started and that is killed is started again', async () => {
    const folder = temporaryFolder();
    const ringing = startCommand(folder, [
      ...['ring', '--item', 'ML021-1', '--tender', 'cash:10', '--repeat', '200'],
    ]);
    await until(() => ringing.printed().split('\n').length > 5);
    process.kill(hostAddressOf(folder).pid, 'SIGKILL');
    const ended = await ringing.ended;
    expect(ended.code).toBe(0);
    expect(salesOf(ended).map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 200 }, (_, n) => n + 2),
    );
  }, 120_000);
});

test('a file of sales is rung line by line, and not at all when a line is wrong', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'sales.jsonl');
  const good = JSON.stringify({
    items: [{ code: 'ML021-1', quantity: 2 }],
    tenders: [{ type: 'cash', amount: '20' }],
  });
  writeFileSync(file, `${good}\n\n${good}\n`);
  const rung = await runTill(folder, 'ring', '--script', file);
  expect(salesOf(rung).map(({ grossMinor }) => grossMinor)).toEqual([1_180, 1_180]);

  writeFileSync(file, `${good}\n{"items":[]}\n`);
  const wrong = await runTill(folder, 'ring', '--script', file);
  expect(wrong).toMatchObject({ code: 2, lines: [] });
  expect(wrong.errors).toContain('sales.jsonl:2: items');
  expect(await verified(folder)).toMatchObject({ checked: 3 });
});

test('journal goes on from a number, gives signed bytes verbatim, and ends when nobody reads', async () => {
  const folder = temporaryFolder();
  await runTill(folder, 'ring', '--item', 'ML021-1', '--tender', 'cash:10', '--repeat', '3');
  const all = await runTill(folder, 'journal');
  const from = await runTill(folder, 'journal', '--from', '3', '--verbatim');
  expect(from.lines).toHaveLength(2);
  const { text } = z.object({ text: z.string() }).parse(resultOf(from));
  expect(all.lines[2]).toContain(`"entry":${text},`);

  const { child, ended } = startCommand(folder, ['journal']);
  child.stdout.destroy();
  expect(await ended).toMatchObject({ code: 0, errors: '' });
  const unknown = await runTill(folder, 'journal', '--journal', 'none');
  expect(unknown).toMatchObject({ code: 1, lines: [] });
});

test('verify names the first entry that was altered, and exits with 1', async () => {
  const folder = temporaryFolder();
  await runTill(folder, 'ring', '--item', 'ML021-1', '--tender', 'cash:10', '--repeat', '3');
  const keys = openFileKeyStore({ folder, tillExists: true });
  if (!keys.ok) throw new Error(keys.error.code);
  const sql = openSql(join(folder, tillFileName), { key: keys.value.databaseKey() });
  sql.exec('DROP TRIGGER journal_entries_no_update');
  sql.exec(`UPDATE journal_entries SET bytes =
    CAST(replace(CAST(bytes AS TEXT), '"grossMinor":590', '"grossMinor":190') AS BLOB)
    WHERE sequence = 3`);
  sql.close();

  const broken = await runTill(folder, 'verify');
  expect(broken.code).toBe(1);
  expect(resultOf(broken)).toMatchObject({ ok: false, problem: { sequence: 3, problem: 'hash' } });
  expect(broken.errors).toMatch(/entry 3: its content was altered\. .* \[JOURNAL_BROKEN\]\n$/);

  const again = await runTill(folder, 'verify');
  expect(again.code).toBe(0);
  expect(resultOf(again)).toMatchObject({ ok: true, problem: null, known: 1 });
});
