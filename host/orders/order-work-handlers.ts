import { fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { cancelOrderCalls } from '../../contract/host/calls/cancel-order-calls.ts';
import type { orderWorkCalls } from '../../contract/host/calls/order-work-calls.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import { ok, refuse } from '../../domain/result.ts';
import { withTillFailures } from '../till-failure.ts';
import { cancelOrder } from './cancel-order.ts';
import { findOrders } from './find-orders.ts';
import type { OrderContext } from './order-context.ts';
import { orderDetail } from './order-view.ts';
import { orderWorks } from './order-works.ts';
import { pickByScan } from './pick-by-scan.ts';
import { ringDue } from './ring-due.ts';
import { showCancel } from './show-cancel.ts';
import { stepOrder } from './step-order.ts';
import { storeOrder } from './store-orders.ts';

/** What the host answers for the work with orders. Only the step itself runs in the queue of commands. */
export function orderWorkHandlers(
  context: OrderContext,
): Pick<Handlers<HostApi>['calls'], keyof typeof orderWorkCalls | keyof typeof cancelOrderCalls> {
  const { documents } = context.orders;
  const { till } = context.day;
  return {
    orderWorks: withTillFailures(async () =>
      ok({
        works: await orderWorks(context),
        reasons: [...till.rules().reasons['order-refused']],
      }),
    ),
    findOrders: withTillFailures(async ({ text }) => {
      const { found, isByCode } = await findOrders(text, context);
      const { id } = till.identity.store;
      const orders = await Promise.all(found.map((order) => orderDetail(order, id, documents)));
      return ok({ orders, isByCode });
    }),
    orderDetail: withTillFailures(async ({ order: id }) => {
      const order = await storeOrder(id, context.orders);
      return order === null
        ? refuse(fail('ORDER_UNKNOWN'))
        : ok(await orderDetail(order, till.identity.store.id, documents));
    }),
    stepOrder: (input) => stepOrder(input, context),
    ringDue: (input) => ringDue(input, context),
    showCancel: withTillFailures((input) => showCancel(input, context)),
    cancelOrder: (input) => cancelOrder(input, context),
    pickByScan: withTillFailures((input) => pickByScan(input, context)),
  };
}
