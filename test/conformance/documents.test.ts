import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDocuments } from '../../host/store/documents.ts';
import { memoryDocuments } from '../../host/store/memory-documents.ts';
import { openTillFile } from '../../host/store/till-file.ts';
import { documentsConformance } from './documents.ts';

documentsConformance('in memory', async () => {
  const documents = memoryDocuments();
  return { documents, dispose: () => documents.close() };
});

documentsConformance('RxDB on SQLite', async () => {
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
});
