// A till's host as far as its catalog goes: downloads the snapshot, fills a generation, commits it.
// Says how far it is, so that who started it can kill it there.
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { systemTimers } from '../../contract/rpc/timers.ts';
import { openDocuments } from '../../host/store/documents.ts';
import { openTillFile } from '../../host/store/till-file.ts';
import { askPlatform } from '../../sync/http/ask-platform.ts';
import { httpSnapshotLink } from '../../sync/http/http-snapshot-link.ts';
import { createPlatformClock } from '../../sync/http/platform-clock.ts';
import { downloadSnapshot } from '../../sync/snapshot/download-snapshot.ts';
import { fillFromSnapshot } from '../../sync/snapshot/fill-from-snapshot.ts';

const [, , folder = '', origin = ''] = process.argv;
const till = openTillFile({ folder, key: new Uint8Array(32).fill(9) });
const documents = await openDocuments({
  till,
  folder: join(folder, 'catalog'),
  catalogWorkerUrl: new URL('../../host/store/catalog/catalog-writer-worker.ts', import.meta.url),
});
writeSync(1, `opened ${await documents.count('items')}\n`);
const nowMs = () => Date.now();
const clock = createPlatformClock(nowMs);
const link = httpSnapshotLink(askPlatform({ origin, clock, fetch, nowMs }));
const { signal } = new AbortController();
const downloaded = await downloadSnapshot({
  ...{ link, folder: join(folder, 'download'), timers: systemTimers, signal },
  onProgress: ({ doneBytes }) => writeSync(1, `downloaded ${doneBytes}\n`),
});
if (!downloaded.ok || !downloaded.value) throw new Error(JSON.stringify(downloaded));
const generation = await documents.beginCatalogGeneration('empty');
const filled = await fillFromSnapshot({
  ...{ snapshot: downloaded.value, generation, signal },
  onProgress: ({ doneCount }) => writeSync(1, `filled ${doneCount}\n`),
});
if (!filled.ok) throw new Error(JSON.stringify(filled.error));
await generation.commit();
writeSync(1, `committed ${await documents.count('items')}\n`);
await documents.close();
till.close();
