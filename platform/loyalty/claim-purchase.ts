import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { FeedTransaction } from '../documents/feed-transaction.ts';
import { readEffects } from '../journals/read-effects.ts';
import { storedEntries } from '../journals/stored-entries.ts';
import { lockReturns } from '../returns/lock-returns.ts';
import { writeTasks } from '../tasks/write-tasks.ts';
import { insertLoyaltyLines } from './insert-loyalty-lines.ts';
import { tellLedgers } from './tell-ledgers.ts';

/**
 * Credits a sale to somebody who became known after it was paid: once, whoever else asks, never one that names
 * its customer, and never to who was erased. What came back of it counts as of any other purchase. A sale that is
 * not here yet is credited when it arrives (`claimedBy`). False where this credits nothing. Throws DatabaseError.
 */
export async function claimPurchase(
  sql: FeedTransaction,
  { place, customerId, nowMs }: { place: EntryPlace; customerId: string; nowMs: number },
): Promise<boolean> {
  // The sale that arrives at this moment does so before, or finds the claim.
  await lockReturns(sql, [{ place, effects: { returnedLines: [] } }]);
  const [entry] = await storedEntries(sql, [place]);
  const said = entry ? readEffects(entry.content, entry.storeId) : null;
  if (
    said?.kind === 'effects' &&
    (said.orderHead.customerId !== '' || entry?.type !== 'transaction')
  )
    return false;
  const claimed = await sql.query(
    `insert into loyalty_claims (journal_id, sequence, customer_id, at_ms)
     select $1, $2, $3, $4 where not exists (select from erased_references where reference = $3)
     on conflict (journal_id, sequence) do nothing returning customer_id`,
    [place.journalId, place.sequence, customerId, nowMs],
  );
  if (claimed.length === 0) return false;
  if (said?.kind !== 'effects' || (await isSetAside(sql, place))) return true;
  const { effects, businessDay } = said;
  const told = await insertLoyaltyLines(sql, [
    { place, effects: { loyalty: effects.loyalty, returnedLines: [] }, customerId, businessDay },
  ]);
  await writeTasks(sql, { found: await tellLedgers(sql, told, nowMs), settled: [] });
  return true;
}

/** It was stored and not applied: what it sold is inserted when it is. */
async function isSetAside(sql: FeedTransaction, place: EntryPlace): Promise<boolean> {
  const rows = await sql.query(
    `select 1 from quarantine where journal_id = $1 and sequence = $2
     union all select 1 from unread_entries where journal_id = $1 and sequence = $2`,
    [place.journalId, place.sequence],
  );
  return rows.length > 0;
}
