import type { OrderGroup } from './order.ts';
import type { OrderPart, OrderState } from './order-parts.ts';
import type { OrderWorkRules } from './work-rules.ts';

/** What somebody in a store has to do with orders, most pressing first. */
export const worklists = [
  /** Promised, and no place has it: somebody chooses. */
  'decide',
  /** Nobody came for it in time. */
  'overdue',
  /** Reserved, and only until tonight. */
  'expires-today',
  /** To take from the shelf for who comes for it. */
  'pick-collect',
  /** To take from the shelf for a parcel. */
  'pick-ship',
  /** Collected in another store: to send there. */
  'transfer',
  /** Comes from another place: to lay ready once it is here. */
  'arriving',
  /** Taken from the shelf: to pack, or to lay ready. */
  'pack',
  /** Packed: for the carrier. */
  'send',
  /** Lies ready for its customer. */
  'collect',
] as const;
export type Worklist = (typeof worklists)[number];

/** As much of an order as the lists need. */
interface ListedOrder {
  storeId: string;
  takenAt: string;
  groups: readonly OrderGroup[];
  lines: readonly { line: number; group: number; parts: readonly OrderPart[] }[];
}

/** So much of some lines of one group that are to be done the same with. */
export interface Work {
  list: Worklist;
  group: OrderGroup;
  lines: readonly { line: number; quantityMilli: number }[];
}

interface ListsAt {
  storeId: string;
  /** Today at the store, and the instant. */
  businessDay: string;
  nowMs: number;
  rules: OrderWorkRules;
}

/** What is to be done with an order in a store: nothing twice, and nothing of other stores. */
export function worksOf(order: ListedOrder, at: ListsAt): Work[] {
  return order.groups.flatMap((group) => {
    const found = order.lines
      .filter((line) => line.group === group.number)
      .flatMap(({ line, parts }) =>
        parts.flatMap(({ state, sourceId, quantityMilli }) => {
          const list = listOf({ state, sourceId }, { group, order, at });
          return list === null ? [] : [{ list, line, quantityMilli }];
        }),
      );
    return [...Map.groupBy(found, ({ list }) => list)].map(([list, parts]) => ({
      list,
      group,
      lines: [...Map.groupBy(parts, ({ line }) => line)].map(([line, same]) => ({
        line,
        quantityMilli: same.reduce((sum, { quantityMilli }) => sum + quantityMilli, 0),
      })),
    }));
  });
}

function listOf(
  { state, sourceId }: { state: OrderState; sourceId: string },
  { group, order, at }: { group: OrderGroup; order: ListedOrder; at: ListsAt },
): Worklist | null {
  const { fulfilment, placeId } = group;
  if (state === 'unfillable') {
    return at.storeId === (placeId || order.storeId) ? 'decide' : null;
  }
  const isShipped = fulfilment === 'ship';
  if (sourceId !== at.storeId) {
    return placeId === at.storeId && sourceId !== '' && isOnItsWay(state) ? 'arriving' : null;
  }
  if (!isShipped && placeId !== at.storeId) return isOnItsWay(state) ? 'transfer' : null;
  if (fulfilment === 'reserve' && lies(state) && endsToday(group, at)) return 'expires-today';
  switch (state) {
    case 'allocated':
      return isShipped ? 'pick-ship' : 'pick-collect';
    case 'picking':
      return 'pack';
    case 'packed':
      return isShipped ? 'send' : 'pack';
    case 'ready':
      return isOverdue(group, order, at) ? 'overdue' : 'collect';
    default:
      return null;
  }
}

function isOnItsWay(state: OrderState): boolean {
  return state === 'allocated' || state === 'picking' || state === 'packed';
}

function lies(state: OrderState): boolean {
  return isOnItsWay(state) || state === 'ready';
}

const dayMs = 86_400_000;

function endsToday({ holdUntil }: OrderGroup, { nowMs, businessDay }: ListsAt): boolean {
  if (holdUntil === '') return false;
  // An end at midnight is of the day before, however the zone lies.
  const until = Date.parse(holdUntil);
  return until <= nowMs || until < Date.parse(`${businessDay}T00:00:00Z`) + dayMs;
}

function isOverdue({ holdUntil, promise }: OrderGroup, { takenAt }: ListedOrder, at: ListsAt) {
  if (holdUntil !== '') return Date.parse(holdUntil) < at.nowMs;
  const from = promise.through === '' ? takenAt.slice(0, 10) : promise.through;
  return Date.parse(`${from}T00:00:00Z`) + (at.rules.collectWithinDays + 1) * dayMs < at.nowMs;
}
