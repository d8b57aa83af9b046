import { z } from 'zod';
import { findOrdersAnswer, findOrdersRequest } from '../../../contract/platform/find-orders.ts';
import {
  findReceiptsAnswer,
  findReceiptsRequest,
} from '../../../contract/platform/find-receipts.ts';
import { ok } from '../../../domain/result.ts';
import type { Database } from '../../database/database.ts';
import { findOrders } from '../../returns/find-orders.ts';
import { findReceipts } from '../../returns/find-receipts.ts';
import { type Route, tillRoute } from '../route.ts';

/** A receipt or an order of any store, for a till that takes goods back. */
export function receiptRoutes({
  database,
  nowMs,
}: {
  database: Database;
  nowMs(): number;
}): Route[] {
  return [
    tillRoute({
      method: 'POST',
      path: '/v1/receipts/find',
      summary: 'A receipt of any till as it was signed, with what came back of it everywhere',
      maximumBytes: 4 * 1024,
      parameters: z.strictObject({}),
      body: findReceiptsRequest,
      answer: findReceiptsAnswer,
      handle: async ({ body }) => ok(await findReceipts(database, body, nowMs())),
    }),
    tillRoute({
      method: 'POST',
      path: '/v1/orders/find',
      summary: 'Orders that goods come back of at any store, with what came back already',
      maximumBytes: 16 * 1024,
      parameters: z.strictObject({}),
      body: findOrdersRequest,
      answer: findOrdersAnswer,
      handle: async ({ body }) => ok(await findOrders(database, body, nowMs())),
    }),
  ];
}
