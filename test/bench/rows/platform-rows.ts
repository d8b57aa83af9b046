import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { maximumEntries, type PushedEntry } from '../../../contract/platform/push-entries.ts';
import type { Database } from '../../../platform/database/database.ts';
import { openEmbedded } from '../../../platform/database/embedded.ts';
import { migrate } from '../../../platform/database/migrate.ts';
import { openPostgres } from '../../../platform/database/postgres.ts';
import { inFeedTransaction } from '../../../platform/documents/feed-transaction.ts';
import { applyEntries } from '../../../platform/journals/apply-entries.ts';
import { checkArrival } from '../../../platform/journals/check-arrival.ts';
import { writeHead } from '../../../platform/journals/journal-head.ts';
import { readEffects } from '../../../platform/journals/read-effects.ts';
import { storeEntries } from '../../../platform/journals/store-entries.ts';
import { takePush } from '../../../platform/journals/take-push.ts';
import { newSigner, sale, sealAll, testContext } from '../../support/journal-kit.ts';
import { findPostgres } from '../../support/platform/find-postgres.ts';
import { startPostgres } from '../../support/platform/postgres-server.ts';
import { addNetwork, pushContext, pushed, till } from '../../support/platform/push-kit.ts';
import type { Bench } from '../group.ts';
import { record } from '../row.ts';

/** Sales of three lines; enough that the first batches do not decide. */
const entryCount = 5_000;
/** Of the slow ways; they are as slow from the first on. */
const slowCount = 1_000;

/** What one platform process takes in, without HTTP: checked, stored, applied, durable. */
export async function platformRows(bench: Bench): Promise<void> {
  if (bench.databases.includes('PGlite')) {
    const folder = mkdtempSync(join(tmpdir(), 'comptoir-bench-platform-'));
    const embedded = await openEmbedded(folder);
    if (!embedded.ok) throw new Error(embedded.error.code);
    await ingestRow(bench, 'PGlite', embedded.value);
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
  await ingestRow(bench, 'PostgreSQL', database);
  await database.close();
  server.stop();
}

async function ingestRow(bench: Bench, column: string, database: Database): Promise<void> {
  await migrate(database);
  await addNetwork(database);
  bench.note(`${column}: sealing ${entryCount} entries …`);
  // The first push of a process pays for what is compiled and planned once.
  await pushAll(database, journalOf('warm-up', 600), maximumEntries)();
  const value = await perSecond(entryCount, () =>
    pushAll(database, journalOf('set-wise', entryCount), maximumEntries),
  );
  const yardsticks = [
    {
      what: 'one entry a push, a commit each',
      value: await perSecond(slowCount, () => pushAll(database, journalOf('single', slowCount), 1)),
    },
    {
      what: 'pushes of 500, one statement an entry',
      value: await perSecond(slowCount, () => oneByOne(database, journalOf('naive', slowCount))),
    },
  ];
  const what = 'entries taken in, in pushes of 500';
  record(bench.byDatabase, column, { what, unit: 'entries/s', value, yardsticks });
  const entries = journalOf('checked', slowCount);
  const checked = await perSecond(slowCount, () => async () => {
    await checkArrival(entries.journalId, null, entries.entries);
  });
  record(bench.byDatabase, column, {
    what: 'of it, checking hashes, links and signatures alone',
    unit: 'entries/s',
    value: checked,
  });
}

interface SealedJournal {
  journalId: string;
  entries: PushedEntry[];
}

/** Sealed beforehand: that is the till's work. */
function journalOf(name: string, count: number): SealedJournal {
  const journalId = `bench-journal-${name}-0001`;
  const signer = newSigner();
  const drafts = Array.from({ length: count - 1 }, (_, index) => sale(index, 3));
  const { sealed } = sealAll(drafts, signer, testContext(signer), journalId);
  return { journalId, entries: sealed.map(pushed) };
}

/** Makes the work first, then times it alone. */
async function perSecond(count: number, prepare: () => () => Promise<void>): Promise<number> {
  const work = prepare();
  const startedMs = performance.now();
  await work();
  return count / ((performance.now() - startedMs) / 1_000);
}

function pushAll(database: Database, { journalId, entries }: SealedJournal, size: number) {
  const context = pushContext(database);
  return async () => {
    for (let from = 0; from < entries.length; from += size) {
      const push = { till, journalId, entries: entries.slice(from, from + size) };
      const taken = await takePush(push, context);
      if (!taken.ok || taken.value.storedCount !== push.entries.length)
        throw new Error(`a push was not taken: ${JSON.stringify(taken)}`);
    }
  };
}

/** The naive way: the same checks and the same commits, and each entry's rows by statements of its own. */
function oneByOne(database: Database, { journalId, entries }: SealedJournal) {
  return async () => {
    let head: Parameters<typeof checkArrival>[1] = null;
    for (let from = 0; from < entries.length; from += maximumEntries) {
      const arrival = await checkArrival(
        journalId,
        head,
        entries.slice(from, from + maximumEntries),
      );
      head = arrival.head;
      const after = head;
      if (!after || arrival.problem) throw new Error('an entry was not sound');
      await inFeedTransaction(database, async (sql) => {
        await writeHead(sql, { journalId, tillId: till.id, head: after });
        for (const entry of arrival.sound) {
          await storeEntries(sql, { journalId, entries: [entry], nowMs: 1_000 });
          const { pushed: of, content, typeVersion } = entry;
          const place = { journalId, sequence: of.sequence };
          const stored = { place, type: of.type, typeVersion, content, storeId: till.storeId };
          await applyEntries(sql, [stored], {
            ...{ readEffects, nowMs: 1_000, whenRefused: 'halve' },
          });
        }
      });
    }
  };
}
