import { z } from 'zod';
import {
  bringDossierAnswer,
  bringDossierRequest,
} from '../../../contract/platform/bring-dossier.ts';
import { ok } from '../../../domain/result.ts';
import type { Database } from '../../database/database.ts';
import { inFeedTransaction } from '../../documents/feed-transaction.ts';
import { bringDossier } from '../../dossiers/bring-dossier.ts';
import { type Route, tillRoute } from '../route.ts';

/** Quotes and after-sales files of other stores, for a till that goes on with one. */
export function dossierRoutes({ database }: { database: Database }): Route[] {
  return [
    tillRoute({
      method: 'POST',
      path: '/v1/dossiers/bring',
      summary: 'The store’s tills get a quote or an after-sales file by their feed, by its number',
      maximumBytes: 4 * 1024,
      parameters: z.strictObject({}),
      body: bringDossierRequest,
      answer: bringDossierAnswer,
      handle: async ({ body, till }) => {
        const wanted = { ...body, storeId: till.storeId };
        return ok({ id: await inFeedTransaction(database, (sql) => bringDossier(sql, wanted)) });
      },
    }),
  ];
}
