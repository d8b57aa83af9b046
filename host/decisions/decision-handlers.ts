import type { HostApi } from '../../contract/host/api.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import { ok } from '../../domain/result.ts';
import { type OrderSources, storeOrders } from '../orders/store-orders.ts';
import { storeTasks } from '../tasks/store-tasks.ts';
import { withTillFailures } from '../till-failure.ts';
import { type DecisionSources, waitingDecisions } from './waiting-decisions.ts';

/** Newest orders that are looked through: an unfilled one is a matter of days. */
const mostOrders = 2_000;

/** What waits at this till: its views as they are, and the orders of its store. */
export function decisionHandlers(from: {
  till(): DecisionSources['till'];
  day(): DecisionSources['day'];
  printing(): DecisionSources['printing'];
  orders: OrderSources;
}): Pick<Handlers<HostApi>['calls'], 'decisions'> {
  return {
    decisions: withTillFailures(async () => {
      const orders = await storeOrders(mostOrders, from.orders);
      const tasks = await storeTasks(from.orders);
      const now = { till: from.till(), day: from.day(), printing: from.printing() };
      return ok({ decisions: waitingDecisions({ ...now, orders, tasks }) });
    }),
  };
}
