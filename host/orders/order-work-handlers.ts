import type { OrderDocument } from '../../contract/document/order.ts';
import { fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { cancelOrderCalls } from '../../contract/host/calls/cancel-order-calls.ts';
import type { orderWorkCalls } from '../../contract/host/calls/order-work-calls.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import { ok, refuse } from '../../domain/result.ts';
import { customerReader } from '../customers/known-customers.ts';
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
  /** With each who it is for. */
  const detailsOf = async (orders: readonly OrderDocument[]) => {
    const { documents } = context.orders;
    const from = { documents, buyer: await customerReader(context.orders) };
    const { id } = till.identity.store;
    return await Promise.all(orders.map((order) => orderDetail(order, id, from)));
  };
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
      return ok({ orders: await detailsOf(found), isByCode });
    }),
    orderDetail: withTillFailures(async ({ order: id }) => {
      const order = await storeOrder(id, context.orders);
      const [detail] = order === null ? [] : await detailsOf([order]);
      return detail ? ok(detail) : refuse(fail('ORDER_UNKNOWN'));
    }),
    stepOrder: (input) => stepOrder(input, context),
    ringDue: (input) => ringDue(input, context),
    showCancel: withTillFailures((input) => showCancel(input, context)),
    cancelOrder: (input) => cancelOrder(input, context),
    pickByScan: withTillFailures((input) => pickByScan(input, context)),
  };
}
