import type { Failure } from '../../contract/failure/failure.ts';
import { longestWaitMs } from '../../contract/platform/feeds.ts';
import { type LiveStockAnswer, liveStockAnswer } from '../../contract/platform/live-stock.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import type { Result } from '../../domain/result.ts';
import type { AskPlatform } from '../../sync/http/ask-platform.ts';
import { withTimeLimit } from '../../sync/time-limit.ts';

/** Somebody looks at the sheet meanwhile, with what the till knows by itself. */
const limitMs = 5_000;
/** A wait that the platform lets end by itself. */
const waitLimitMs = longestWaitMs + 7_000;
/** Two hundred items in a hundred places. */
const maximumBytes = 4 * 1024 * 1024;

export interface AskedStock {
  skus: readonly string[];
  /** Of the figures that are known: waits until there are others. Null asks for those of now. */
  mark: string | null;
}

/** Asks the platform for exact figures, or waits for the next ones. */
export async function askLiveStock(
  from: { ask: AskPlatform; timers: Timers; stopped: AbortSignal },
  { skus, mark }: AskedStock,
): Promise<Result<LiveStockAnswer, Failure>> {
  const { ask, timers, stopped } = from;
  const isWait = mark !== null;
  return await withTimeLimit(
    { timers, limitMs: isWait ? waitLimitMs : limitMs, stopped },
    (signal) =>
      ask({
        method: 'POST',
        path: isWait ? '/v1/stock/wait' : '/v1/stock',
        body: isWait ? { skus, mark } : { skus },
        answer: liveStockAnswer,
        maximumBytes,
        signal,
      }),
  );
}
