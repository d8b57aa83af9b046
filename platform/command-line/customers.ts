import type { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import {
  type CustomerExport,
  exportCustomerAnswer,
  type InactiveCustomers,
  inactiveCustomersAnswer,
} from '../../contract/platform/customer-export.ts';
import { type EraseCustomerAnswer, eraseCustomerAnswer } from '../../contract/platform/erasures.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { PlatformOptions } from '../platform-options.ts';
import { eraseOnRequest } from '../privacy/erase-on-request.ts';
import { exportCustomer } from '../privacy/export-customer.ts';
import { eraseInactive, inactiveCustomers } from '../privacy/inactive-customers.ts';
import { type Ask, inDatabaseOr } from './operate.ts';

/** `customers erase ID`, whether the platform runs or not. */
export async function eraseByCommand(
  options: PlatformOptions,
  customerId: string,
): Promise<Result<EraseCustomerAnswer, Failure>> {
  return await inDatabaseOr(
    options,
    async (database) =>
      ok(await eraseOnRequest(database, { customerId, nowMs: Date.now(), askedBy: 'platform' })),
    (ask) => parsed(ask, '/v1/customers/erase', { customerId }, eraseCustomerAnswer),
  );
}

/** `customers export ID`. */
export async function exportByCommand(
  options: PlatformOptions,
  customerId: string,
): Promise<Result<CustomerExport, Failure>> {
  return await inDatabaseOr(
    options,
    async (database) => {
      const told = await exportCustomer(database, { customerId, nowMs: Date.now() });
      return told ? ok(told) : refuse(fail('CUSTOMER_GONE'));
    },
    (ask) => parsed(ask, '/v1/customers/export', { customerId }, exportCustomerAnswer),
  );
}

/** `customers inactive`; with `--erase` those whose time is over go. */
export async function inactiveByCommand(
  options: PlatformOptions,
  erases: boolean,
): Promise<Result<InactiveCustomers, Failure>> {
  return await inDatabaseOr(
    options,
    async (database) =>
      ok(
        erases
          ? await eraseInactive(database, Date.now())
          : { ...(await inactiveCustomers(database, Date.now())), erased: 0 },
      ),
    (ask) => parsed(ask, '/v1/customers/inactive', { erases }, inactiveCustomersAnswer),
  );
}

async function parsed<T>(
  ask: Ask,
  path: string,
  body: object,
  answer: z.ZodType<T>,
): Promise<Result<T, Failure>> {
  const told = await ask(path, body);
  return told.ok ? ok(answer.parse(told.value)) : told;
}
