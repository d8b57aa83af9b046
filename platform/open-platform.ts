import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Failure } from '../contract/failure/failure.ts';
import { systemTimers } from '../contract/rpc/timers.ts';
import { ok, type Result } from '../domain/result.ts';
import { createApi } from './api/server.ts';
import { inFeedTransaction } from './documents/feed-transaction.ts';
import { tokenSecret } from './enrolment/token-secret.ts';
import { startJobs } from './jobs/start-jobs.ts';
import { applyUnread } from './journals/apply-unread.ts';
import { readEffects } from './journals/read-effects.ts';
import { beginDemoHistory } from './network/begin-demo-history.ts';
import { loadDemoWhenEmpty } from './network/load-demo.ts';
import { addressFile, openDatabase } from './open-database.ts';
import type { PlatformOptions } from './platform-options.ts';
import { writeReceiptKeys } from './returns/write-receipt-keys.ts';
import { keepSnapshots, makeIfDue } from './snapshots/keep-snapshots.ts';
import { createSnapshotDesk } from './snapshots/snapshot-desk.ts';
import { snapshotFolder } from './snapshots/snapshot-folder.ts';
import { startWebhooks } from './webhooks/start-webhooks.ts';

export interface RunningPlatform {
  /** Where it listens. */
  url: string;
  close(): Promise<void>;
}

/** The whole platform: database, what an upgrade left to do, then the doors open. */
export async function openPlatform(
  options: PlatformOptions,
  logger: Logger,
): Promise<Result<RunningPlatform, Failure>> {
  const { folder, databaseUrl, host, port, tls, isBehindProxy, metricsToken } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const opened = await openDatabase({ databaseUrl, folder });
  if (!opened.ok) return opened;
  const database = opened.value;
  const clock = { nowMs: () => Date.now(), wait: (ms: number) => delay(ms) };
  try {
    const isNew = await loadDemoWhenEmpty(database, options.demo);
    if (isNew) {
      await beginDemoHistory(database, new Date(clock.nowMs()).toISOString().slice(0, 10));
      logger.info('an empty database: the demo retailer was loaded');
    }
    await inFeedTransaction(database, (sql) => writeReceiptKeys(sql));
    const appliedCount = await applyUnread({ database, readEffects, ...clock });
    if (appliedCount > 0) logger.info({ appliedCount }, 'entries of newer tills were applied');
    const operations = randomBytes(32).toString('base64url');
    // Filled once it listens: only then it knows its own port.
    const audiences = [...options.origins];
    const snapshots = createSnapshotDesk({
      database,
      folder: snapshotFolder(join(folder, 'snapshots')),
    });
    // Its first tills come as soon as it answers, and begin with the snapshot rather than with pages.
    if (isNew) await makeIfDue(snapshots, logger);
    const api = createApi({
      database,
      snapshots,
      tokenSecret: await tokenSecret(database),
      audiences,
      secrets: { operations, metrics: metricsToken },
      isBehindProxy,
      allowsLoopbackWebhooks: options.allowsLoopbackWebhooks,
      tls,
      logger,
      ...clock,
      monotonicMs: () => performance.now(),
    });
    await api.listen({ host, port });
    const url = urlOf(api.server.address(), options);
    if (audiences.length === 0) audiences.push(url);
    const address = { url: audiences[0] ?? url, secret: operations, pid: process.pid };
    writeFileSync(addressFile(folder), `${JSON.stringify(address)}\n`, { mode: 0o600 });
    // After the doors are open: nobody waits for a newer one.
    const stopSnapshots = keepSnapshots(snapshots, { timers: systemTimers, logger });
    const jobs = startJobs(database, logger);
    const webhooks = startWebhooks(database, {
      ...{ logger, timers: systemTimers, nowMs: clock.nowMs },
      allowsLoopback: options.allowsLoopbackWebhooks,
    });
    return ok({
      url,
      async close() {
        rmSync(addressFile(folder), { force: true });
        await api.close();
        await stopSnapshots();
        await jobs.close();
        await webhooks.close();
        await database.close();
      },
    });
  } catch (error) {
    await database.close();
    throw error;
  }
}

function urlOf(address: AddressInfo | string | null, { host, tls }: PlatformOptions): string {
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return `${tls ? 'https' : 'http'}://${host}:${port}`;
}
