import type { HostApi } from '../../contract/host/api.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import { ok } from '../../domain/result.ts';
import type { DayContext } from '../day/day-context.ts';
import { withTillFailures } from '../till-failure.ts';
import { knownBusiness } from './business-account.ts';
import { detailOf } from './customer-detail.ts';
import { bringCustomer, type CustomerLink, customersElsewhere } from './customers-elsewhere.ts';
import { type EraseLink, eraseCustomer } from './erase-customer.ts';
import { findCustomers, foundCustomerOf } from './find-customers.ts';
import { knownCustomer } from './known-customers.ts';
import { changeCustomer, enrolCustomer } from './tell-customer.ts';

type Calls = Handlers<HostApi>['calls'];
type Own =
  | 'findCustomers'
  | 'findCustomersElsewhere'
  | 'bringCustomer'
  | 'enrolCustomer'
  | 'changeCustomer'
  | 'customerDetail'
  | 'eraseCustomer'
  | 'customerAccount';

/** Customers: found, made, corrected, and what is known of them. */
export function customerHandlers({
  day,
  ...from
}: {
  day: DayContext;
  link: CustomerLink & EraseLink;
  timers: Timers;
}): Pick<Calls, Own> {
  const { till } = day;
  const { documents } = till;
  return {
    findCustomers: withTillFailures(async ({ text, limit }) => {
      const found = await findCustomers(till, text, limit);
      return ok({ customers: found.map(foundCustomerOf) });
    }),
    findCustomersElsewhere: withTillFailures(({ text, limit }) => {
      const { country } = till.identity.store.address;
      return customersElsewhere({ text, limit, country }, { ...from, documents });
    }),
    bringCustomer: withTillFailures(({ customerId }) =>
      bringCustomer(customerId, { ...from, documents }),
    ),
    enrolCustomer: (input) => enrolCustomer(input, day),
    changeCustomer: (input) => changeCustomer(input, day),
    customerDetail: withTillFailures(async ({ customerId }) => {
      const known = await knownCustomer(till, customerId);
      if (known === null) return ok({ customer: null });
      return ok({ customer: detailOf(known) });
    }),
    eraseCustomer: withTillFailures((input) => eraseCustomer(input, { till, link: from.link })),
    customerAccount: withTillFailures(async ({ customerId }) => {
      const { account } = await knownBusiness(till, customerId);
      return ok({ currency: till.identity.currency, account });
    }),
  };
}
