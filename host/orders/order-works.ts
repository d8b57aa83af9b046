import type { OrderDocument } from '../../contract/document/order.ts';
import type { OrderWork } from '../../contract/host/calls/order-work-calls.ts';
import { type Work, worklists, worksOf } from '../../domain/order/worklists.ts';
import { customerReader } from '../customers/known-customers.ts';
import type { OrderContext } from './order-context.ts';
import { workView } from './order-view.ts';
import { storeOrders } from './store-orders.ts';

/** Orders of one store that are looked through. */
const mostOrders = 20_000;
/** More than a store has to do at one time. */
const mostWorks = 500;

/** All that is to be done in this store, most pressing first, the oldest of a list first. */
export async function orderWorks(context: OrderContext): Promise<OrderWork[]> {
  const works = await waitingWorks(context);
  const { documents } = context.orders;
  const from = { documents, buyer: await customerReader(context.orders) };
  return Promise.all(
    works.slice(0, mostWorks).map(({ order, work }) => workView(order, work, from)),
  );
}

/** The works with their orders. */
export async function waitingWorks({
  day: { till },
  orders,
  rules,
}: OrderContext): Promise<{ order: OrderDocument; work: Work }[]> {
  const at = {
    ...{ storeId: till.identity.store.id, businessDay: till.businessDay() },
    ...{ nowMs: Date.parse(till.now()), rules: await rules() },
  };
  const found = (await storeOrders(mostOrders, orders))
    .toReversed()
    .flatMap((order) => worksOf(order, at).map((work) => ({ order, work })));
  return worklists.flatMap((list) => found.filter(({ work }) => work.list === list));
}
