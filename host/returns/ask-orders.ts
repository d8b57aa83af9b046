import type { Failure } from '../../contract/failure/failure.ts';
import {
  type FindOrdersAnswer,
  type FindOrdersRequest,
  findOrdersAnswer,
} from '../../contract/platform/find-orders.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import type { Result } from '../../domain/result.ts';
import type { AskPlatform } from '../../sync/http/ask-platform.ts';
import { withTimeLimit } from '../../sync/time-limit.ts';

/** A customer waits with goods in hand; whether they have left is asked of the cashier instead. */
const limitMs = 4_000;
/** Ten orders with all that came back of them. */
const maximumBytes = 16 * 1024 * 1024;

/** Asks the platform for orders that goods come back of. */
export async function askOrders(
  from: { ask: AskPlatform; timers: Timers; stopped: AbortSignal },
  body: FindOrdersRequest,
): Promise<Result<FindOrdersAnswer, Failure>> {
  const { ask, timers, stopped } = from;
  return await withTimeLimit({ timers, limitMs, stopped }, (signal) =>
    ask({
      method: 'POST',
      path: '/v1/orders/find',
      body,
      answer: findOrdersAnswer,
      maximumBytes,
      signal,
    }),
  );
}
