import { assert } from '../assert.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { LaterFulfilment, OrderStepKind } from './order.ts';

/**
 * Where a part of an order's line stands. `placed`: nobody has looked for it yet. `unfillable`: no place
 * has it, somebody must choose. `picking`: taken from the shelf. `short`: it was not there, or the place
 * refused; it is looked for again.
 */
export const orderStates = [
  'unfillable',
  'short',
  'placed',
  'allocated',
  'picking',
  'packed',
  'ready',
  'shipped',
  'handed-over',
  'delivered',
  'returned',
  'cancelled',
] as const;
export type OrderState = (typeof orderStates)[number];

/** So much of a line, from one place. A line that one place has is one part. */
export interface OrderPart {
  /** 1, 2, 3… within its line. */
  part: number;
  /** Thousandths of the item's unit. */
  quantityMilli: number;
  state: OrderState;
  /** The place that it comes from; empty while none was chosen. */
  sourceId: string;
}

/**
 * What the platform decides by itself or is told by a carrier, beside what somebody did at a till.
 * `returned-to-sender`: a parcel that nobody took; somebody must choose what becomes of the line.
 */
export type PlatformStepKind =
  | 'allocated'
  | 'unfillable'
  | 'delivered'
  | 'returned-to-sender'
  | 'returned'
  | 'expired';

/**
 * From where each step leads where. A line is independent of the others, and what left can't be picked
 * again; a step that is not from one of its states is refused.
 */
const transitions: Readonly<
  Record<OrderStepKind | PlatformStepKind, { from: readonly OrderState[]; to: OrderState | null }>
> = {
  allocated: { from: ['placed', 'unfillable', 'short'], to: 'allocated' },
  unfillable: { from: ['placed', 'short'], to: 'unfillable' },
  picked: { from: ['allocated'], to: 'picking' },
  short: { from: ['allocated', 'picking'], to: 'short' },
  refused: { from: ['allocated', 'picking', 'packed', 'ready'], to: 'short' },
  packed: { from: ['picking'], to: 'packed' },
  ready: { from: ['allocated', 'picking', 'packed'], to: 'ready' },
  shipped: { from: ['picking', 'packed'], to: 'shipped' },
  // What lies ready goes first: the rest of the line is still on its way.
  'handed-over': { from: ['ready', 'packed', 'picking', 'allocated'], to: 'handed-over' },
  delivered: { from: ['shipped'], to: 'delivered' },
  'returned-to-sender': { from: ['shipped'], to: 'unfillable' },
  returned: { from: ['shipped', 'delivered', 'handed-over'], to: 'returned' },
  cancelled: {
    from: ['unfillable', 'short', 'placed', 'allocated', 'picking', 'packed', 'ready'],
    to: 'cancelled',
  },
  expired: { from: ['unfillable', 'short', 'placed', 'allocated', 'ready'], to: 'cancelled' },
  extended: { from: ['placed', 'allocated', 'picking', 'packed', 'ready'], to: null },
  'asked-again': { from: ['unfillable'], to: 'placed' },
};

/** What is only done with goods that somebody comes for, or only with goods that are sent. */
const only: Partial<Record<OrderStepKind | PlatformStepKind, (of: LaterFulfilment) => boolean>> = {
  ready: (of) => of !== 'ship',
  'handed-over': (of) => of !== 'ship',
  extended: (of) => of !== 'ship',
  expired: (of) => of !== 'ship',
  shipped: (of) => of === 'ship',
  delivered: (of) => of === 'ship',
};

export interface PartStep {
  kind: OrderStepKind | PlatformStepKind;
  quantityMilli: number;
  /** Only parts from this place; empty for any. */
  placeId: string;
  /** Of `allocated`: the place that has it. */
  sourceId?: string;
  /** Where the goods lie after it, when they came from elsewhere; empty or absent for where they were. */
  arrivesAt?: string;
}

export type PartRefusal = { code: 'NOT_IN_STATE' | 'NOT_SO_MUCH'; quantityMilli: number };

/**
 * A line's parts after a step with so much of it: parts of the states that the step leads from, the least
 * advanced first, of a hand-over the most; one that is larger than what is left of it is split. Refused where
 * there is less.
 */
export function stepParts(
  parts: readonly OrderPart[],
  fulfilment: LaterFulfilment,
  step: PartStep,
): Result<OrderPart[], PartRefusal> {
  assert(step.quantityMilli > 0, 'A step is with some of a line');
  const { to } = transitions[step.kind];
  const able = ableParts(parts, fulfilment, step);
  const mostMilli = sumMilli(able);
  if (mostMilli === 0) return refuse({ code: 'NOT_IN_STATE', quantityMilli: 0 });
  if (mostMilli < step.quantityMilli)
    return refuse({ code: 'NOT_SO_MUCH', quantityMilli: mostMilli });
  const moved = new Map<number, number>();
  let left = step.quantityMilli;
  for (const { part, quantityMilli } of able) {
    const taken = Math.min(left, quantityMilli);
    if (taken > 0) moved.set(part, taken);
    left -= taken;
  }
  let lastPart = Math.max(...parts.map(({ part }) => part));
  return ok(
    parts.flatMap((part) => {
      const taken = moved.get(part.part) ?? 0;
      if (taken === 0) return [part];
      const after: OrderPart = {
        ...part,
        state: to ?? part.state,
        sourceId: sourceAfter(part, step),
      };
      if (taken === part.quantityMilli) return [after];
      lastPart += 1;
      const rest = { ...part, quantityMilli: part.quantityMilli - taken };
      return [rest, { ...after, part: lastPart, quantityMilli: taken }];
    }),
  );
}

/** How much of a line a step could be with. */
export function ableMilli(
  parts: readonly OrderPart[],
  fulfilment: LaterFulfilment,
  step: Pick<PartStep, 'kind' | 'placeId'>,
): number {
  return sumMilli(ableParts(parts, fulfilment, step));
}

/** The parts that a step may be with, in the order that it takes them. */
function ableParts(
  parts: readonly OrderPart[],
  fulfilment: LaterFulfilment,
  { kind, placeId }: Pick<PartStep, 'kind' | 'placeId'>,
): OrderPart[] {
  const { from } = transitions[kind];
  const isOf = only[kind];
  if (isOf && !isOf(fulfilment)) return [];
  return parts
    .filter(({ state, sourceId }) => from.includes(state) && ['', sourceId].includes(placeId))
    .toSorted((a, b) => from.indexOf(a.state) - from.indexOf(b.state) || a.part - b.part);
}

function sumMilli(parts: readonly OrderPart[]): number {
  return parts.reduce((sum, { quantityMilli }) => sum + quantityMilli, 0);
}

function sourceAfter(
  { sourceId }: OrderPart,
  { kind, sourceId: chosen, arrivesAt = '' }: PartStep,
): string {
  if (kind === 'allocated') return chosen ?? '';
  if (arrivesAt !== '') return arrivesAt;
  // What is looked for again comes from nowhere yet.
  return comesFromNowhere.has(kind) ? '' : sourceId;
}

const comesFromNowhere: ReadonlySet<PartStep['kind']> = new Set([
  'short',
  'refused',
  'asked-again',
  'returned-to-sender',
]);

/** What keeps stock of its place promised: goods that are to leave and still lie there. */
export function isReserved({ state }: Pick<OrderPart, 'state'>): boolean {
  return state === 'allocated' || state === 'picking' || state === 'packed' || state === 'ready';
}

/** What a line as a whole is said to be: where the part stands that is the least far. */
export function lineState(parts: readonly Pick<OrderPart, 'state'>[]): OrderState {
  const open = parts.filter(({ state }) => state !== 'cancelled' && state !== 'returned');
  const counted = open.length > 0 ? open : parts;
  const [least] = counted.map(({ state }) => orderStates.indexOf(state)).toSorted((a, b) => a - b);
  return orderStates[least ?? 0] ?? 'placed';
}

/** The places that its parts come from, in their order, each once. */
export function sourcesOf(parts: readonly Pick<OrderPart, 'sourceId' | 'state'>[]): string[] {
  const chosen = parts.filter(({ sourceId }) => sourceId !== '');
  return [...new Set(chosen.map(({ sourceId }) => sourceId))];
}
