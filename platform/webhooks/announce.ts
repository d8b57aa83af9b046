import type { WebhookKind } from '../../contract/platform/webhooks.ts';
import type { DatabaseTransaction } from '../database/database.ts';

/** Something that happened, as who listens is told of it. Nothing of a person is in it. */
export interface Announcement {
  kind: WebhookKind;
  data: object;
}

/**
 * Puts what happened before every receiver that asked for its kind, in the database transaction in which it
 * happened: what is rolled back is told to nobody, and what is committed is told, whenever they answer.
 */
export async function announce(
  sql: DatabaseTransaction,
  announcements: readonly Announcement[],
  nowMs: number,
): Promise<void> {
  if (announcements.length === 0) return;
  await sql.query(
    `with told as (
       select 'msg_' || replace(gen_random_uuid()::text, '-', '') as id, kind, data
       from jsonb_to_recordset($1::jsonb) as told (kind text, data jsonb)),
     listened as (
       select told.id, told.kind, told.data, webhook.id as webhook_id
       from told join webhooks webhook on webhook.revoked_at_ms is null and webhook.kinds ? told.kind),
     kept as (
       insert into webhook_messages (id, kind, at_ms, data)
       select distinct on (id) id, kind, $2::bigint, data from listened)
     insert into webhook_deliveries (message_id, webhook_id, state, attempts, next_at_ms)
     select id, webhook_id, 'waiting', 0, $2::bigint from listened`,
    [JSON.stringify(announcements), Math.round(nowMs)],
  );
}
