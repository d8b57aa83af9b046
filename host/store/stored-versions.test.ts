// Files that earlier releases stored are opened for ever.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ItemDocument } from '../../contract/document/item.ts';
import type { DocumentTypes } from '../../contract/port/documents.ts';
import {
  catalogPage,
  itemChange,
  sampleItem,
  sampleOperator,
} from '../../test/conformance/sample-documents.ts';
import { CollectionReads } from './collection-reads.ts';
import { customers } from './collections/customers.ts';
import { dossiers } from './collections/dossiers.ts';
import { items } from './collections/items.ts';
import { operators } from './collections/operators.ts';
import { orders } from './collections/orders.ts';
import { prices } from './collections/prices.ts';
import { promotions } from './collections/promotions.ts';
import { settings } from './collections/settings.ts';
import { stock } from './collections/stock.ts';
import { tasks } from './collections/tasks.ts';
import { openSql, type SqlDatabase } from './driver.ts';
import { inThread } from './engine/async-engine.ts';
import { readFeedState } from './engine/feed-state.ts';
import { liveCount } from './engine/live-count.ts';
import { createWriteEngine } from './engine/write-engine.ts';
import { itemsOf } from './items-of.ts';
import { type OpenDatabase, openDatabase } from './open-database.ts';
import { DocumentFile } from './rx-storage/document-file.ts';
import { ItemSearch } from './search/item-search.ts';
import { tableOfCollection } from './table-of-collection.ts';
import { transactionsOn } from './transaction.ts';

/** Items as a later release might store them: a changed value and another index. */
const nextItems: typeof items = {
  ...items,
  schema: { ...items.schema, version: 3, indexes: ['gtin', 'model'] },
  migrationStrategies: {
    ...items.migrationStrategies,
    3: (old: ItemDocument) => ({ ...old, category: `migrated ${old.category}` }),
  },
};

let folder: string;
let sql: SqlDatabase;
let file: DocumentFile;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'comptoir-versions-'));
  open('documents-v0.db');
});
afterEach(() => {
  sql.close();
  rmSync(folder, { recursive: true, force: true });
});

// RxDB refuses a schema that differs from the stored one of the same version: who edits a schema
// meets this test, and gives the schema a new version, a migration and a fixture of its own.
it.each(['v0', 'v1'])(
  'today’s schemas open what an earlier release stored: %s',
  async (version) => {
    if (version !== 'v0') reopen(`documents-${version}.db`);
    const database = await openDatabase<DocumentTypes>(sql.file, file, {
      items,
      prices,
      promotions,
      customers,
      operators,
      settings,
      stock,
      orders,
      tasks,
      dossiers,
    });
    const { collections } = database;
    const table = tableOfCollection('items', items);
    expect(liveCount(sql, table)).toBe(4);
    expect((await new CollectionReads(collections.items).get('SKU-3'))?.name).toBe('Pull marin 😀');
    expect((await new CollectionReads(collections.prices).all(5)).length).toBe(1);
    expect(await new CollectionReads(collections.operators).get('op-1')).toStrictEqual(
      sampleOperator('op-1'),
    );
    expect((await new CollectionReads(collections.settings).get('theme'))?.value).toStrictEqual({
      dark: true,
    });
    const search = new ItemSearch(sql, table);
    expect(search.find('oeufs', 5).map(({ id }) => id)).toStrictEqual(['SKU-1']);
    expect(readFeedState(sql, 'network')?.seq).toBe(41);
    // Version 1 finds the variants of a model by an index that the first release did not have.
    expect(await itemsOf(collections.items, 'category', 9)('divers')).toHaveLength(3);
    expect(tables()).not.toContain('items-0');
    expect(tables()).not.toContain('items-1');
    expect(tables()).not.toContain('prices-0');
    await file.applyPage(catalogPage(50, [itemChange(sampleItem('NEW'))]), { items: table });
    expect(liveCount(sql, table)).toBe(5);
    expect(sql.prepare('SELECT live FROM rx_table WHERE name = ?').get('items-2')?.live).toBe(5);
    await database.close();
  },
);

it('a new version migrates the stored documents once, with their search and their feed', async () => {
  const first = await openNext();
  const reads = new CollectionReads(first.collections.items);
  const all = await reads.all(10);
  expect(all.map(({ id }) => id)).toStrictEqual(['SKU-0', 'SKU-1', 'SKU-2', 'SKU-3']);
  expect(all[0]?.category).toBe('migrated divers');
  expect(await reads.get('erased')).toBeNull();
  expect(readFeedState(sql, 'network')?.seq).toBe(41);
  const search = new ItemSearch(sql, tableOfCollection('items', nextItems));
  expect(search.find('ete', 5).map(({ id }) => id)).toStrictEqual(['SKU-2']);
  expect(search.find('pull', 5)).toStrictEqual([]);
  expect(tables()).not.toContain('items-0');
  expect(tables()).not.toContain('items-2');

  const page = catalogPage(50, [itemChange(sampleItem('SKU-0', { category: 'new' }))]);
  await file.applyPage(page, { items: tableOfCollection('items', nextItems) });
  await first.close();
  const second = await openNext();
  const again = await new CollectionReads(second.collections.items).all(10);
  expect(again.map(({ category }) => category)).toStrictEqual([
    'new',
    'migrated divers',
    'migrated divers',
    'migrated divers',
  ]);
  await second.close();
});

function open(fixture: string): void {
  const path = join(folder, fixture);
  const stored = new URL(`../../test/fixtures/store/${fixture}`, import.meta.url);
  copyFileSync(fileURLToPath(stored), path);
  sql = openSql(path);
  file = new DocumentFile(sql, inThread(createWriteEngine(sql, transactionsOn(sql))));
}

function reopen(fixture: string): void {
  sql.close();
  open(fixture);
}

function openNext(): Promise<OpenDatabase<{ items: ItemDocument }>> {
  return openDatabase<{ items: ItemDocument }>(sql.file, file, { items: nextItems });
}

function tables(): unknown[] {
  return sql
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
    .all()
    .map(({ name }) => name);
}
