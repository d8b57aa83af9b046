import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { DatabaseTransaction } from '../database/database.ts';

/** A step as it was done; null of what no entry says. */
interface DoneStep {
  orderId: string;
  kind: string;
  placeId: string;
  place: EntryPlace | null;
  refused: string;
}

/**
 * What a customer is told when their order lies ready, each step once: which order and where, by references
 * only; who sends it reads where they are reached in their document. Nobody is told of a step that changed
 * nothing.
 */
export async function queueReadyNotices(
  sql: DatabaseTransaction,
  steps: readonly DoneStep[],
  nowMs: number,
): Promise<void> {
  const ready = steps.flatMap(({ orderId, kind, placeId, place, refused }) =>
    kind === 'ready' && place !== null && refused === ''
      ? [{ order_id: orderId, place_id: placeId, ...place }]
      : [],
  );
  if (ready.length === 0) return;
  await sql.query(
    `insert into customer_notices
       (journal_id, sequence, store_id, customer_id, subject, state, reference, queued_at_ms)
     select step."journalId", step.sequence, step.place_id, orders.customer_id, 'order', 'ready',
            orders.number, $2
     from jsonb_to_recordset($1::jsonb) as step (
       order_id text, place_id text, "journalId" text, sequence bigint)
     join orders on orders.order_id = step.order_id and orders.customer_id <> ''
     on conflict do nothing`,
    [JSON.stringify(ready), nowMs],
  );
}
