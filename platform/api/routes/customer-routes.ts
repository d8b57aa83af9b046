import { z } from 'zod';
import {
  customerHistoryAnswer,
  customerHistoryRequest,
} from '../../../contract/platform/customer-history.ts';
import {
  bringCustomerAnswer,
  bringCustomerRequest,
  findCustomersAnswer,
  findCustomersRequest,
} from '../../../contract/platform/find-customers.ts';
import { ok } from '../../../domain/result.ts';
import { bringCustomer } from '../../customers/bring-customer.ts';
import { customerHistory } from '../../customers/customer-history.ts';
import { findCustomers } from '../../customers/find-customers.ts';
import type { Database } from '../../database/database.ts';
import { inFeedTransaction } from '../../documents/feed-transaction.ts';
import { type Route, tillRoute } from '../route.ts';

/** Customers of the whole retailer, for a till that has them not. */
export function customerRoutes({
  database,
  nowMs,
}: {
  database: Database;
  nowMs(): number;
}): Route[] {
  return [
    tillRoute({
      method: 'POST',
      path: '/v1/customers/find',
      summary: 'Customers of any store, by name, telephone, e-mail, card or company',
      maximumBytes: 4 * 1024,
      parameters: z.strictObject({}),
      body: findCustomersRequest,
      answer: findCustomersAnswer,
      handle: async ({ body, till }) =>
        ok(await findCustomers(database, { ...body, storeId: till.storeId })),
    }),
    tillRoute({
      method: 'POST',
      path: '/v1/customers/history',
      summary: 'What a customer bought in every store and on the web, and their open orders',
      maximumBytes: 4 * 1024,
      parameters: z.strictObject({}),
      body: customerHistoryRequest,
      answer: customerHistoryAnswer,
      handle: async ({ body }) => ok(await customerHistory(database, body, nowMs())),
    }),
    tillRoute({
      method: 'POST',
      path: '/v1/customers/bring',
      summary: 'The store’s tills get a customer’s document by their feed',
      maximumBytes: 4 * 1024,
      parameters: z.strictObject({}),
      body: bringCustomerRequest,
      answer: bringCustomerAnswer,
      handle: async ({ body, till }) => {
        const wanted = { ...body, storeId: till.storeId, nowMs: nowMs() };
        const isBrought = await inFeedTransaction(database, (sql) => bringCustomer(sql, wanted));
        return ok({ isBrought });
      },
    }),
  ];
}
