import type { Effects } from '../../domain/effects/effects-of.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { DatabaseTransaction } from '../database/database.ts';

/** Key space of the locks on what comes back of a journal's sales; journals have another. */
const returnLocks = 8;

/**
 * Keeps others off the returns of the sales that these entries make or give back, until the database
 * transaction ends: of two returns that arrive at once the second sees the first, and so does a sale
 * that arrives after its returns. All in one order, before any stock is locked, so that nobody waits in
 * a circle.
 */
export async function lockReturns(
  sql: DatabaseTransaction,
  entries: readonly { place: EntryPlace; effects: Pick<Effects, 'returnedLines'> }[],
): Promise<void> {
  const journals = new Set(
    entries.flatMap(({ place, effects }) => [
      place.journalId,
      ...effects.returnedLines.map(({ of }) => ('orderId' in of ? of.orderId : of.journalId)),
    ]),
  );
  if (journals.size === 0) return;
  await sql.query(
    `select pg_advisory_xact_lock($1::int, key)
     from (select distinct hashtext(id) as key from jsonb_array_elements_text($2::jsonb) as id
           order by key) as locked`,
    [returnLocks, JSON.stringify([...journals])],
  );
}
