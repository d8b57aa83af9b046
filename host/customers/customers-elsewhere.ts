import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { FoundCustomer } from '../../contract/host/calls/customer-calls.ts';
import type { FindCustomersAnswer } from '../../contract/platform/find-customers.ts';
import type { Documents } from '../../contract/port/documents.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { documentArrives } from '../store/document-arrives.ts';

/** What is asked of the platform; null at a till without one. */
export interface CustomerLink {
  findCustomers(asked: {
    text: string;
    limit: number;
    country: string;
  }): Promise<Result<FindCustomersAnswer, Failure> | null>;
  bringCustomer(asked: {
    customerId: string;
  }): Promise<Result<{ isBrought: boolean }, Failure> | null>;
}

/** Customers of other stores, that this till does not have. Null: it belongs to no platform, so there are none. */
export async function customersElsewhere(
  asked: { text: string; limit: number; country: string },
  { link, documents }: { link: CustomerLink; documents: Pick<Documents, 'getMany'> },
): Promise<Result<{ customers: FoundCustomer[] }, Failure>> {
  const answer = await link.findCustomers(asked);
  if (answer === null) return ok({ customers: [] });
  if (!answer.ok) return answer;
  const { found } = answer.value;
  const here = await documents.getMany(
    'customers',
    found.map(({ id }) => id),
  );
  const known = new Set(here.map(({ id }) => id));
  return ok({
    customers: found
      .filter(({ id }) => !known.has(id))
      .map(({ firstName, lastName, isKnownHere: _, ...rest }) => ({
        ...{ ...rest, name: `${firstName} ${lastName}`.trim() },
      })),
  });
}

/** Has the platform send a customer’s document to this store, and waits until it is here. */
export async function bringCustomer(
  customerId: string,
  from: {
    link: CustomerLink;
    documents: Pick<Documents, 'get' | 'onChange'>;
    timers: Timers;
  },
): Promise<Result<Record<string, never>, Failure>> {
  const answer = await from.link.bringCustomer({ customerId });
  if (answer === null) return refuse(fail('CUSTOMER_GONE'));
  if (!answer.ok) return answer;
  if (!answer.value.isBrought) return refuse(fail('CUSTOMER_GONE'));
  const isHere = await documentArrives('customers', customerId, from);
  return isHere ? ok({}) : refuse(fail('CUSTOMER_ON_THE_WAY'));
}
