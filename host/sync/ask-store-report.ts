import type { Failure } from '../../contract/failure/failure.ts';
import { type StoreReportAnswer, storeReportAnswer } from '../../contract/platform/store-report.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import type { Result } from '../../domain/result.ts';
import type { AskPlatform } from '../../sync/http/ask-platform.ts';
import { withTimeLimit } from '../../sync/time-limit.ts';

/** Somebody looks at the page meanwhile; what this till knows by itself is shown instead. */
const limitMs = 6_000;
/** Of a store with a hundred tills. */
const maximumBytes = 4 * 1024 * 1024;

export interface AskedReport {
  storeId: string;
  span: 'day' | 'week';
  businessDay: string;
}

/** Asks the platform for the day of this till's store. */
export async function askStoreReport(
  from: { ask: AskPlatform; timers: Timers; stopped: AbortSignal },
  { storeId, span, businessDay }: AskedReport,
): Promise<Result<StoreReportAnswer, Failure>> {
  const { ask, timers, stopped } = from;
  return await withTimeLimit({ timers, limitMs, stopped }, (signal) =>
    ask({
      method: 'GET',
      path: `/v1/stores/${encodeURIComponent(storeId)}/report/${span}/${businessDay}`,
      answer: storeReportAnswer,
      maximumBytes,
      signal,
    }),
  );
}
