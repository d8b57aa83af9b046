import { z } from 'zod';
import {
  enrolAnswer,
  enrolRequest,
  tokenAnswer,
  tokenRequest,
} from '../../../contract/platform/enrol.ts';
import type { Database } from '../../database/database.ts';
import { enrol } from '../../enrolment/enrol.ts';
import type { TokenDesk } from '../../enrolment/tokens.ts';
import { openRoute, type Route } from '../route.ts';

const maximumBytes = 16 * 1024;

/** How a till comes in, and how it shows at each start who it is. */
export function enrolmentRoutes({
  database,
  tokens,
  nowMs,
}: {
  database: Database;
  tokens: TokenDesk;
  nowMs(): number;
}): Route[] {
  return [
    openRoute({
      method: 'POST',
      path: '/v1/enrolments',
      summary: 'Enrols a till by its pairing code and the public half of its key',
      access: 'anybody',
      maximumBytes,
      parameters: z.strictObject({}),
      body: enrolRequest,
      answer: enrolAnswer,
      handle: ({ body }) => enrol(database, { ...body, nowMs: nowMs() }),
    }),
    openRoute({
      method: 'POST',
      path: '/v1/tokens',
      summary: 'A token of ten minutes for an assertion signed with the enrolled key',
      access: 'anybody',
      maximumBytes,
      parameters: z.strictObject({}),
      body: tokenRequest,
      answer: tokenAnswer,
      handle: ({ body }) => tokens.give(body.assertion),
    }),
  ];
}
