import { z } from 'zod';
import {
  liveStockAnswer,
  liveStockRequest,
  liveStockWaitRequest,
} from '../../../contract/platform/live-stock.ts';
import { ok } from '../../../domain/result.ts';
import type { Database } from '../../database/database.ts';
import { readLiveStock } from '../../stock/read-live-stock.ts';
import type { StockWaiters } from '../../stock/stock-waiters.ts';
import { type Route, tillRoute } from '../route.ts';

const maximumBytes = 32 * 1024;
const parameters = z.strictObject({});

/** What a till asks for the moment and never keeps. */
export function stockRoutes({
  database,
  waiters,
  nowMs,
}: {
  database: Database;
  waiters: StockWaiters;
  nowMs(): number;
}): Route[] {
  return [
    tillRoute({
      method: 'POST',
      path: '/v1/stock',
      summary: 'Exact stock of these items in every place of the network',
      maximumBytes,
      parameters,
      body: liveStockRequest,
      answer: liveStockAnswer,
      handle: async ({ body: { skus } }) => ok(await readLiveStock(database, skus, nowMs())),
    }),
    tillRoute({
      method: 'POST',
      path: '/v1/stock/wait',
      summary: 'The same as soon as one of these figures is another, or after 25 seconds',
      maximumBytes,
      parameters,
      body: liveStockWaitRequest,
      answer: liveStockAnswer,
      handle: ({ body, till }) => waiters.wait(till.id, body),
    }),
  ];
}
