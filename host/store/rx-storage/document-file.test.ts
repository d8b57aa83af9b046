import type { RxCollection } from 'rxdb';
import { firstValueFrom } from 'rxjs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ItemDocument } from '../../../contract/document/item.ts';
import { catalogPage, itemChange, sampleItem } from '../../../test/conformance/sample-documents.ts';
import { items } from '../collections/items.ts';
import { feedStateSql } from '../engine/feed-state.ts';
import { type OpenDatabase, openDatabase } from '../open-database.ts';
import { tableOfCollection } from '../table-of-collection.ts';
import type { DocumentFile } from './document-file.ts';
import { type TestFiles, testFiles } from './test-files.ts';

const tables = { items: tableOfCollection('items', items) };
let files: TestFiles;
let file: DocumentFile;
let database: OpenDatabase<{ items: ItemDocument }>;
let collection: RxCollection<ItemDocument>;

beforeEach(async () => {
  files = testFiles();
  file = files.acquire('catalog');
  file.reader.exec(feedStateSql);
  database = await openDatabase<{ items: ItemDocument }>('catalog', file, { items });
  collection = database.collections.items;
  await file.applyPage(catalogPage(1, [itemChange(sampleItem('A', { name: 'Old' }))]), tables);
});
afterEach(async () => {
  await database.close();
  await files.release('catalog');
  files.dispose();
});

it('a document that RxDB has cached shows what a page wrote', async () => {
  const cached = await collection.findOne('A').exec(true);
  const query = collection.findOne({ selector: { name: 'New' } });
  expect(await query.exec()).toBeNull();
  await file.applyPage(catalogPage(2, [itemChange(sampleItem('A', { name: 'New' }))]), tables);
  expect((await collection.findOne('A').exec(true)).name).toBe('New');
  expect(cached.getLatest().name).toBe('New');
  expect((await query.exec())?.id).toBe('A');
  await file.applyPage(catalogPage(3, [{ collection: 'items', erased: 'A' }]), tables);
  expect(await collection.findOne('A').exec()).toBeNull();
  expect(await query.exec()).toBeNull();
});

it('a running query hears of every page', async () => {
  const seen: string[][] = [];
  const names = collection.find({ sort: [{ id: 'asc' }] });
  const watching = names.$.subscribe((found) => seen.push(found.map(({ name }) => name)));
  const latest = async (): Promise<string[]> =>
    (await firstValueFrom(names.$)).map(({ name }) => name);
  expect(await latest()).toStrictEqual(['Old']);
  await file.applyPage(
    catalogPage(2, [
      itemChange(sampleItem('A', { name: 'New' })),
      itemChange(sampleItem('B', { name: 'More' })),
    ]),
    tables,
  );
  expect((await names.exec()).map(({ name }) => name)).toStrictEqual(['New', 'More']);
  await file.applyPage(catalogPage(3, [{ collection: 'items', erased: 'A' }]), tables);
  expect((await names.exec()).map(({ name }) => name)).toStrictEqual(['More']);
  watching.unsubscribe();
  expect(seen.at(0)).toStrictEqual(['Old']);
  expect(seen.at(-1)).toStrictEqual(['More']);
});

it('a page of thousands reaches a running query too', async () => {
  const count = collection.find();
  expect(await count.exec()).toHaveLength(1);
  const many = Array.from({ length: 3_000 }, (_, n) => itemChange(sampleItem(`N-${n}`)));
  await file.applyPage(catalogPage(2, many), tables);
  expect(await count.exec()).toHaveLength(3_001);
});

it('RxDB’s own writes and pages know each other’s revisions', async () => {
  const document = await collection.findOne('A').exec(true);
  await file.applyPage(catalogPage(2, [itemChange(sampleItem('A', { name: 'Feed' }))]), tables);
  await document.incrementalPatch({ category: 'changed here' });
  await file.applyPage(catalogPage(3, [itemChange(sampleItem('A', { name: 'Last' }))]), tables);
  const { name, category } = await collection.findOne('A').exec(true);
  expect([name, category]).toStrictEqual(['Last', 'divers']);
});
