import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { FailureError } from '../../contract/failure/failure.ts';
import { ok } from '../../domain/result.ts';
import { snapshotFiller } from '../../host/sync/snapshot-filler.ts';
import type { Database } from '../../platform/database/database.ts';
import { inFeedTransaction } from '../../platform/documents/feed-transaction.ts';
import { createFeedWaiters } from '../../platform/feeds/feed-waiters.ts';
import { forgetOldChanges } from '../../platform/feeds/forget-old.ts';
import { readFeeds } from '../../platform/feeds/read-feeds.ts';
import { applyUnread } from '../../platform/journals/apply-unread.ts';
import { journalStateOf } from '../../platform/journals/journal-state.ts';
import { type ReadEffects, readEffects } from '../../platform/journals/read-effects.ts';
import { reapplyQuarantine } from '../../platform/journals/reapply-quarantine.ts';
import { takePush } from '../../platform/journals/take-push.ts';
import { expireOrders } from '../../platform/orders/expire-orders.ts';
import { makeSnapshot } from '../../platform/snapshots/make-snapshot.ts';
import { createSnapshotDesk } from '../../platform/snapshots/snapshot-desk.ts';
import { snapshotFolder } from '../../platform/snapshots/snapshot-folder.ts';
import { readFeedsAnswer } from '../../sync/feeds/read-answer.ts';
import { pushContext } from '../support/platform/push-kit.ts';
import { databaseCopies } from './database-copies.ts';
import { deskLink } from './desk-link.ts';
import { lookAtOrders, watchPromises } from './orders-look.ts';
import type { PlatformParts } from './simulate-network.ts';
import type { SimulatedPlatform } from './simulated-platform.ts';
import { documentsIn, lookInto } from './sql-look.ts';
import { addSimulatedNetwork, deliverTo } from './sql-network.ts';

/** When the simulation begins, by the platform's clock, which is right. */
const simulatedStartMs = Date.UTC(2026, 10, 22, 8);

/** What of the platform's code is exchanged for a broken one. */
export interface BrokenSql {
  readFeeds?: typeof readFeeds;
  takePush?: typeof takePush;
}

/** The platform's real code on a database that is empty but for its schema. */
export async function sqlCentre({
  database,
  broken = {},
  ...parts
}: PlatformParts & { database: Database; broken?: BrokenSql }): Promise<SimulatedPlatform> {
  const { time } = parts;
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-simulation-'));
  const snapshots = snapshotFolder(join(folder, 'snapshots'));
  const desk = createSnapshotDesk({ database, folder: snapshots, smallest: 1 });
  const release = releaseOf(parts);
  const context = pushContext(database, {
    readEffects: release.readEffects,
    nowMs: () => simulatedStartMs + Math.round(time.nowMs()),
  });
  const copies = databaseCopies(database);
  /** By `place|sku`; what is in the copy beside it. */
  let delivered: ReadonlyMap<string, number> = new Map();
  let deliveredInCopy = delivered;
  let waiters = createFeedWaiters(database, { longestMs: 3_600_000 });

  await addSimulatedNetwork(database);
  await watchPromises(database);
  await waiters.open();
  const look = () => lookInto(database, delivered);

  return {
    async push(till, journalId, { entries }) {
      const taken = await (broken.takePush ?? takePush)({ till, journalId, entries }, context);
      return taken.ok ? ok(taken.value.answer) : taken;
    },
    state: (till, journalId) => journalStateOf(database, { till, journalId }),
    async feeds(till, request) {
      const answer = await (broken.readFeeds ?? readFeeds)(database, till, request);
      if (!answer.ok) return answer;
      return ok(readFeedsAnswer.parse(JSON.parse(JSON.stringify(answer.value))));
    },
    async waitForNews(till, feeds) {
      const waiting = waiters.wait(till, feeds);
      // One connection, and its questions have turns: when so many are answered, those of the wait are.
      const asked = (async () => {
        for (let turn = 0; turn < 5; turn += 1) await database.query('select 1');
      })();
      await time.during(Promise.race([waiting, asked]));
      const waited = await waiting;
      return waited.ok && waited.value;
    },
    async change(changes) {
      await inFeedTransaction(database, async (sql) => {
        const written = sql.write(changes);
        if (!written.ok) throw new FailureError(written.error);
      });
    },
    async deliver(placeId, sku, pieces) {
      await deliverTo(database, { placeId, sku, pieces });
      const key = `${placeId}|${sku}`;
      delivered = new Map([...delivered, [key, (delivered.get(key) ?? 0) + pieces]]);
    },
    async backUp() {
      await copies.make();
      deliveredInCopy = delivered;
    },
    async restore({ asNewDatabase }) {
      const before = await entryCount(database);
      await waiters.close();
      await copies.putBack();
      delivered = deliveredInCopy;
      if (asNewDatabase) await database.query('update feed_head set epoch = gen_random_uuid()');
      // As a process does that starts on it.
      waiters = createFeedWaiters(database, { longestMs: 3_600_000 });
      await waiters.open();
      if (release.isUpgraded()) await applyUnread(context);
      if (release.isMended()) await reapplyQuarantine(context, null);
      return (await entryCount(database)) < before;
    },
    async upgrade() {
      release.upgrade();
      return await applyUnread(context);
    },
    async mend() {
      release.mend();
      return (await reapplyQuarantine(context, null)).appliedCount;
    },
    async forgetOld() {
      const positions = () => countOf(database, 'select count(*) as count from feed_positions');
      const before = await positions();
      await forgetOldChanges(database, 0);
      return (await positions()) < before;
    },
    async makeSnapshot({ isKilled }) {
      if (isKilled) await makeSnapshot(database, snapshots.draftPath());
      else await desk.makeWhenDue();
    },
    fillFromSnapshot: (...given) =>
      time.during(
        snapshotFiller({
          ...{ link: deskLink(desk), folder: join(folder, 'downloads'), timers: time },
        })(...given),
      ),
    look,
    lookAtOrders: () => lookAtOrders(database),
    tryAgain: async () => (await reapplyQuarantine(context, null)).appliedCount,
    expire: () => expireOrders(database, { nowMs: simulatedStartMs + time.nowMs() }),
    documentsOf: (till) => documentsIn(database, till),
    async close() {
      await waiters.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Which entries the platform reads: not those of a release to come, and not those that are poison. */
function releaseOf({ isPoison, isOfRelease }: Pick<PlatformParts, 'isPoison' | 'isOfRelease'>) {
  let isUpgraded = false;
  let isMended = false;
  const read: ReadEffects = (content, storeId) => {
    const entry = numbered.parse(content);
    if (!isMended && isPoison(entry)) return { kind: 'broken', reason: 'POISON', detail: '' };
    if (!isUpgraded && !isOfRelease(entry)) return { kind: 'unread' };
    return readEffects(content, storeId);
  };
  return {
    readEffects: read,
    isUpgraded: () => isUpgraded,
    isMended: () => isMended,
    upgrade(): void {
      isUpgraded = true;
    },
    mend(): void {
      isMended = true;
    },
  };
}

const entryCount = (database: Database) =>
  countOf(database, 'select count(*) as count from entries');

async function countOf(database: Database, query: string): Promise<number> {
  const [row] = await database.query(query);
  return countRow.parse(row).count;
}

const numbered = z.object({ sequence: z.int() });
const countRow = z.object({ count: z.int() });
