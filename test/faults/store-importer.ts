// Applies pages of 100 items to a catalog and says each page once it is applied.
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { openDocuments } from '../../host/store/documents.ts';
import { openTillFile } from '../../host/store/till-file.ts';
import { catalogPage, itemChange, sampleItem } from '../conformance/sample-documents.ts';

const folder = process.argv[2] ?? '';
const till = openTillFile({ folder, key: new Uint8Array(32).fill(9) });
const documents = await openDocuments({
  till,
  folder: join(folder, 'catalog'),
  catalogWorkerUrl: new URL('../../host/store/catalog/catalog-writer-worker.ts', import.meta.url),
});
const done = (await documents.feedState('network'))?.seq ?? 0;
for (let page = done + 1; page < 100_000; page += 1) {
  const items = Array.from({ length: 100 }, (_, n) => itemChange(sampleItem(`${page}-${n}`)));
  await documents.applyPage(catalogPage(page, items));
  writeSync(1, `${page}\n`);
}
