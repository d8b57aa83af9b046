// What the store costs as it grows, each next to the yardstick that it is built on.
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createRxDatabase, type RxCollection } from 'rxdb';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import type { ItemDocument } from '../../contract/document/item.ts';
import { items } from '../../host/store/collections/items.ts';
import { type OpenDocuments, openDocuments } from '../../host/store/documents.ts';
import { openSql } from '../../host/store/driver.ts';
import { tableOfCollection } from '../../host/store/table-of-collection.ts';
import { openTillFile, type TillFile } from '../../host/store/till-file.ts';
import { catalogPage, itemChange } from '../conformance/sample-documents.ts';
import { benchGtin, benchItem, benchQueries } from './store-items.ts';
import { fillPrices, timePrices } from './store-prices.ts';

export interface Row {
  what: string;
  target: string;
  unit: string;
  /** By number of items. */
  values: Record<string, number>;
}

/** Measures everything at each size; the largest takes minutes. Prints nothing. */
export async function benchStore(sizes: number[]): Promise<Row[]> {
  const rows = new Map<string, Row>();
  for (const size of sizes) {
    for (const { what, target, unit, value } of await measure(size)) {
      const row = rows.get(what) ?? { what, target, unit, values: {} };
      row.values[String(size)] = Math.round(value * 100) / 100;
      rows.set(what, row);
    }
  }
  return [...rows.values()];
}

interface Measured {
  what: string;
  target: string;
  unit: string;
  value: number;
}

async function measure(size: number): Promise<Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-bench-'));
  const till = openTillFile({ folder, key: new Uint8Array(32).fill(5) });
  till.transaction((sql) => sql.exec('CREATE TABLE sale (number INTEGER PRIMARY KEY, text TEXT)'));
  const open = (): Promise<OpenDocuments> =>
    openDocuments({
      till,
      folder: join(folder, 'catalog'),
      catalogWorkerUrl: new URL(
        '../../host/store/catalog/catalog-writer-worker.ts',
        import.meta.url,
      ),
    });
  let documents = await open();
  try {
    const measured: Measured[] = [];
    measured.push(...(await measureImport(documents, till, size)));
    await documents.close();
    const start = performance.now();
    documents = await open();
    await documents.itemByGtin(benchGtin(0));
    measured.push({
      what: 'open the store to the first barcode',
      target: '< 500',
      unit: 'ms',
      value: performance.now() - start,
    });
    measured.push(...(await measureLookups(documents, join(folder, 'catalog'), size)));
    measured.push(...(await measureSearch(documents)));
    measured.push(...(await measurePrices(documents, size)));
    measured.push(...measureDurableInserts(till, folder));
    return measured;
  } finally {
    await documents.close();
    till.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Fills a generation with pages of 1,000 while a durable 2 kB row is sold every 5 ms. */
async function measureImport(
  documents: OpenDocuments,
  till: TillFile,
  size: number,
): Promise<Measured[]> {
  let isImporting = true;
  const sales: number[] = [];
  const selling = (async () => {
    const insert = till.sql.prepare('INSERT INTO sale (text) VALUES (?)');
    while (isImporting) {
      const due = performance.now() + 5;
      await wait(5);
      till.transaction(() => insert.run('x'.repeat(2_000)));
      // The timer may be up to 1 ms early or late by itself; what the loop waited for counts too.
      sales.push(performance.now() - due);
    }
  })();
  const generation = await documents.beginCatalogGeneration('empty');
  const start = performance.now();
  for (let first = 0, page = 1; first < size; first += 1_000, page += 1) {
    const count = Math.min(1_000, size - first);
    const changes = Array.from({ length: count }, (_, n) => itemChange(benchItem(first + n)));
    await generation.applyPage(catalogPage(page, changes));
  }
  const filled = performance.now();
  await generation.commit();
  const committed = performance.now();
  isImporting = false;
  await selling;
  return [
    {
      what: 'import, with search index, in the worker',
      target: '> 10,000',
      unit: 'items/s',
      value: (size / (filled - start)) * 1_000,
    },
    { what: 'switch to the new catalog', target: '', unit: 'ms', value: committed - filled },
    {
      what: 'durable sale during the import, p99',
      target: '< 20',
      unit: 'ms',
      value: percentile(sales, 0.99),
    },
    {
      what: 'durable sale during the import, median',
      target: '< 5',
      unit: 'ms',
      value: percentile(sales, 0.5),
    },
  ];
}

async function measureLookups(
  documents: OpenDocuments,
  folder: string,
  size: number,
): Promise<Measured[]> {
  const gtins = Array.from({ length: 3_000 }, (_, n) => benchGtin((n * 7919) % size));
  const raw = openSql(join(folder, 'catalog-2.db'), { readonly: true });
  const table = tableOfCollection('items', items).name;
  const statement = raw.prepare(`SELECT data FROM "${table}" WHERE deleted = 0 AND ":gtin" = ?`);
  const ours = await timed(gtins, (gtin) => documents.itemByGtin(gtin));
  const byId = await timed(gtins, (_, n) => documents.get('items', `SKU-${(n * 7919) % size}`));
  const sql = await timed(gtins, async (gtin) =>
    JSON.parse(String(statement.get(gtin)?.data ?? 'null')),
  );
  raw.close();
  const measured = [
    ...both('barcode lookup', '< 1,000', ours),
    ...both('barcode lookup, bare SQL and JSON', 'yardstick', sql),
    ...both('item by sku', '< 1,000', byId),
  ];
  if (size <= mostInMemory) {
    measured.push(
      ...both('barcode lookup, RxDB in memory', 'yardstick', await inMemory(size, gtins)),
    );
  }
  return measured;
}

async function inMemory(size: number, gtins: string[]): Promise<number[]> {
  const database = await createRxDatabase({
    name: `bench-${size}`,
    storage: getRxStorageMemory(),
    multiInstance: false,
  });
  const opened = await database.addCollections({ items: { schema: items.schema } });
  const collection: RxCollection<ItemDocument> = opened.items;
  await collection.bulkInsert(Array.from({ length: size }, (_, n) => benchItem(n)));
  const times = await timed(gtins, (gtin) => collection.findOne({ selector: { gtin } }).exec());
  await database.close();
  return times;
}

/** Each keystroke of words as they are typed, letter by letter. */
async function measureSearch(documents: OpenDocuments): Promise<Measured[]> {
  const keystrokes = benchQueries.flatMap((query) =>
    [...query].map((_, n) => query.slice(0, n + 1)),
  );
  const times = await timed(keystrokes, (text) => documents.searchItems(text, 20));
  const row = (stat: string, value: number): Measured => ({
    what: `search keystroke, ${stat}`,
    target: stat === 'p95' ? '< 30' : '',
    unit: 'ms',
    value: value / 1_000,
  });
  return [
    row('median', percentile(times, 0.5)),
    row('p95', percentile(times, 0.95)),
    row('max', Math.max(...times)),
  ];
}

/** What two price lists cost, beside none. */
async function measurePrices(documents: OpenDocuments, size: number): Promise<Measured[]> {
  await fillPrices(documents, size);
  const none = await timePrices(documents, size, []);
  const two = await timePrices(documents, size, ['store', 'company']);
  const models = (what: string, target: string, times: number[]): Measured => ({
    ...{ what: `${what}, median`, target, unit: 'ms' },
    value: percentile(times, 0.5) / 1_000,
  });
  return [
    ...both('item by sku at its price of two lists', '< 1,000', two.scans),
    ...both('item by sku at its base price', 'yardstick', none.scans),
    models('models found at their prices of two lists', '< 30', two.keystrokes),
    models('models found at their base prices', 'yardstick', none.keystrokes),
  ];
}

function measureDurableInserts(till: TillFile, folder: string): Measured[] {
  const insert = till.sql.prepare('INSERT INTO sale (text) VALUES (?)');
  const text = 'x'.repeat(2_000);
  const inserts: number[] = [];
  for (let n = 0; n < 500; n += 1) {
    const start = performance.now();
    till.transaction(() => insert.run(text));
    inserts.push((performance.now() - start) * 1_000);
  }
  const handle = openSync(join(folder, 'bare'), 'w');
  const syncs: number[] = [];
  for (let n = 0; n < 500; n += 1) {
    const start = performance.now();
    writeSync(handle, text);
    fsyncSync(handle);
    syncs.push((performance.now() - start) * 1_000);
  }
  closeSync(handle);
  return [
    ...both('durable 2 kB row, encrypted', '< 10,000', inserts),
    ...both('bare write and fsync of 2 kB', 'yardstick', syncs),
  ];
}

const mostInMemory = 100_000;

/** Microseconds of each call. */
async function timed<T>(
  inputs: readonly T[],
  work: (input: T, index: number) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = [];
  for (const [index, input] of inputs.entries()) {
    const start = performance.now();
    await work(input, index);
    times.push((performance.now() - start) * 1_000);
  }
  return times;
}

function both(what: string, target: string, microseconds: readonly number[]): Measured[] {
  return [
    { what: `${what}, median`, target, unit: 'µs', value: percentile(microseconds, 0.5) },
    { what: `${what}, p99`, target, unit: 'µs', value: percentile(microseconds, 0.99) },
  ];
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
