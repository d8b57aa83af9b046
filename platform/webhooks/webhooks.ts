import { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { webhookState } from '../../contract/platform/webhooks.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Queries } from '../database/database.ts';
import { isPrivateAddress } from './private-address.ts';
import { webhookSecret } from './sign-webhook.ts';

/** Receivers of one client: more are a mistake. */
const mostOfClient = 20;

/** A new receiver, with the secret that proves what is posted to it: told once. */
export async function addWebhook(
  sql: Queries,
  { clientId, url, kinds }: { clientId: string; url: string; kinds: readonly string[] },
  {
    random,
    nowMs,
    allowsLoopback,
  }: { random(bytes: number): Uint8Array; nowMs: number; allowsLoopback: boolean },
): Promise<Result<{ id: string; secret: string }, Failure>> {
  if (!isAllowed(url, allowsLoopback)) return refuse(fail('BAD_REQUEST', { where: 'url' }));
  const id = `wh_${Buffer.from(random(12)).toString('base64url')}`;
  const secret = webhookSecret(random(32));
  const added = await sql.query(
    `insert into webhooks (id, client_id, url, kinds, secret, created_at_ms)
     select $1, $2, $3, $4::jsonb, $5, $6
     where (select count(*) from webhooks where client_id = $2 and revoked_at_ms is null) < $7
     returning id`,
    [id, clientId, url, JSON.stringify(kinds), secret, Math.round(nowMs), mostOfClient],
  );
  return added.length > 0
    ? ok({ id, secret })
    : refuse(fail('BAD_REQUEST', { where: `more than ${mostOfClient} webhooks` }));
}

export async function listWebhooks(
  sql: Queries,
  clientId: string,
): Promise<z.infer<typeof webhookState>[]> {
  const rows = await sql.query(
    `select webhook.id, webhook.url, webhook.kinds,
            count(*) filter (where delivery.state = 'waiting') as waiting,
            count(*) filter (where delivery.state = 'failed') as failed
     from webhooks webhook left join webhook_deliveries delivery on delivery.webhook_id = webhook.id
     where webhook.client_id = $1 and webhook.revoked_at_ms is null
     group by webhook.id order by webhook.created_at_ms, webhook.id`,
    [clientId],
  );
  return rows.map((row) => {
    const { waiting, failed, ...webhook } = webhookRow.parse(row);
    return { ...webhook, waitingCount: waiting, failedCount: failed };
  });
}

/** Sends again what happened since then, taken or not; returns how many messages. */
export async function replayWebhook(
  sql: Queries,
  {
    clientId,
    id,
    sinceMs,
    nowMs,
  }: { clientId: string; id: string; sinceMs: number; nowMs: number },
): Promise<number> {
  const rows = await sql.query(
    `update webhook_deliveries delivery set state = 'waiting', attempts = 0, next_at_ms = $4
     from webhook_messages message, webhooks webhook
     where message.id = delivery.message_id and message.at_ms >= $3
       and webhook.id = delivery.webhook_id and webhook.id = $2 and webhook.client_id = $1
     returning delivery.message_id`,
    [clientId, id, Math.round(sinceMs), Math.round(nowMs)],
  );
  return rows.length;
}

export async function removeWebhook(
  sql: Queries,
  { clientId, id, nowMs }: { clientId: string; id: string; nowMs: number },
): Promise<void> {
  await sql.query('update webhooks set revoked_at_ms = $3 where client_id = $1 and id = $2', [
    clientId,
    id,
    Math.round(nowMs),
  ]);
}

/** A message in plain text is for this machine only, and that only where its operator allows it. */
function isAllowed(text: string, allowsLoopback: boolean): boolean {
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return false;
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  return isHere ? allowsLoopback : url.protocol === 'https:' && !isPrivateAddress(url.hostname);
}

const webhookRow = z.object({
  id: z.string(),
  url: z.string(),
  kinds: z.array(z.string()),
  waiting: z.int(),
  failed: z.int(),
});
