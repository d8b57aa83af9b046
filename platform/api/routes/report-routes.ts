import { z } from 'zod';
import { businessDay } from '../../../contract/entry/amounts.ts';
import { fail } from '../../../contract/failure/failure.ts';
import { storeReportAnswer } from '../../../contract/platform/store-report.ts';
import { refuse } from '../../../domain/result.ts';
import type { Database } from '../../database/database.ts';
import { storeReport } from '../../report/store-report.ts';
import { openRoute, type Route, tillRoute } from '../route.ts';

const parameters = z.strictObject({
  storeId: z.string().min(1).max(64),
  span: z.enum(['day', 'week']),
  businessDay,
});
const described = {
  method: 'GET' as const,
  maximumBytes: 0,
  parameters,
  body: z.undefined(),
  answer: storeReportAnswer,
};

/** The day of a store over the journals of its tills: for its own tills, and for who runs the platform. */
export function reportRoutes({
  database,
  nowMs,
}: {
  database: Database;
  nowMs(): number;
}): Route[] {
  return [
    tillRoute({
      ...described,
      path: '/v1/stores/{storeId}/report/{span}/{businessDay}',
      summary: 'A business day of the till’s own store, or its week up to it, over its journals',
      handle: ({ parameters: asked, till }) =>
        till.storeId === asked.storeId
          ? storeReport(database, { ...asked, nowMs: nowMs() })
          : Promise.resolve(refuse(fail('NOT_YOUR_STORE'))),
    }),
    openRoute({
      ...described,
      path: '/v1/reports/{storeId}/{span}/{businessDay}',
      summary: 'A business day of any store, or its week up to it, over its journals',
      access: 'operations',
      handle: ({ parameters: asked }) => storeReport(database, { ...asked, nowMs: nowMs() }),
    }),
  ];
}
