// Where an item is: as a till draws it from its own file, and as the platform answers over 500 stores.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placeSettingId } from '../../../contract/document/network.ts';
import {
  networkBandId,
  placeStockId,
  regionBandId,
  type StockDocument,
} from '../../../contract/document/stock.ts';
import type { DocumentChange } from '../../../contract/port/documents.ts';
import { systemTimers } from '../../../contract/rpc/timers.ts';
import { createNetworkStock } from '../../../host/stock/network-stock.ts';
import { openDocuments } from '../../../host/store/documents.ts';
import { openTillFile } from '../../../host/store/till-file.ts';
import type { Database } from '../../../platform/database/database.ts';
import { openEmbedded } from '../../../platform/database/embedded.ts';
import { migrate } from '../../../platform/database/migrate.ts';
import { openPostgres } from '../../../platform/database/postgres.ts';
import { readLiveStock } from '../../../platform/stock/read-live-stock.ts';
import { catalogPage, itemChange, tillPage } from '../../conformance/sample-documents.ts';
import { findPostgres } from '../../support/platform/find-postgres.ts';
import { startPostgres } from '../../support/platform/postgres-server.ts';
import type { Bench } from '../group.ts';
import { median, p99, repeat, timed } from '../measure.ts';
import { record, type Section } from '../row.ts';
import { benchItem } from '../store-items.ts';

const stores = 500;
/** Of a region, whose tills know which of them have an item. */
const regionStores = 40;
const itemsOfTill = 10_000;
const itemsOfPlatform = 400;
/** Sizes and colours of one model are asked for together. */
const variants = 12;
const asked = 2_000;
const warmUp = 200;

const storeId = (n: number): string => `store-${String(n).padStart(3, '0')}`;

export async function stockRows(bench: Bench): Promise<void> {
  await ofTill(bench);
  if (bench.databases.includes('PGlite')) {
    const folder = mkdtempSync(join(tmpdir(), 'comptoir-bench-stock-'));
    const embedded = await openEmbedded(folder);
    if (!embedded.ok) throw new Error(embedded.error.code);
    await ofPlatform(bench, 'PGlite', embedded.value);
    await embedded.value.close();
    rmSync(folder, { recursive: true, force: true });
  }
  if (!bench.databases.includes('PostgreSQL')) return;
  if (findPostgres() === null) {
    bench.byDatabase.notes.push('PostgreSQL: skipped, there is none on this machine');
    return;
  }
  const server = await startPostgres({ durable: true });
  const database = openPostgres(await server.newDatabase());
  await ofPlatform(bench, 'PostgreSQL', database);
  await database.close();
  server.stop();
}

/** Without a network: the sheet's first drawing, from bands. */
async function ofTill(bench: Bench): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-bench-sheet-'));
  const till = openTillFile({ folder, key: new Uint8Array(32).fill(5) });
  const documents = await openDocuments({
    till,
    folder: join(folder, 'catalog'),
    catalogWorkerUrl: new URL(
      '../../../host/store/catalog/catalog-writer-worker.ts',
      import.meta.url,
    ),
  });
  try {
    bench.note(`stock: ${itemsOfTill} items with their bands …`);
    const generation = await documents.beginCatalogGeneration('empty');
    const perPage = 500;
    for (const page of repeat(itemsOfTill / perPage)) {
      const items = repeat(perPage).map((n) => benchItem(page * perPage + n));
      const changes = items.flatMap((item): DocumentChange[] => [
        itemChange(item),
        ...stockOf(item.id).map((document) => ({ collection: 'stock', document }) as const),
      ]);
      await generation.applyPage(catalogPage(page + 1, changes));
    }
    await generation.commit();
    const places = repeat(stores).map((n) => ({
      collection: 'settings' as const,
      document: { id: placeSettingId(storeId(n)), kind: 'setting' as const, value: placeOf(n) },
    }));
    await documents.applyPage(tillPage(1, places));
    const sheet = createNetworkStock({
      documents,
      stockOf: async (skus) =>
        Object.fromEntries(skus.map((sku) => [sku, { ownMilli: 1_000, network: '6+' as const }])),
      store: () => ({ id: storeId(0), name: 'Magasin 0' }),
      link: {
        isOnline: () => false,
        liveStock: async () => null,
        upToDateAtMs: () => Date.now(),
      },
      timers: systemTimers,
      nowMs: () => Date.now(),
      monotonicMs: () => performance.now(),
      onFailed: (error) => {
        throw error;
      },
    });
    const skus = repeat(asked).map((n) => benchItem((n * 7_919) % itemsOfTill).id);
    const times = await timed(skus, (sku) => sheet.once(sku), { warmUp });
    sheet.close();
    const what = `item sheet: where an item is, from the till’s own file (bands of ${regionStores} stores)`;
    both(bench.till, 'till', what, times);
  } finally {
    await documents.close();
    till.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function stockOf(sku: string): StockDocument[] {
  const places = Object.fromEntries(repeat(regionStores).map((n) => [storeId(n), '2-5'] as const));
  return [
    {
      ...{ id: placeStockId(storeId(0), sku), kind: 'place-stock', sku, placeId: storeId(0) },
      ...{ onHandMilli: 1_000, reservedMilli: 0, safetyMilli: 0 },
    },
    { id: networkBandId(sku), kind: 'network-band', sku, band: '6+' },
    { id: regionBandId('r-1', sku), kind: 'region-band', sku, regionId: 'r-1', places },
  ];
}

function placeOf(n: number) {
  const open = [{ from: '10:00', to: '19:30' }];
  return {
    ...{ id: storeId(n), place: 'store', name: `Magasin ${n}`, companyId: 'c', regionId: 'r-1' },
    ...{ siret: '12345678901234', gln: '3760987900010', zone: 'Europe/Paris' },
    address: { lines: ['1 rue'], postcode: '69001', city: 'Lyon', country: 'FR' },
    ...{ latitude: 43 + (n % 50) / 10, longitude: 2 + n / 100 },
    openingHours: [open, open, open, open, open, open, []],
  };
}

/** A model with its sizes and colours, of which every store has some. */
async function ofPlatform(bench: Bench, column: string, database: Database): Promise<void> {
  await migrate(database);
  bench.note(`${column}: stock of ${itemsOfPlatform} items in ${stores} stores …`);
  await database.query(
    `insert into companies (id, name, siren, details) values ('c', 'C', '732829320', '{}')`,
  );
  await database.query(
    `insert into places (id, company_id, kind, name, details)
     select 'store-' || lpad(n::text, 3, '0'), 'c', 'store', 'Magasin ' || n, '{"siret":""}'
     from generate_series(0, ${stores - 1}) n`,
  );
  await database.query(
    `insert into stock (place_id, sku, condition, quantity_milli, reserved_milli, safety_milli)
     select 'store-' || lpad(p::text, 3, '0'), 'SKU-' || s, 'sellable', 1000 * (1 + (p * 7 + s) % 9), 0, 0
     from generate_series(0, ${stores - 1}) p, generate_series(0, ${itemsOfPlatform - 1}) s`,
  );
  await database.query('analyze stock');
  for (const [count, times] of [
    [1, 400],
    [variants, 200],
  ] as const) {
    const questions = repeat(times).map((n) =>
      repeat(count).map((each) => `SKU-${(n * 13 + each) % itemsOfPlatform}`),
    );
    const took = await timed(questions, (skus) => readLiveStock(database, skus, 0), {
      warmUp: 50,
    });
    const of = count === 1 ? 'one item' : `the ${count} variants of a model`;
    both(bench.byDatabase, column, `exact stock of ${of} over ${stores} stores`, took);
  }
}

function both(section: Section, column: string, what: string, times: readonly number[]): void {
  record(section, column, { what: `${what}, median`, unit: 'ms', value: median(times) });
  record(section, column, { what: `${what}, p99`, unit: 'ms', value: p99(times) });
}
