import type { WebhookKind } from '../../contract/platform/webhooks.ts';
import type { DatabaseTransaction } from '../database/database.ts';

/** Something that happened, as who listens is told of it. Nothing of a person is in it. */
export interface Announcement {
  kind: WebhookKind;
  /** The client whom it is about; empty where only those of the whole network hear it. */
  clientId: string;
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
       select 'msg_' || replace(gen_random_uuid()::text, '-', '') as id, kind, data, "clientId"
       from jsonb_to_recordset($1::jsonb) as told (kind text, data jsonb, "clientId" text)),
     listened as (
       select told.id, told.kind, told.data, webhook.id as webhook_id
       from told
       join webhooks webhook on webhook.revoked_at_ms is null and webhook.kinds ? told.kind
       join api_clients client on client.id = webhook.client_id and client.revoked_at_ms is null
         and (client.is_network_wide or client.id = told."clientId")),
     kept as (
       insert into webhook_messages (id, kind, at_ms, data)
       select distinct on (id) id, kind, $2::bigint, data from listened)
     insert into webhook_deliveries (message_id, webhook_id, state, attempts, next_at_ms)
     select id, webhook_id, 'waiting', 0, $2::bigint from listened`,
    [JSON.stringify(announcements), Math.round(nowMs)],
  );
}
