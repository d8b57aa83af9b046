import { z } from 'zod';
import {
  eraseAtTillRequest,
  eraseCustomerAnswer,
  eraseCustomerRequest,
  erasuresAnswer,
  erasuresRequest,
} from '../../../contract/platform/erasures.ts';
import { ok } from '../../../domain/result.ts';
import type { Database } from '../../database/database.ts';
import { eraseForStore, eraseOnRequest } from '../../privacy/erase-on-request.ts';
import { listErasures, noteHeard } from '../../privacy/list-erasures.ts';
import { openRoute, type Route, tillRoute } from '../route.ts';

const maximumBytes = 4 * 1024;

/** What a person may ask of the retailer about themselves, and how it reaches the tills. */
export function privacyRoutes({
  database,
  nowMs,
}: {
  database: Database;
  nowMs(): number;
}): Route[] {
  return [
    openRoute({
      method: 'POST',
      path: '/v1/customers/erase',
      summary: 'Erases a person here and, before they send or show anything, at all tills',
      access: 'operations',
      maximumBytes,
      parameters: z.strictObject({}),
      body: eraseCustomerRequest,
      answer: eraseCustomerAnswer,
      handle: async ({ body }) =>
        ok(await eraseOnRequest(database, { ...body, nowMs: nowMs(), askedBy: 'platform' })),
    }),
    tillRoute({
      method: 'POST',
      path: '/v1/customers/erase-at-till',
      summary: 'The same for a customer of the till’s store, who asked for it there',
      maximumBytes,
      parameters: z.strictObject({}),
      body: eraseAtTillRequest,
      answer: eraseCustomerAnswer,
      handle: ({ body, till }) => eraseForStore(database, { ...body, till, nowMs: nowMs() }),
    }),
    tillRoute({
      method: 'POST',
      path: '/v1/erasures',
      summary: 'Who was erased since; asked before anything else is sent',
      maximumBytes,
      parameters: z.strictObject({}),
      body: erasuresRequest,
      answer: erasuresAnswer,
      async handle({ body, till }) {
        await noteHeard(database, { tillId: till.id, nowMs: nowMs() });
        return ok(await listErasures(database, body.after));
      },
    }),
  ];
}
