import { z } from 'zod';
import { FailureError, fail } from '../../contract/failure/failure.ts';
import { assert } from '../../domain/assert.ts';
import type { Database, DatabaseTransaction } from './database.ts';
import type { Migration } from './migration.ts';
import { network } from './migrations/0001-network.ts';
import { journals } from './migrations/0002-journals.ts';
import { effects } from './migrations/0003-effects.ts';
import { orders } from './migrations/0004-orders.ts';
import { lighterEntries } from './migrations/0005-lighter-entries.ts';
import { documents } from './migrations/0006-documents.ts';
import { priceLists } from './migrations/0007-price-lists.ts';
import { documentsById } from './migrations/0008-documents-by-id.ts';
import { lighterJournals } from './migrations/0009-lighter-journals.ts';
import { storeReport } from './migrations/0010-store-report.ts';
import { returnedLines } from './migrations/0011-returned-lines.ts';
import { businessAccounts } from './migrations/0012-business-accounts.ts';
import { stockNews } from './migrations/0013-stock-news.ts';
import { ordersOfTheirOwn } from './migrations/0014-orders-of-their-own.ts';
import { allocations } from './migrations/0015-allocations.ts';
import { customerNotices } from './migrations/0016-customer-notices.ts';
import { goodsNotices } from './migrations/0017-goods-notices.ts';
import { webShops } from './migrations/0018-web-shops.ts';
import { collectCodes } from './migrations/0019-collect-codes.ts';
import { paidOrderLines } from './migrations/0020-paid-order-lines.ts';
import { staffPurchases } from './migrations/0021-staff-purchases.ts';
import { goodsRequests } from './migrations/0022-goods-requests.ts';
import { tasks } from './migrations/0023-tasks.ts';
import { loyalty } from './migrations/0024-loyalty.ts';
import { parcelContacts } from './migrations/0025-parcel-contacts.ts';
import { sharedInventories } from './migrations/0026-shared-inventories.ts';
import { orderHolds } from './migrations/0027-order-holds.ts';
import { customerIndex } from './migrations/0028-customer-index.ts';
import { inventoryClosedBy } from './migrations/0029-inventory-closed-by.ts';
import { clientSteps } from './migrations/0030-client-steps.ts';
import { storedValue } from './migrations/0031-stored-value.ts';
import { erasures } from './migrations/0032-erasures.ts';
import { selfService } from './migrations/0033-self-service.ts';
import { dossierNumbers } from './migrations/0034-dossier-numbers.ts';
import { customerProfile } from './migrations/0035-customer-profile.ts';

export const migrations: readonly Migration[] = [
  network,
  journals,
  effects,
  orders,
  lighterEntries,
  documents,
  priceLists,
  documentsById,
  lighterJournals,
  storeReport,
  returnedLines,
  businessAccounts,
  stockNews,
  ordersOfTheirOwn,
  allocations,
  customerNotices,
  goodsNotices,
  webShops,
  collectCodes,
  paidOrderLines,
  staffPurchases,
  goodsRequests,
  tasks,
  loyalty,
  parcelContacts,
  sharedInventories,
  orderHolds,
  customerIndex,
  inventoryClosedBy,
  clientSteps,
  storedValue,
  erasures,
  selfService,
  dossierNumbers,
  customerProfile,
];

/** Any number that nobody else takes an advisory lock on: the text `comptoir`, as it were. */
const migrationLock = 0x636f6d70;

/**
 * Brings the database to the schema of this program: each migration once, in a database transaction of
 * its own, under a lock, so that processes that start together wait for each other. Throws
 * FailureError(DATABASE_NEWER) and touches nothing when a newer program was here.
 */
export async function migrate(
  database: Database,
  steps: readonly Migration[] = migrations,
): Promise<void> {
  steps.forEach((step, index) => {
    assert(step.number === index + 1, 'Migrations are numbered without a gap');
  });
  await database.transaction(async (sql) => {
    await locked(sql);
    await sql.query(
      `create table if not exists schema_migrations (
         number int primary key, name text not null, applied_at timestamptz not null default now())`,
    );
    refuseNewer(await applied(sql), steps);
  });
  for (const step of steps) {
    await database.transaction(async (sql) => {
      await locked(sql);
      const done = await applied(sql);
      refuseNewer(done, steps);
      if (done.includes(step.number)) return;
      await sql.script(step.sql);
      await sql.query('insert into schema_migrations (number, name) values ($1, $2)', [
        step.number,
        step.name,
      ]);
    });
  }
}

async function locked(sql: DatabaseTransaction): Promise<void> {
  await sql.query(`select pg_advisory_xact_lock(${migrationLock})`);
}

async function applied(sql: DatabaseTransaction): Promise<number[]> {
  const rows = await sql.query('select number from schema_migrations order by number');
  return rows.map((row) => z.object({ number: z.int() }).parse(row).number);
}

function refuseNewer(done: readonly number[], steps: readonly Migration[]): void {
  const found = done.at(-1) ?? 0;
  if (found > steps.length)
    throw new FailureError(fail('DATABASE_NEWER', { found, known: steps.length }));
}
