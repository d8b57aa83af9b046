import type { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type {
  orderWorkCalls,
  SteppedOrderAnswer,
} from '../../contract/host/calls/order-work-calls.ts';
import type { Worklist } from '../../domain/order/worklists.ts';
import { quantityMilli } from '../../domain/quantity/quantity.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { findGoods } from '../stock-works/find-goods.ts';
import type { OrderContext } from './order-context.ts';
import { lineOf } from './order-view.ts';
import { waitingWorks } from './order-works.ts';
import { stepOrder, steppedBefore } from './step-order.ts';

type Request = z.output<typeof orderWorkCalls.pickByScan.input>;

/** What is taken from the shelf. */
const picking: ReadonlySet<Worklist> = new Set<Worklist>([
  ...(['pick-collect', 'pick-ship', 'transfer', 'expires-today'] as const),
]);

/**
 * A piece that somebody took from the shelf is picked for the order that they have open, or for the oldest
 * that waits for it: who waits longest goes first. One piece, or as much as its label says.
 */
export async function pickByScan(
  { code, order: preferred, ...act }: Request,
  context: OrderContext,
): Promise<Result<SteppedOrderAnswer, Failure>> {
  const known = steppedBefore(context.day, act.commandId);
  if (known) return ok(known);
  const goods = await findGoods(code, context.day.till);
  if (!goods.ok) return goods;
  const { item, quantity } = goods.value;
  const waiting = (await waitingWorks(context)).flatMap(({ order, work }) =>
    picking.has(work.list)
      ? work.lines.flatMap(({ line, quantityMilli: most }) =>
          lineOf(order, line).sku === item.id &&
          lineOf(order, line).parts.some(({ state }) => state === 'allocated')
            ? [{ order: order.id, line, most }]
            : [],
        )
      : [],
  );
  const [found] = [...waiting.filter(({ order }) => order === preferred), ...waiting];
  if (!found) return refuse(fail('ORDER_NONE_TO_PICK', { name: item.name }));
  const one = quantity === null ? Math.min(1_000, found.most) : quantityMilli(quantity);
  const lines = [{ line: found.line, quantityMilli: one }];
  return context.commands.run(() =>
    stepOrder(
      {
        ...act,
        ...{ order: found.order, kind: 'picked', group: 0, lines, reasonCode: '', parcel: '' },
        ...{ check: '', code: '', holdUntil: '' },
      },
      context,
    ),
  );
}
