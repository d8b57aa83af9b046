import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openDocuments } from '../../host/store/documents.ts';
import { memoryDocuments } from '../../host/store/memory-documents.ts';
import { openTillFile } from '../../host/store/till-file.ts';
import { documentsConformance, type MadeDocuments } from './documents.ts';
import { catalogPage, itemChange, sampleItem } from './sample-documents.ts';

documentsConformance('in memory', async () => {
  const documents = memoryDocuments();
  return { documents, dispose: () => documents.close() };
});

const onSqlite = async (): Promise<MadeDocuments> => {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-documents-'));
  const till = openTillFile({ folder, key: new Uint8Array(32).fill(1) });
  const documents = await openDocuments({
    till,
    folder: join(folder, 'catalog'),
    catalogWorkerUrl: new URL('../../host/store/catalog/catalog-writer-worker.ts', import.meta.url),
  });
  return {
    documents,
    async dispose() {
      await documents.close();
      till.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
documentsConformance('RxDB on SQLite', onSqlite);

it('both adapters find and hold the same, whatever the feed brings and people type', async () => {
  const memory = memoryDocuments();
  const { documents: sqlite, dispose } = await onSqlite();
  const word = fc.constantFrom('chemise', 'Chemisier', 'œuf', 'été', 'ete', 'straße', 'x-1', 'lot');
  const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
  const id = fc.integer({ min: 0, max: 60 }).map((n) => `SKU-${n}`);
  const change = fc.oneof(
    {
      weight: 5,
      arbitrary: fc
        .record({ id, name, withdrawn: fc.boolean(), digits: fc.integer({ min: 0, max: 9_999 }) })
        .map(({ id, name, withdrawn, digits }) => {
          const gtin = digits < 2_000 ? '' : `037601234${String(digits).padStart(5, '0')}`;
          return itemChange(sampleItem(id, { name, withdrawn, gtin }));
        }),
    },
    { weight: 1, arbitrary: id.map((erased) => ({ collection: 'items' as const, erased })) },
  );
  const typed = fc.oneof(
    name,
    fc.constantFrom(
      'chem',
      'emis',
      'e',
      'oe',
      'sku-1',
      '37601234',
      '376012340',
      '0',
      'mis uf',
      'ra',
    ),
    fc.string({ maxLength: 6 }),
  );
  let seq = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { maxLength: 30 }),
      fc.array(typed, { minLength: 5, maxLength: 5 }),
      async (changes, texts) => {
        seq += 1;
        await Promise.all([memory, sqlite].map((one) => one.applyPage(catalogPage(seq, changes))));
        expect(await sqlite.all('items', 100)).toStrictEqual(await memory.all('items', 100));
        for (const text of texts) {
          const [found, expected] = [sqlite, memory].map((one) => one.searchItems(text, 10));
          expect(await found).toStrictEqual(await expected);
        }
      },
    ),
    { numRuns: process.env.CI ? 300 : 60 },
  );
  await memory.close();
  await dispose();
});
