import { z } from 'zod';
import { fail } from '../../../contract/failure/failure.ts';
import {
  exportCustomerAnswer,
  exportCustomerRequest,
  inactiveCustomersAnswer,
  inactiveCustomersRequest,
} from '../../../contract/platform/customer-export.ts';
import {
  eraseAtTillRequest,
  eraseCustomerAnswer,
  eraseCustomerRequest,
  erasuresAnswer,
  erasuresRequest,
} from '../../../contract/platform/erasures.ts';
import { ok, refuse } from '../../../domain/result.ts';
import type { Database } from '../../database/database.ts';
import { eraseForStore, eraseOnRequest } from '../../privacy/erase-on-request.ts';
import { exportCustomer } from '../../privacy/export-customer.ts';
import { eraseInactive, inactiveCustomers } from '../../privacy/inactive-customers.ts';
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
    openRoute({
      method: 'POST',
      path: '/v1/customers/export',
      summary: 'Everything that the platform knows of a person, for them',
      access: 'operations',
      maximumBytes,
      parameters: z.strictObject({}),
      body: exportCustomerRequest,
      answer: exportCustomerAnswer,
      async handle({ body }) {
        const told = await exportCustomer(database, { ...body, nowMs: nowMs() });
        return told ? ok(told) : refuse(fail('CUSTOMER_GONE'));
      },
    }),
    openRoute({
      method: 'POST',
      path: '/v1/customers/inactive',
      summary: 'Whose data is kept no longer, and on demand erases them',
      access: 'operations',
      maximumBytes,
      parameters: z.strictObject({}),
      body: inactiveCustomersRequest,
      answer: inactiveCustomersAnswer,
      handle: async ({ body }) =>
        ok(
          body.erases
            ? await eraseInactive(database, nowMs())
            : { ...(await inactiveCustomers(database, nowMs())), erased: 0 },
        ),
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
