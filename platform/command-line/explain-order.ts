import type { Failure } from '../../contract/failure/failure.ts';
import {
  type OrderAllocations,
  orderAllocations,
} from '../../contract/platform/order-allocations.ts';
import { ok, type Result } from '../../domain/result.ts';
import { readAllocations } from '../orders/read-allocations.ts';
import type { PlatformOptions } from '../platform-options.ts';
import { inDatabaseOr } from './operate.ts';

/** Why the lines of an order come from where they do, whether the platform runs or not. */
export async function explainOrder(
  options: PlatformOptions,
  order: string,
): Promise<Result<OrderAllocations, Failure>> {
  return await inDatabaseOr(
    options,
    async (database) => ok(await readAllocations(database, order)),
    async (ask) => {
      const answer = await ask(`/v1/order-allocations/${encodeURIComponent(order)}`);
      return answer.ok ? ok(orderAllocations.parse(answer.value)) : answer;
    },
  );
}
