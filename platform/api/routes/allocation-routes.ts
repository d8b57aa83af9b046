import { z } from 'zod';
import { orderAllocations } from '../../../contract/platform/order-allocations.ts';
import { ok } from '../../../domain/result.ts';
import type { Database } from '../../database/database.ts';
import { readAllocations } from '../../orders/read-allocations.ts';
import { openRoute, type Route } from '../route.ts';

/** Why an order's lines come from where they do: for who runs the platform. */
export function allocationRoutes({ database }: { database: Database }): Route[] {
  return [
    openRoute({
      method: 'GET',
      path: '/v1/order-allocations/{order}',
      summary: 'Why the lines of an order (its id or number) come from where they do',
      access: 'operations',
      maximumBytes: 0,
      parameters: z.strictObject({ order: z.string().min(1).max(100) }),
      body: z.undefined(),
      answer: orderAllocations,
      handle: async ({ parameters: { order } }) => ok(await readAllocations(database, order)),
    }),
  ];
}
