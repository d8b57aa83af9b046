import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { demoRetailer } from '../platform/demo/retailer.ts';
import { catalogPage, tillPage } from '../test/conformance/sample-documents.ts';
import { seedIfEmpty, seedLostCatalog } from './seed.ts';
import { memoryDocuments } from './store/memory-documents.ts';

const { till: tillPages, catalog } = demoRetailer('small');
const pages = [...tillPages, ...catalog];
const unsealed = { sealed: <P>(page: P): P => page };
const folder = mkdtempSync(join(tmpdir(), 'comptoir-seed-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const seed = { folder: pathToFileURL(`${folder}/`) };
writeFileSync(join(folder, 'pages.json'), JSON.stringify(pages));

it('an empty till gets every document of the file', async () => {
  const documents = emptyDocuments();
  await seedIfEmpty(documents, seed, unsealed);
  expect(await documents.count('items')).toBeGreaterThan(20);
  expect(await documents.count('operators')).toBe(8);
  expect(await documents.get('settings', 'till.identity')).not.toBeNull();
});

it('a first start that dies after any page is done again as a whole at the next', async () => {
  for (let applied = 0; applied <= pages.length; applied += 1) {
    const documents = emptyDocuments();
    let left = applied;
    const dying = {
      ...documents,
      async applyPage(page: Parameters<typeof documents.applyPage>[0]) {
        if (left === 0) throw new Error('the power is gone');
        left -= 1;
        await documents.applyPage(page);
      },
    };
    await seedIfEmpty(dying, seed, unsealed).catch(() => undefined);
    await seedIfEmpty(documents, seed, unsealed);
    expect(await documents.count('items')).toBeGreaterThan(20);
    expect(await documents.count('operators')).toBe(8);
  }
});

it('a till that has an identity keeps its documents', async () => {
  const documents = emptyDocuments();
  await seedIfEmpty(documents, seed, unsealed);
  await documents.applyPage({
    feed: 'network',
    file: 'catalog',
    changes: [{ collection: 'items', erased: 'ML001-1' }],
    state: { epoch: 'demo', seq: 2, tag: 'x', journalId: '', appliedThrough: 0, except: [] },
  });
  await seedIfEmpty(documents, seed, unsealed);
  expect(await documents.get('items', 'ML001-1')).toBeNull();
});

/** A catalog that is in memory takes no file; `test/faults/damaged-catalog.test.ts` starts tills that do. */
function emptyDocuments() {
  return {
    ...memoryDocuments(),
    adoptCatalog: () => Promise.reject(new Error('There is no file to take')),
  };
}

describe('a till whose catalog is lost', () => {
  /** The till file is there, the catalog is a new one. */
  async function withoutCatalog(identity: { companyName: string } | null = null) {
    const documents = emptyDocuments();
    for (const page of pages.filter(({ file }) => file === 'till')) await documents.applyPage(page);
    if (identity !== null) {
      await documents.applyPage({
        ...tillPage(2, [
          {
            collection: 'settings',
            document: { id: 'till.identity', kind: 'setting', value: identity },
          },
        ]),
      });
    }
    return documents;
  }

  it('gets it again where it came from this file', async () => {
    const documents = await withoutCatalog();
    await seedLostCatalog(documents, seed);
    expect(await documents.count('items')).toBeGreaterThan(20);
  });

  it('gets nothing of another retailer’s', async () => {
    const documents = await withoutCatalog({ companyName: 'Another' });
    await seedLostCatalog(documents, seed);
    expect(await documents.count('items')).toBe(0);
  });

  it('keeps what it has where nothing is lost', async () => {
    const documents = emptyDocuments();
    await seedIfEmpty(documents, seed, unsealed);
    await documents.applyPage(catalogPage(2, [{ collection: 'items', erased: 'ML001-1' }]));
    await seedLostCatalog(documents, seed);
    expect(await documents.get('items', 'ML001-1')).toBeNull();
  });
});
