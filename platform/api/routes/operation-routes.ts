import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Failure, fail } from '../../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import type { Database } from '../../database/database.ts';
import { makePairing } from '../../enrolment/make-pairing.ts';
import { revokeTill } from '../../enrolment/revoke.ts';
import { itemsRequest, writeItems } from '../../items/write-items.ts';
import { addClient, revokeClient } from '../../shop/api-clients.ts';
import type { Metrics } from '../metrics.ts';
import { openRoute, type Route } from '../route.ts';

const maximumBytes = 16 * 1024;
/** The longest item has a description of 2,000 signs and a picture of 4,096. */
const maximumItemsBytes = 8 * 1024 * 1024;
const noParameters = z.strictObject({});
const name = z.string().min(1).max(20);

const pairingRequest = z.strictObject({ storeId: name, tillNumber: name });
export const pairingAnswer = z.strictObject({
  code: z.string(),
  tillId: z.string(),
  expiresAtMs: z.int(),
});

const clientRequest = z.strictObject({
  name: z.string().min(1).max(80),
  storeId: name,
  isNetworkWide: z.boolean().default(false),
});
export const clientAnswer = z.strictObject({ id: z.string(), key: z.string() });

/** For who runs the platform: is it well, and what its command line does while it runs. */
export function operationRoutes({
  database,
  metrics,
  nowMs,
}: {
  database: Database;
  metrics: Metrics;
  nowMs(): number;
}): Route[] {
  return [
    openRoute({
      method: 'GET',
      path: '/health',
      summary: 'The process answers',
      access: 'anybody',
      maximumBytes: 0,
      parameters: noParameters,
      body: z.undefined(),
      answer: z.strictObject({ status: z.literal('up') }),
      handle: () => Promise.resolve(ok({ status: 'up' as const })),
    }),
    openRoute({
      method: 'GET',
      path: '/ready',
      summary: 'The database answers, so that tills can be served',
      access: 'anybody',
      maximumBytes: 0,
      parameters: noParameters,
      body: z.undefined(),
      answer: z.strictObject({ status: z.literal('ready') }),
      handle: () => ready(database),
    }),
    openRoute({
      method: 'GET',
      path: '/metrics',
      summary: 'Metrics of this process in Prometheus’ text format',
      access: 'metrics',
      maximumBytes: 0,
      parameters: noParameters,
      body: z.undefined(),
      answer: z.string(),
      sends: 'text',
      handle: async () => ok(await metrics.text()),
    }),
    openRoute({
      method: 'POST',
      path: '/v1/pairings',
      summary: 'Makes a pairing code for a till of a store',
      access: 'operations',
      maximumBytes,
      parameters: noParameters,
      body: pairingRequest,
      answer: pairingAnswer,
      handle: ({ body }) => makePairing(database, { ...body, nowMs: nowMs() }),
    }),
    openRoute({
      method: 'POST',
      path: '/v1/items',
      summary: 'Items for every till of the retailer, as an import reads them from a file',
      access: 'operations',
      maximumBytes: maximumItemsBytes,
      parameters: noParameters,
      body: itemsRequest,
      answer: z.null(),
      handle: ({ body }) => writeItems(database, body.items),
    }),
    openRoute({
      method: 'POST',
      path: '/v1/tills/{tillId}/revocation',
      summary: 'Turns a till away from its next request on',
      access: 'operations',
      maximumBytes,
      parameters: z.strictObject({ tillId: z.string().min(1).max(64) }),
      body: z.unknown(),
      answer: z.null(),
      handle: ({ parameters: { tillId } }) => revokeTill(database, { tillId, nowMs: nowMs() }),
    }),
    openRoute({
      method: 'POST',
      path: '/v1/clients',
      summary: 'A key for a system of the retailer: told in this answer only',
      access: 'operations',
      maximumBytes,
      parameters: noParameters,
      body: clientRequest,
      answer: clientAnswer,
      handle: ({ body }) => addClient(database, body, { random: randomBytes, nowMs: nowMs() }),
    }),
    openRoute({
      method: 'POST',
      path: '/v1/clients/{clientId}/revocation',
      summary: 'Turns a client away from its next request on',
      access: 'operations',
      maximumBytes,
      parameters: z.strictObject({ clientId: z.string().min(1).max(64) }),
      body: z.unknown(),
      answer: z.null(),
      handle: ({ parameters: { clientId } }) => revokeClient(database, clientId, nowMs()),
    }),
  ];
}

async function ready(database: Database): Promise<Result<{ status: 'ready' }, Failure>> {
  try {
    await database.query('select 1');
    return ok({ status: 'ready' });
  } catch {
    return refuse(fail('PLATFORM_BUSY'));
  }
}
