import { createRxDatabase, type RxCollection } from 'rxdb';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import type { ItemDocument } from '../../../contract/document/item.ts';
import { maximumChanges } from '../../../contract/platform/feeds.ts';
import { catalogTables } from '../../../host/store/catalog/catalog.ts';
import { items } from '../../../host/store/collections/items.ts';
import { feedStateSql } from '../../../host/store/engine/feed-state.ts';
import { sqliteStorage } from '../../../host/store/rx-storage/sqlite-storage.ts';
import { type TestFiles, testFiles } from '../../../host/store/rx-storage/test-files.ts';
import { catalogPage, itemChange } from '../../conformance/sample-documents.ts';
import type { Bench } from '../group.ts';
import { record } from '../row.ts';
import { benchItem } from '../store-items.ts';

const itemCount = 10_000;
/** In turn, so that what else the machine does meets both. */
const rounds = 3;

/** Documents of a feed into a till's file, once they are here: our pages, and RxDB's own pull. */
export async function pullRows(bench: Bench): Promise<void> {
  const documents = Array.from({ length: itemCount }, (_, n) => benchItem(n));
  const ways = { ours: applyPages, rxdb: pullByRxdb };
  const taken = { ours: { ms: 0, cpuMicroseconds: 0 }, rxdb: { ms: 0, cpuMicroseconds: 0 } };
  for (let round = 0; round < rounds; round += 1)
    for (const way of ['ours', 'rxdb'] as const) {
      bench.note(`pull, ${way}, round ${round + 1} …`);
      const files = testFiles(['synchronous=NORMAL']);
      const [cpuBefore, startedMs] = [process.cpuUsage(), performance.now()];
      await ways[way](files, documents);
      const { user, system } = process.cpuUsage(cpuBefore);
      taken[way].ms += performance.now() - startedMs;
      taken[way].cpuMicroseconds += user + system;
      files.dispose();
    }
  const count = rounds * itemCount;
  const yardstick = (value: number) => [{ what: 'RxDB’s own pull, its default batch', value }];
  record(bench.till, 'till', {
    what: `feed rows stored at the till, pages of ${maximumChanges.toLocaleString('en-US')}`,
    unit: 'rows/s',
    value: (count / taken.ours.ms) * 1_000,
    yardsticks: yardstick((count / taken.rxdb.ms) * 1_000),
  });
  record(bench.till, 'till', {
    what: 'CPU time of it a row',
    unit: 'µs',
    value: taken.ours.cpuMicroseconds / count,
    yardsticks: yardstick(taken.rxdb.cpuMicroseconds / count),
  });
}

async function applyPages(files: TestFiles, documents: readonly ItemDocument[]): Promise<void> {
  const file = files.acquire('ours');
  const tables = { items: catalogTables.items };
  await file.create(tables.items);
  file.reader.exec(feedStateSql);
  for (let from = 0; from < documents.length; from += maximumChanges)
    await file.applyPage(
      catalogPage(from + 1, documents.slice(from, from + maximumChanges).map(itemChange)),
      tables,
    );
  await files.release('ours');
}

/** As its documentation shows it: a handler that answers what comes after a checkpoint. */
async function pullByRxdb(files: TestFiles, documents: readonly ItemDocument[]): Promise<void> {
  const database = await createRxDatabase({
    name: 'rxdb',
    storage: sqliteStorage(files),
    multiInstance: false,
  });
  const { items: collection }: { items: RxCollection<ItemDocument> } =
    await database.addCollections({ items });
  const replication = replicateRxCollection<ItemDocument, { from: number }>({
    collection,
    replicationIdentifier: 'bench',
    live: false,
    pull: {
      async handler(checkpoint, batchSize) {
        const from = checkpoint?.from ?? 0;
        const page = documents.slice(from, from + batchSize);
        return {
          documents: page.map((document) => ({ ...document, _deleted: false })),
          checkpoint: { from: from + page.length },
        };
      },
    },
  });
  await replication.awaitInitialReplication();
  const count = await collection.count().exec();
  if (count !== documents.length) throw new Error(`RxDB pulled ${count}`);
  await database.close();
}
