import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { demoRetailer } from '../platform/demo/retailer.ts';
import { seedIfEmpty } from './seed.ts';
import { memoryDocuments } from './store/memory-documents.ts';

const pages = demoRetailer();
const folder = mkdtempSync(join(tmpdir(), 'comptoir-seed-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const file = pathToFileURL(join(folder, 'retailer.json'));
writeFileSync(file, JSON.stringify(pages));

it('an empty till gets every document of the file', async () => {
  const documents = memoryDocuments();
  await seedIfEmpty(documents, file);
  expect(await documents.count('items')).toBeGreaterThan(20);
  expect(await documents.count('operators')).toBe(3);
  expect(await documents.get('settings', 'till.identity')).not.toBeNull();
});

it('a first start that dies after any page is done again as a whole at the next', async () => {
  for (let applied = 0; applied <= pages.length; applied += 1) {
    const documents = memoryDocuments();
    let left = applied;
    const dying = {
      ...documents,
      async applyPage(page: Parameters<typeof documents.applyPage>[0]) {
        if (left === 0) throw new Error('the power is gone');
        left -= 1;
        await documents.applyPage(page);
      },
    };
    await seedIfEmpty(dying, file).catch(() => undefined);
    await seedIfEmpty(documents, file);
    expect(await documents.count('items')).toBeGreaterThan(20);
    expect(await documents.count('operators')).toBe(3);
  }
});

it('a till that has an identity keeps its documents', async () => {
  const documents = memoryDocuments();
  await seedIfEmpty(documents, file);
  await documents.applyPage({
    feed: 'network',
    file: 'catalog',
    changes: [{ collection: 'items', erased: 'ML001-1' }],
    state: { epoch: 'demo', seq: 2, tag: 'x', journalId: '', appliedThrough: 0, except: [] },
  });
  await seedIfEmpty(documents, file);
  expect(await documents.get('items', 'ML001-1')).toBeNull();
});
