import type { OrderDetail } from '../../contract/host/calls/order-work-calls.ts';
import { piecesDueMinor } from '../../domain/order/due-of-line.ts';

type Line = OrderDetail['lines'][number];
type State = Line['parts'][number]['state'];
export type StepKind = Line['may'][number];

/** What can be done with one group of an order here: what comes next, and what else. */
interface OrderActs {
  main: StepKind | null;
  others: readonly StepKind[];
}

/** In the order shown. */
const besides: readonly StepKind[] = [
  ...(['short', 'refused', 'packed', 'ready', 'shipped', 'handed-over'] as const),
  ...(['extended', 'asked-again', 'cancelled'] as const),
];

/**
 * The next step of a group: what is on the shelf is picked first, then laid ready or packed, and what
 * lies ready is handed over. The host refuses what can't be; this only says what to offer.
 */
export function orderActs(order: OrderDetail, groupNumber: number): OrderActs {
  const group = order.groups.find(({ number }) => number === groupNumber);
  const lines = linesOf(order, groupNumber);
  if (!group) return { main: null, others: [] };
  const may = new Set(lines.flatMap((line) => line.may));
  // What another store hands over is only sent there from here.
  if (!group.isHere) may.delete('handed-over');
  const isSent = group.fulfilment === 'ship';
  const wanted: readonly StepKind[] = isSent
    ? ['picked', 'packed', 'shipped', 'asked-again']
    : ['picked', group.isHere ? 'ready' : 'packed', 'handed-over', 'asked-again'];
  const main = wanted.find((kind) => may.has(kind)) ?? null;
  return { main, others: besides.filter((kind) => kind !== main && may.has(kind)) };
}

export function linesOf({ lines }: OrderDetail, groupNumber: number): Line[] {
  return lines.filter(({ group }) => group === groupNumber);
}

/** From where a step takes what is not said to be so much, the first that has any. */
const takenFrom: Record<'short' | 'refused', readonly (readonly State[])[]> = {
  // What is in somebody's hands already is not what is missing.
  short: [['allocated'], ['picking']],
  refused: [['allocated'], ['picking', 'packed', 'ready']],
};

function milliHere({ parts }: Line, states: readonly State[]): number {
  return parts
    .filter(({ isHere, state }) => isHere && states.includes(state))
    .reduce((sum, { quantityMilli }) => sum + quantityMilli, 0);
}

/** What a step is asked for: of the line that was chosen, or of all in the group that it takes. */
export function stepLines(
  order: OrderDetail,
  groupNumber: number,
  { kind, line: chosen }: { kind: StepKind; line: number },
): { line: number; quantityMilli: number }[] {
  if (kind === 'handed-over') {
    // What is still on its way stays out of it.
    return linesOf(order, groupNumber)
      .map((line) => ({ line: line.line, quantityMilli: readyMilli(line) }))
      .filter(({ quantityMilli }) => quantityMilli > 0);
  }
  if (kind !== 'short' && kind !== 'refused') return [];
  const able = linesOf(order, groupNumber).filter(
    ({ line, may }) => may.includes(kind) && (chosen === 0 || line === chosen),
  );
  for (const states of takenFrom[kind]) {
    const lines = able
      .map((line) => ({ line: line.line, quantityMilli: milliHere(line, states) }))
      .filter(({ quantityMilli }) => quantityMilli > 0);
    if (lines.length > 0) return lines;
  }
  return [];
}

/** Its lines are not cancelled by a step alone, which would keep the money: they are given up with what comes back. */
export function isRefunded(order: OrderDetail, groupNumber: number): boolean {
  const isPaid = linesOf(order, groupNumber).some(({ isPartPaid }) => isPartPaid);
  return order.hasDeposit || (isPaid && order.receiptNumber !== '');
}

/** The line that no place has: the one that was chosen, else the first of the group. */
export function missingLine(order: OrderDetail, groupNumber: number, chosen: number): Line | null {
  const missing = linesOf(order, groupNumber).filter(({ may }) => may.includes('asked-again'));
  return missing.find(({ line }) => line === chosen) ?? missing[0] ?? null;
}

export type OrderPaper = 'packing-slip' | 'address-label';

/** What can be printed of a group here: of what is packed or was sent its slip, of a parcel its label. */
export function papersOf(order: OrderDetail, groupNumber: number): OrderPaper[] {
  const group = order.groups.find(({ number }) => number === groupNumber);
  const hasParcel = linesOf(order, groupNumber).some(({ parts }) =>
    parts.some(({ state, isHere }) => isHere && inParcel.has(state)),
  );
  if (!group || (group.fulfilment !== 'ship' && group.isHere)) return [];
  return [
    ...(hasParcel ? (['packing-slip'] as const) : []),
    ...(group.to === null ? [] : (['address-label'] as const)),
  ];
}

const inParcel: ReadonlySet<State> = new Set<State>(['picking', 'packed', 'shipped']);

/** Something of the group lies ready for who collects it. */
export function isReadyHere(order: OrderDetail, groupNumber: number): boolean {
  return linesOf(order, groupNumber).some((line) => readyMilli(line) > 0);
}

/** What is paid before what lies ready of the group is handed over. */
export function readyDueMinor(order: OrderDetail, groupNumber: number): number {
  return linesOf(order, groupNumber)
    .map((line) => ({ line, milli: readyMilli(line) }))
    .filter(({ milli }) => milli > 0)
    .reduce((sum, { line, milli }) => sum + piecesDueMinor(line, milli), 0);
}

function readyMilli({ parts }: Line): number {
  return parts
    .filter(({ state }) => state === 'ready')
    .reduce((sum, { quantityMilli }) => sum + quantityMilli, 0);
}
