import type { Failure } from '../../contract/failure/failure.ts';
import {
  type FindReceiptsAnswer,
  type FindReceiptsRequest,
  findReceiptsAnswer,
} from '../../contract/platform/find-receipts.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import type { Result } from '../../domain/result.ts';
import type { AskPlatform } from '../../sync/http/ask-platform.ts';
import { withTimeLimit } from '../../sync/time-limit.ts';

/** A customer waits with goods in hand; what this till knows by itself is shown instead. */
const limitMs = 4_000;
/** Ten receipts with all that came back of them. */
const maximumBytes = 16 * 1024 * 1024;

/** Asks the platform for a receipt of the network. */
export async function askReceipts(
  from: { ask: AskPlatform; timers: Timers; stopped: AbortSignal },
  body: FindReceiptsRequest,
): Promise<Result<FindReceiptsAnswer, Failure>> {
  const { ask, timers, stopped } = from;
  return await withTimeLimit({ timers, limitMs, stopped }, (signal) =>
    ask({
      method: 'POST',
      path: '/v1/receipts/find',
      body,
      answer: findReceiptsAnswer,
      maximumBytes,
      signal,
    }),
  );
}
