import type { Failure } from '../../contract/failure/failure.ts';
import { type StoreReportAnswer, storeReportAnswer } from '../../contract/platform/store-report.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { PlatformOptions } from '../platform-options.ts';
import { storeReport } from '../report/store-report.ts';
import { inDatabaseOr } from './operate.ts';

/** The day of a store, or its week up to it, whether the platform runs or not. */
export async function report(
  options: PlatformOptions,
  { storeId, span, businessDay }: { storeId: string; span: 'day' | 'week'; businessDay: string },
): Promise<Result<StoreReportAnswer, Failure>> {
  return await inDatabaseOr(
    options,
    (database) => storeReport(database, { storeId, span, businessDay, nowMs: Date.now() }),
    async (ask) => {
      const answer = await ask(`/v1/reports/${encodeURIComponent(storeId)}/${span}/${businessDay}`);
      return answer.ok ? ok(storeReportAnswer.parse(answer.value)) : answer;
    },
  );
}
