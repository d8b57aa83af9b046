import type { z } from 'zod';
import type { Failure } from '../../contract/failure/failure.ts';
import {
  type BringDossierAnswer,
  bringDossierAnswer,
} from '../../contract/platform/bring-dossier.ts';
import {
  type CustomerHistoryAnswer,
  type CustomerHistoryRequest,
  customerHistoryAnswer,
} from '../../contract/platform/customer-history.ts';
import { type EraseCustomerAnswer, eraseCustomerAnswer } from '../../contract/platform/erasures.ts';
import {
  bringCustomerAnswer,
  type FindCustomersAnswer,
  findCustomersAnswer,
} from '../../contract/platform/find-customers.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import type { Result } from '../../domain/result.ts';
import type { AskPlatform } from '../../sync/http/ask-platform.ts';
import { withTimeLimit } from '../../sync/time-limit.ts';

/** Somebody stands at the till meanwhile, and sees those of the store already. */
const limitMs = 5_000;
/** Twenty purchases of many lines each. */
const maximumBytes = 4 * 1024 * 1024;

interface Asking {
  ask: AskPlatform;
  timers: Timers;
  stopped: AbortSignal;
}

/** Customers of the whole retailer. */
export async function askCustomers(
  asking: Asking,
  body: { text: string; limit: number; country: string },
): Promise<Result<FindCustomersAnswer, Failure>> {
  return await post(asking, '/v1/customers/find', body, findCustomersAnswer);
}

/** The customer’s document is to come by the store’s feed; whether there is such a customer. */
export async function askToBring(
  asking: Asking,
  body: { customerId: string },
): Promise<Result<z.infer<typeof bringCustomerAnswer>, Failure>> {
  return await post(asking, '/v1/customers/bring', body, bringCustomerAnswer);
}

/** A quote or a file of another store is to come by the store’s feed; its id, or null for none. */
export async function askToBringDossier(
  asking: Asking,
  body: { number: string },
): Promise<Result<BringDossierAnswer, Failure>> {
  return await post(asking, '/v1/dossiers/bring', body, bringDossierAnswer);
}

/** What somebody bought everywhere. */
export async function askHistory(
  asking: Asking,
  body: CustomerHistoryRequest,
): Promise<Result<CustomerHistoryAnswer, Failure>> {
  return await post(asking, '/v1/customers/history', body, customerHistoryAnswer);
}

/** Erases a customer of the store, who asked for it here. */
export async function askToErase(
  asking: Asking,
  body: { customerId: string; operatorId: string },
): Promise<Result<EraseCustomerAnswer, Failure>> {
  return await post(asking, '/v1/customers/erase-at-till', body, eraseCustomerAnswer);
}

function post<T>(
  { ask, timers, stopped }: Asking,
  path: string,
  body: object,
  answer: z.ZodType<T>,
): Promise<Result<T, Failure>> {
  return withTimeLimit({ timers, limitMs, stopped }, (signal) =>
    ask({ method: 'POST', path, body, answer, maximumBytes, signal }),
  );
}
