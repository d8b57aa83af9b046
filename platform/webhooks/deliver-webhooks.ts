import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { signedHeaders } from './sign-webhook.ts';

/** Tries of one message: after these it is given up, about three days later, until somebody replays it. */
const retryAfterS = [5, 30, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];
/** A process that dies over a try leaves it to another after this. */
const leaseMs = 60_000;
const answerWithinMs = 15_000;
const atOnce = 20;
const atOnceEach = 4;

/** HTTP status of the answer; throws when there was none. A redirection is not followed. */
export type WebhookPost = (
  url: string,
  headers: Record<string, string>,
  body: string,
  withinMs: number,
) => Promise<number>;

/**
 * Posts what waits and is due; returns how many were tried. Any number of processes may do it at once. 2xx
 * is taken; 410 means that nobody listens any more, and ends the receiver; all else is tried again, later
 * each time. A message may come twice (its answer was lost) and out of order: it has an id and a time.
 */
export async function deliverWebhooks(
  database: Database,
  { post, nowMs }: { post: WebhookPost; nowMs(): number },
): Promise<number> {
  const due = await claim(database, nowMs());
  await Promise.all(due.map((delivery) => attempt(database, delivery, { post, nowMs })));
  return due.length;
}

type Delivery = z.infer<typeof deliveryRow>;

async function claim(database: Database, nowMs: number): Promise<Delivery[]> {
  const rows = await database.query(
    `with due as (
       select message_id, webhook_id from webhook_deliveries waiting
       where state = 'waiting' and next_at_ms <= $1
         -- Nobody is told after they were turned away.
         and exists (select 1 from webhooks webhook
                     join api_clients client on client.id = webhook.client_id
                     where webhook.id = waiting.webhook_id and webhook.revoked_at_ms is null
                       and client.revoked_at_ms is null)
         -- One that does not answer keeps the others waiting for one try only.
         and (select count(*) from webhook_deliveries before
              where before.webhook_id = waiting.webhook_id and before.state = 'waiting'
                and (before.next_at_ms, before.message_id) < (waiting.next_at_ms, waiting.message_id)
             ) < $4
       order by next_at_ms limit $3 for update skip locked),
     taken as (
       update webhook_deliveries delivery set next_at_ms = $1::bigint + $2::bigint
       from due where delivery.message_id = due.message_id and delivery.webhook_id = due.webhook_id
       returning delivery.message_id, delivery.webhook_id, delivery.attempts)
     select taken.*, webhook.url, webhook.secret, message.kind, message.at_ms, message.data
     from taken join webhooks webhook on webhook.id = taken.webhook_id
     join webhook_messages message on message.id = taken.message_id`,
    [Math.round(nowMs), leaseMs, atOnce, atOnceEach],
  );
  return rows.map((row) => deliveryRow.parse(row));
}

async function attempt(
  database: Database,
  delivery: Delivery,
  { post, nowMs }: { post: WebhookPost; nowMs(): number },
): Promise<void> {
  const { message_id: id, url, secret, kind, at_ms, data } = delivery;
  const body = JSON.stringify({ type: kind, timestamp: new Date(at_ms).toISOString(), data });
  const headers = signedHeaders({ id, atS: Math.floor(nowMs() / 1_000), body }, secret);
  const status = await post(url, headers, body, answerWithinMs).catch(() => 0);
  const state = stateAfter(status, delivery.attempts);
  const nextAtMs = nowMs() + (retryAfterS[delivery.attempts] ?? 0) * 1_000;
  await database.query(
    `update webhook_deliveries set state = $3, attempts = attempts + 1, last_status = $4, next_at_ms = $5
     where message_id = $1 and webhook_id = $2`,
    [id, delivery.webhook_id, state, status, Math.round(nextAtMs)],
  );
  if (status === 410)
    await database.query('update webhooks set revoked_at_ms = $2 where id = $1', [
      delivery.webhook_id,
      Math.round(nowMs()),
    ]);
}

function stateAfter(status: number, attempts: number): 'taken' | 'waiting' | 'failed' {
  if (status >= 200 && status < 300) return 'taken';
  return status === 410 || attempts >= retryAfterS.length ? 'failed' : 'waiting';
}

const deliveryRow = z.object({
  message_id: z.string(),
  webhook_id: z.string(),
  attempts: z.int(),
  url: z.string(),
  secret: z.string(),
  kind: z.string(),
  at_ms: z.int(),
  data: z.unknown(),
});
