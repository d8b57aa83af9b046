import type { HostApi } from '../../contract/host/api.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import { ok } from '../../domain/result.ts';
import type { DayContext } from '../day/day-context.ts';
import type { OrderSources } from '../orders/store-orders.ts';
import { withTillFailures } from '../till-failure.ts';
import { customerHistory, type HistoryParts } from './customer-history.ts';
import { customerNotes } from './customer-notes.ts';
import { customerProfile } from './customer-profile.ts';
import { markCustomer, noteCustomer } from './mark-customer.ts';

type Calls = Handlers<HostApi>['calls'];
type Own =
  | 'customerProfile'
  | 'customerHistory'
  | 'customerNotes'
  | 'markCustomer'
  | 'noteCustomer';

/** What an associate sees of a customer, and says of them. */
export function profileHandlers({
  day,
  link,
  orders,
  aliasOf,
}: {
  day: DayContext;
  link: { customerHistory: HistoryParts['ask'] };
  orders: OrderSources;
  aliasOf(operatorId: string): string;
}): Pick<Calls, Own> {
  const { till } = day;
  const ask = link.customerHistory;
  return {
    customerProfile: withTillFailures(async ({ customerId }) =>
      ok({ profile: await customerProfile(till, customerId, aliasOf) }),
    ),
    customerHistory: withTillFailures(async (asked) =>
      ok(await customerHistory(asked, { till, orders, ask })),
    ),
    customerNotes: withTillFailures(async (asked) =>
      ok(await customerNotes(asked, { till, ask, aliasOf })),
    ),
    markCustomer: (input) => markCustomer(input, day),
    noteCustomer: (input) => noteCustomer(input, day),
  };
}
