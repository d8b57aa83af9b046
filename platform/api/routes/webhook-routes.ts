import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { webhookRequest, webhookState } from '../../../contract/platform/webhooks.ts';
import { ok } from '../../../domain/result.ts';
import type { Database } from '../../database/database.ts';
import { addWebhook, listWebhooks, removeWebhook, replayWebhook } from '../../webhooks/webhooks.ts';
import { clientRoute, type Route } from '../route.ts';

const maximumBytes = 8 * 1024;
const noParameters = z.strictObject({});
const ofWebhook = z.strictObject({ webhookId: z.string().regex(/^wh_[A-Za-z0-9_-]{1,40}$/) });

/** Where a client is told what happens; each sees its own. */
export function webhookRoutes({
  database,
  nowMs,
  allowsLoopback,
}: {
  database: Database;
  nowMs(): number;
  /** Whether messages may go to this machine: while somebody develops a shop on it. */
  allowsLoopback: boolean;
}): Route[] {
  return [
    clientRoute({
      method: 'POST',
      path: '/v1/webhooks',
      summary: 'Tells an address what happens; its secret is told in this answer only',
      maximumBytes,
      parameters: noParameters,
      body: webhookRequest,
      answer: z.strictObject({ id: z.string(), secret: z.string() }),
      handle: ({ body, client }) =>
        addWebhook(
          database,
          { clientId: client.id, ...body },
          { random: randomBytes, nowMs: nowMs(), allowsLoopback },
        ),
    }),
    clientRoute({
      method: 'GET',
      path: '/v1/webhooks',
      summary: 'The client’s addresses, with what waits for each',
      maximumBytes: 0,
      parameters: noParameters,
      body: z.unknown(),
      answer: z.strictObject({ webhooks: z.array(webhookState) }),
      handle: async ({ client }) => ok({ webhooks: await listWebhooks(database, client.id) }),
    }),
    clientRoute({
      method: 'POST',
      path: '/v1/webhooks/{webhookId}/replay',
      summary: 'Tells again what happened since then, taken or not',
      maximumBytes,
      parameters: ofWebhook,
      body: z.strictObject({ since: z.iso.datetime({ offset: true }) }),
      answer: z.strictObject({ messages: z.int() }),
      async handle({ parameters, body, client }) {
        const of = { clientId: client.id, id: parameters.webhookId };
        const sinceMs = Date.parse(body.since);
        return ok({ messages: await replayWebhook(database, { ...of, sinceMs, nowMs: nowMs() }) });
      },
    }),
    clientRoute({
      method: 'POST',
      path: '/v1/webhooks/{webhookId}/removal',
      summary: 'Tells this address nothing more',
      maximumBytes,
      parameters: ofWebhook,
      body: z.strictObject({}),
      answer: z.strictObject({}),
      async handle({ parameters, client }) {
        const of = { clientId: client.id, id: parameters.webhookId };
        await removeWebhook(database, { ...of, nowMs: nowMs() });
        return ok({});
      },
    }),
  ];
}
