import { z } from 'zod';
import { businessDay } from '../../../contract/entry/amounts.ts';
import {
  findValueAnswer,
  findValueRequest,
  releaseValueAnswer,
  releaseValueRequest,
} from '../../../contract/platform/find-value.ts';
import { valueLiabilitiesAnswer } from '../../../contract/platform/value-liabilities.ts';
import { ok } from '../../../domain/result.ts';
import type { Database } from '../../database/database.ts';
import { findValue, releaseValue } from '../../stored-value/find-value.ts';
import { liabilitiesCsv, valueLiabilities } from '../../stored-value/liabilities.ts';
import { openRoute, type Route, tillRoute } from '../route.ts';

const ofDay = {
  ...{ method: 'GET' as const, maximumBytes: 0, access: 'operations' as const },
  ...{ parameters: z.strictObject({ businessDay }), body: z.undefined() },
};

/** Gift cards, avoirs and deposits of the whole network: for its tills, and for the books. */
export function valueRoutes({ database, nowMs }: { database: Database; nowMs(): number }): Route[] {
  return [
    tillRoute({
      method: 'POST',
      path: '/v1/stored-values/find',
      summary: 'What is left on a gift card, avoir or deposit, held for the till that takes of it',
      maximumBytes: 16 * 1024,
      parameters: z.strictObject({}),
      body: findValueRequest,
      answer: findValueAnswer,
      handle: async ({ body, till }) =>
        ok(await findValue(database, body, { tillId: till.id, nowMs: nowMs() })),
    }),
    tillRoute({
      method: 'POST',
      path: '/v1/stored-values/release',
      summary: 'A basket of the till takes of a number no more: others may',
      maximumBytes: 1024,
      parameters: z.strictObject({}),
      body: releaseValueRequest,
      answer: releaseValueAnswer,
      handle: async ({ body, till }) => {
        await releaseValue(database, { ...body, tillId: till.id });
        return ok({});
      },
    }),
    openRoute({
      ...ofDay,
      path: '/v1/stored-values/liabilities/{businessDay}',
      summary:
        'What each company owes under its gift cards, avoirs and deposits at the end of a day',
      answer: valueLiabilitiesAnswer,
      handle: async ({ parameters }) =>
        ok(await valueLiabilities(database, parameters.businessDay)),
    }),
    openRoute({
      ...ofDay,
      path: '/v1/stored-values/liabilities/{businessDay}/csv',
      summary: 'The same as a table for a spreadsheet',
      answer: z.string(),
      sends: 'text',
      handle: async ({ parameters }) =>
        ok(liabilitiesCsv(await valueLiabilities(database, parameters.businessDay))),
    }),
  ];
}
