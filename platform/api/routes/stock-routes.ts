import { z } from 'zod';
import { liveStockAnswer, liveStockRequest } from '../../../contract/platform/live-stock.ts';
import { ok } from '../../../domain/result.ts';
import type { Database } from '../../database/database.ts';
import { readLiveStock } from '../../stock/read-live-stock.ts';
import { type Route, tillRoute } from '../route.ts';

/** What a till asks for the moment and never keeps. */
export function stockRoutes({ database, nowMs }: { database: Database; nowMs(): number }): Route[] {
  return [
    tillRoute({
      method: 'POST',
      path: '/v1/stock',
      summary: 'Exact stock of these items in every place of the network',
      maximumBytes: 32 * 1024,
      parameters: z.strictObject({}),
      body: liveStockRequest,
      answer: liveStockAnswer,
      handle: async ({ body: { skus } }) => ok(await readLiveStock(database, skus, nowMs())),
    }),
  ];
}
