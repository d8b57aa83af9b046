import type { OrderEffects } from '../effects/order-effects.ts';
import { quantityMilli } from '../quantity/quantity.ts';
import type { LaterFulfilment, OrderStepKind } from './order.ts';
import { orderId } from './order.ts';
import { type OrderPart, stepParts } from './order-parts.ts';

/** Done with goods that lie there; anything else may be said at any store. */
const doneWithGoods: ReadonlySet<string> = new Set<OrderStepKind>([
  'picked',
  'short',
  'refused',
  'packed',
  'ready',
  'shipped',
  'handed-over',
]);

/** Where the parts must come from that a step is of: its store, or empty for any place. */
export function placeOfStep({ kind, placeId }: { kind: string; placeId: string }): string {
  return doneWithGoods.has(kind) ? placeId : '';
}

/**
 * The ids that an order may have whose line is given back: of the entry itself, or of the one right before
 * the transaction that paid it.
 */
export function orderIdsGivenBack(of: { journalId: string; sequence: number }): string[] {
  return [orderId(of.journalId, of.sequence), orderId(of.journalId, of.sequence - 1)];
}

/** As much of an order as steps change. */
interface SteppedOrder {
  id: string;
  groups: readonly { number: number; fulfilment: LaterFulfilment; holdUntil: string }[];
  lines: readonly { line: number; group: number; parts: readonly OrderPart[] }[];
}

/**
 * An order after what an entry did with it, as the platform will have it; what the order's state does not
 * allow changes nothing.
 */
export function stepOrder<O extends SteppedOrder>(
  order: O,
  { orderStep, orderCancels }: OrderEffects,
): O {
  const ofThis = orderStep?.order === order.id ? orderStep : null;
  const cancelled = orderCancels
    .filter(({ of }) => orderIdsGivenBack(of).includes(order.id))
    .map(({ of, quantity }) => ({ kind: 'cancelled' as const, line: of.line, quantity }));
  const done = ofThis?.lines.map((each) => ({ kind: ofThis.kind, ...each })) ?? [];
  const lines = order.lines.map((line) => {
    const steps = [...cancelled, ...done].filter(({ line: number }) => number === line.line);
    const fulfilment = order.groups.find(({ number }) => number === line.group)?.fulfilment;
    if (steps.length === 0 || fulfilment === undefined) return line;
    const parts = steps.reduce<readonly OrderPart[]>((before, { kind, quantity }) => {
      const placeId = placeOfStep({ kind, placeId: orderStep?.placeId ?? '' });
      const step = { kind, placeId, quantityMilli: quantityMilli(quantity) };
      const stepped = stepParts(before, fulfilment, step);
      return stepped.ok ? stepped.value : before;
    }, line.parts);
    return { ...line, parts };
  });
  return { ...order, lines };
}
