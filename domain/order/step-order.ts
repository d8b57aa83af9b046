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

/**
 * Where the parts must come from that a step is of: its store, or empty for any place. The store where
 * something is collected does what it does last with goods from anywhere: they have arrived.
 */
export function placeOfStep(step: { kind: string; placeId: string; toPlace?: string }): string {
  return arrivesAt(step) !== '' || !doneWithGoods.has(step.kind) ? '' : step.placeId;
}

/** The store where goods lie after a step, wherever they came from; empty where a step moves nothing. */
export function arrivesAt(step: { kind: string; placeId: string; toPlace?: string }): string {
  const { kind, placeId, toPlace = '' } = step;
  const isLast = kind === 'ready' || kind === 'handed-over';
  return isLast && placeId === toPlace ? placeId : '';
}

/**
 * The ids that an order may have whose line is given back: of the entry itself, or of the one right before
 * the transaction that paid it; of a line that was paid when it was collected it is said by the line.
 */
export function orderIdsGivenBack({
  of,
  orderLine,
}: Pick<OrderEffects['orderGivenBack'][number], 'of' | 'orderLine'>): string[] {
  if (orderLine !== null) return [orderLine.order];
  return [orderId(of.journalId, of.sequence), orderId(of.journalId, of.sequence - 1)];
}

/** As much of an order as steps change. */
interface SteppedOrder {
  id: string;
  groups: readonly {
    number: number;
    fulfilment: LaterFulfilment;
    placeId: string;
    holdUntil: string;
  }[];
  lines: readonly { line: number; group: number; parts: readonly OrderPart[] }[];
}

/**
 * An order after what an entry did with it, as the platform will have it; what the order's state does not
 * allow changes nothing.
 */
export function stepOrder<O extends SteppedOrder>(
  order: O,
  { orderStep, orderGivenBack }: OrderEffects,
): O {
  const ofThis = orderStep?.order === order.id ? orderStep : null;
  const givenBack = orderGivenBack
    .filter((back) => orderIdsGivenBack(back).includes(order.id))
    .map(({ of, orderLine, quantity, state }) => ({
      ...{ kind: state, line: (orderLine ?? of).line, quantity },
    }));
  const done = ofThis?.lines.map((each) => ({ kind: ofThis.kind, ...each })) ?? [];
  const lines = order.lines.map((line) => {
    const steps = [...givenBack, ...done].filter(({ line: number }) => number === line.line);
    const group = order.groups.find(({ number }) => number === line.group);
    if (steps.length === 0 || group === undefined) return line;
    const parts = steps.reduce<readonly OrderPart[]>((before, { kind, quantity }) => {
      const at = { kind, placeId: orderStep?.placeId ?? '', toPlace: group.placeId };
      const step = { kind, placeId: placeOfStep(at), arrivesAt: arrivesAt(at) };
      const done = { ...step, quantityMilli: quantityMilli(quantity) };
      const stepped = stepParts(before, group.fulfilment, done);
      return stepped.ok ? stepped.value : before;
    }, line.parts);
    return { ...line, parts };
  });
  return { ...order, lines, groups: heldLonger(order, ofThis) };
}

/** The groups of lines that are kept longer. */
function heldLonger<O extends SteppedOrder>(
  { groups, lines }: O,
  step: OrderEffects['orderStep'],
): O['groups'] {
  if (step?.kind !== 'extended' || step.holdUntil === '') return groups;
  const named = new Set(step.lines.map(({ line }) => line));
  const extended = new Set(lines.filter(({ line }) => named.has(line)).map(({ group }) => group));
  return groups.map((group) =>
    extended.has(group.number) ? { ...group, holdUntil: step.holdUntil } : group,
  );
}
