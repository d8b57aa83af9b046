import type { ReadEntry } from '../../contract/entry/read-entry.ts';
import { isToldOf } from '../../domain/after-sales/states.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { DatabaseTransaction } from '../database/database.ts';

/** Something that a customer is to be told, as an entry says it. */
export interface CustomerNotice {
  place: EntryPlace;
  storeId: string;
  customerId: string;
  subject: 'after-sales';
  state: string;
  /** Printed number of what it is about. */
  reference: string;
}

/** Null where nothing is told, or nobody was named. */
export function noticeOf(read: ReadEntry): CustomerNotice | null {
  const { envelope } = read;
  if (!read.known || read.type !== 'after-sales' || envelope.journal.kind !== 'live') return null;
  const customerId = envelope.personal?.reference ?? '';
  if (customerId === '' || !isToldOf(read.body.state)) return null;
  return {
    place: { journalId: envelope.journal.id, sequence: envelope.sequence },
    storeId: envelope.store.id,
    ...{ customerId, subject: 'after-sales', state: read.body.state },
    reference: read.body.number,
  };
}

/** Puts them in the queue, each once. Throws DatabaseError. */
export async function queueNotices(
  sql: DatabaseTransaction,
  notices: readonly CustomerNotice[],
  nowMs: number,
): Promise<void> {
  if (notices.length === 0) return;
  await sql.query(
    `insert into customer_notices
       (journal_id, sequence, store_id, customer_id, subject, state, reference, queued_at_ms)
     select journal_id, sequence, store_id, customer_id, subject, state, reference, $2
     from jsonb_to_recordset($1::jsonb) as notice (
       journal_id text, sequence bigint, store_id text, customer_id text, subject text,
       state text, reference text)
     on conflict do nothing`,
    [
      JSON.stringify(
        notices.map(({ place, storeId, customerId, ...notice }) => ({
          ...{ journal_id: place.journalId, sequence: place.sequence },
          ...{ store_id: storeId, customer_id: customerId, ...notice },
        })),
      ),
      nowMs,
    ],
  );
}
