// A catalog can be read anew from its feed; it never keeps a till from selling what it knows.
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TillSnapshot } from '../../contract/host/views.ts';
import { type OpenTill, startedTill } from '../support/open-till.ts';
import { readJournal, transactionsOf, verifyAll } from '../support/read-journal.ts';
import { type Acknowledged, copyOf, expectWhole, sellOne, soldTill } from '../support/sold-till.ts';
import { startTill } from '../support/start-till.ts';
import {
  connectScript,
  type LastingClient,
  lastingClient,
  newCommandId,
} from '../support/till-client.ts';
import { tillOnFolder } from '../support/till-in-process.ts';

const pageSize = 4_096;
const demoCodes = ['3760123450157', '3760123450010', '3760123450386'];

let sold: { folder: string; acknowledged: Acknowledged };

/** A shop's till: its items are imported, so nobody but the shop can give them again. */
beforeAll(async () => {
  sold = await soldTill();
  const till = await startTill({ folder: sold.folder });
  const client = lastingClient(sold.folder);
  await importSocks(client);
  client.close();
  await till.stop();
});

describe('a catalog that can’t be opened', () => {
  const harms: [string, (folder: string) => void][] = [
    ['with its first page overwritten', (folder) => overwrite(catalogFile(folder), 0, pageSize)],
    ['cut to half', (folder) => truncateSync(catalogFile(folder), 90_000)],
    ['emptied', (folder) => truncateSync(catalogFile(folder), 0)],
    ['gone', (folder) => rmSync(catalogFile(folder))],
  ];

  it.each(harms)(
    '%s is set aside: the till starts, says so, keeps baskets and journal',
    async (_, harm) => {
      const folder = copyOf(sold.folder);
      harm(folder);
      const till = await startTill({ folder });
      const client = lastingClient(folder);
      const snapshot = await tillView(folder);
      expect(snapshot.warnings.map(({ code }) => code)).toContain('CATALOG_REBUILT');
      expect(snapshot.itemCount).toBe(0);
      expect(await scanned(client, '3760123450157')).toBe('UNKNOWN_CODE');
      // The basket that was open is priced by itself: it is paid without any catalog.
      const paid = await client.call('tender', {
        commandId: newCommandId(),
        seat: 'till',
        type: 'cash',
        tenderedMinor: 990,
        reference: '',
        basketVersion: sold.acknowledged.openVersion,
      });
      expect(paid).toMatchObject({ ok: true, value: { paid: { totalMinor: 990 } } });
      expect(transactionsOf(await readJournal(client))).toHaveLength(6);
      expect((await verifyAll(client)).problem).toBeNull();
      client.close();
      expect(await till.stop()).toBe(0);
    },
  );
});

describe('a catalog with one damaged page', () => {
  it('never keeps the till from starting, and never fails without a reason, whichever page', async () => {
    for (let page = 0; page < 42; page += 1) await meetPage(page, tillOnFolder);
  }, 240_000);

  // Those that were found to matter, and a few more.
  it.each([0, 1, 3, 10, 13, 15, 24, 28])(
    '(page %i) does neither with the programs as they are shipped',
    (page) => meetPage(page, startedTill),
  );

  async function meetPage(page: number, open: (folder: string) => Promise<OpenTill>) {
    const folder = copyOf(sold.folder);
    overwrite(catalogFile(folder), page * pageSize, pageSize);
    const till = await open(folder);
    const { client } = till;
    for (const code of demoCodes) {
      expect(['ok', 'CATALOG_DAMAGED', 'UNKNOWN_CODE']).toContain(await scanned(client, code));
    }
    const found = await client.call('searchItems', { text: 'pull', limit: 10 });
    expect(found.ok ? 'ok' : found.error.code).toMatch(/^(ok|CATALOG_DAMAGED)$/);
    const begun = await client.call('importBegin', { totalLines: 0 });
    if (begun.ok) {
      const { importId } = begun.value;
      await client.call('importEnd', { importId, commit: false });
    } else expect(begun.error.code).toBe('CATALOG_DAMAGED');
    expect(await till.close()).toBe(true);
    expect(till.errors()).toBe('');
    if (!begun.ok) await expectImportWorks(await open(folder));
  }

  /** The operator was told to restart and to import again: then it must go. */
  async function expectImportWorks({ client, close }: OpenTill) {
    const begun = await client.call('importBegin', { totalLines: 0 });
    expect(begun).toMatchObject({ ok: true });
    if (begun.ok) {
      const { importId } = begun.value;
      const ended = await client.call('importEnd', { importId, commit: true });
      expect(ended).toMatchObject({ ok: true });
    }
    await close();
  }
});

it('a lost pointer to the catalog costs nothing', async () => {
  const folder = copyOf(sold.folder);
  rmSync(join(folder, 'catalog', 'catalog.current'));
  expect(await expectWhole(folder, sold.acknowledged)).toEqual([]);
});

it('a catalog folder that is gone is made anew, and the till says that it has no item', async () => {
  const folder = copyOf(sold.folder);
  rmSync(join(folder, 'catalog'), { recursive: true });
  const till = await startTill({ folder });
  const client = lastingClient(folder);
  expect((await tillView(folder)).warnings.map(({ code }) => code)).toContain('CATALOG_EMPTY');
  expect(transactionsOf(await readJournal(client))).toHaveLength(5);
  client.close();
  await till.stop();
});

it('the till goes on saying that it has no item, also over a restart, until it has some', async () => {
  const folder = copyOf(sold.folder);
  truncateSync(catalogFile(folder), 0);
  await (await startTill({ folder })).stop();
  const till = await startTill({ folder });
  const snapshot = await tillView(folder);
  await till.stop();
  expect(snapshot.itemCount).toBe(0);
  expect(snapshot.warnings.map(({ code }) => code)).toContain('CATALOG_EMPTY');
});

it('an item that was sold before is sold again once the catalogue is imported again', async () => {
  const folder = copyOf(sold.folder);
  truncateSync(catalogFile(folder), 0);
  const till = await startTill({ folder });
  const client = lastingClient(folder);
  expect(await importSocks(client)).toMatchObject({ ok: true, value: { itemCount: 1 } });
  expect((await tillView(folder)).warnings.map(({ code }) => code)).toEqual(['KEYS_WEAK']);
  await sellOne(client);
  client.close();
  await till.stop();
});

it.each([
  ['small', 'catalog-1.db'],
  ['full', 'catalog-2.db'],
])('a %s demo till gets its demo items again by itself', async (size, catalog) => {
  const env = { COMPTOIR_DEMO: size };
  const first = await startTill({ env });
  const { folder } = first;
  const { itemCount } = await tillView(folder);
  await first.stop();
  for (const harm of [
    () => truncateSync(join(folder, 'catalog', catalog), 0),
    () => rmSync(join(folder, 'catalog'), { recursive: true }),
  ]) {
    harm();
    const till = await startTill({ folder, env });
    const snapshot = await tillView(folder);
    expect(snapshot.itemCount).toBe(itemCount);
    expect(itemCount).toBeGreaterThan(size === 'full' ? 20_000 : 30);
    expect(snapshot.warnings.map(({ code }) => code)).toEqual(['KEYS_WEAK']);
    const client = lastingClient(folder);
    expect(await scanned(client, '3760123450157')).toBe('ok');
    client.close();
    await till.stop();
  }
});

async function importSocks(client: LastingClient) {
  const begun = await client.call('importBegin', { totalLines: 1 });
  if (!begun.ok) throw new Error(begun.error.code);
  const { importId } = begun.value;
  await client.call('importPage', { importId, items: [socks] });
  return client.call('importEnd', { importId, commit: true });
}

const socks = {
  id: 'ML005-1',
  kind: 'item' as const,
  gtin: '03760123450157',
  name: 'Chaussettes coton bio',
  category: 'chaussettes',
  eReportingCategory: 'TLB1' as const,
  price: { minor: 990, currency: 'EUR' },
  vatRateBp: 2_000,
  unit: 'piece' as const,
  quantityScale: 0,
  ecoParticipationMinor: 0,
  model: '',
  size: '',
  colour: '',
  picture: '',
  withdrawn: false,
};

function catalogFile(folder: string): string {
  return join(folder, 'catalog', 'catalog-2.db');
}

function overwrite(file: string, from: number, length: number): void {
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0x5a, from, from + length));
}

async function scanned(client: OpenTill['client'], code: string): Promise<string> {
  const answer = await client.call('scan', {
    commandId: newCommandId(),
    seat: 'scanner',
    code,
    entered: 'scanned',
  });
  return answer.ok ? 'ok' : answer.error.code;
}

function tillView(folder: string): Promise<TillSnapshot> {
  const client = connectScript(folder);
  const { promise, resolve, reject } = Promise.withResolvers<TillSnapshot>();
  client.view('till', {}, resolve, (failed) => reject(new Error(failed.code)));
  return promise.finally(() => client.close());
}
