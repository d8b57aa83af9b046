import {
  type NetworkPlace,
  networkPlace,
  placeSettingId,
} from '../../contract/document/network.ts';
import type { NetworkStock, StockSource } from '../../contract/host/stock-shapes.ts';
import { type Calendar, carrierHours } from '../../domain/calendar/open-days.ts';
import type { OrderGroup } from '../../domain/order/order.ts';
import type { DeliveryMethod } from '../../domain/promise/delivery-method.ts';
import {
  type KnownStock,
  promiseLevel,
  type WantedStock,
} from '../../domain/promise/promise-level.ts';
import {
  type OrderedAt,
  type PromisedDates,
  pickupDates,
  shippingDates,
  togetherDates,
} from '../../domain/promise/promised-dates.ts';
import type { TillContext } from '../commands/till-context.ts';
import { localTime } from '../journal/local-time.ts';
import type { OrderRules } from './order-rules.ts';
import { leastMilli } from './pickup-stores.ts';

/** What is to be promised together. */
export interface WantedGroup {
  fulfilment: OrderGroup['fulfilment'];
  /** Where it is picked up or kept; empty of what is shipped. */
  placeId: string;
  /** Null of a reservation. */
  method: DeliveryMethod | null;
  lines: readonly { sku: string; quantityMilli: number }[];
  /** Where a parcel goes. */
  destination: { country: string; postcode: string };
}

type OrderPromise = OrderGroup['promise'];

/** When it is, by the clock of the till's store. */
export function orderedAt(till: TillContext): OrderedAt {
  const { local } = localTime(Date.parse(till.now()), till.identity.store.zone);
  return { day: local.slice(0, 10), time: local.slice(11, 16) };
}

/**
 * What the till can promise of a group by what it knows now: the level of its least sure line, and the
 * days on which all of it is there. Nothing is asked of anybody: without figures it is an intent.
 */
export async function promiseOf(
  till: TillContext,
  wanted: WantedGroup,
  rules: OrderRules,
): Promise<OrderPromise> {
  const at = orderedAt(till);
  const each = await Promise.all(
    wanted.lines.map(async (line) => {
      const stock = await till.knownStock(line.sku);
      return {
        level: levelOf(till, wanted, line.quantityMilli, stock, rules),
        dates: await datesOf(till, wanted, line.quantityMilli, stock, { at, rules }),
      };
    }),
  );
  const levels = each.map(({ level }) => level);
  const dates = each.flatMap((line) => line.dates ?? []);
  const together =
    dates.length === each.length && dates.length > 0
      ? togetherDates(dates)
      : { from: '', through: '' };
  const level = (['on-request', 'likely', 'confirmed'] as const).find((one) =>
    levels.includes(one),
  );
  return { level: level ?? 'on-request', ...together };
}

function levelOf(
  till: TillContext,
  { fulfilment, placeId }: WantedGroup,
  quantityMilli: number,
  stock: NetworkStock,
  { promise, mayTransfer }: OrderRules,
): OrderPromise['level'] {
  const wanted: WantedStock = { fulfilment, toPlace: placeId, quantityMilli, mayTransfer };
  const own = till.identity.store.id;
  const known = stock.sources.flatMap((source): KnownStock[] => {
    const isInHand = fulfilment === 'reserve' && source.id === own;
    const figure = figureOf(source, isInHand);
    if (figure === null) return [];
    const ageMs = source.id === own ? 0 : (stock.ageMs ?? Number.MAX_SAFE_INTEGER);
    const kind = source.kind === 'own' ? 'store' : source.kind;
    return [{ sourceId: source.id, kind, figure, ageSeconds: Math.round(ageMs / 1_000) }];
  });
  return promiseLevel(wanted, known, promise).level;
}

/** Who reserves goods of the own store takes them in hand and lays them aside. */
function figureOf(source: StockSource, isInHand: boolean): KnownStock['figure'] | null {
  const { available, kind } = source;
  if (available === null) return kind === 'supplier' ? { kind: 'uncounted' } : null;
  if (available.kind === 'exact' && isInHand) return { kind: 'in-hand', milli: available.milli };
  return available;
}

async function datesOf(
  till: TillContext,
  { fulfilment, placeId, method, destination }: WantedGroup,
  quantityMilli: number,
  { sources }: NetworkStock,
  { at, rules }: { at: OrderedAt; rules: OrderRules },
): Promise<PromisedDates | null> {
  const having = sources.filter((source) => hasIt(source, quantityMilli));
  const there = having.find(({ id }) => id === placeId);
  if (method === null) return there ? { from: at.day, through: at.day } : null;
  const from = fulfilment === 'ship' ? bestToSend(having) : (there ?? bestToSend(having));
  if (!from) return null;
  const leavingFrom = {
    ...(await calendarAt(till, from.id)),
    leadDays: from.kind === 'supplier' ? (from.dropShipDays ?? 0) : 0,
  };
  if (fulfilment === 'ship') return shippingDates(at, method, leavingFrom, destination);
  if (!there && !rules.mayTransfer) return null;
  const store = await calendarAt(till, placeId);
  return pickupDates(at, method, leavingFrom, store, there !== undefined);
}

/** A warehouse is there to send, a store prepares beside its customers, a supplier takes its time. */
function bestToSend(having: readonly StockSource[]): StockSource | undefined {
  const order = ['warehouse', 'store', 'own', 'supplier'] as const;
  return having.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))[0];
}

function hasIt({ available, kind }: StockSource, quantityMilli: number): boolean {
  if (available === null) return kind === 'supplier';
  return leastMilli(available) >= quantityMilli;
}

/** A place that nobody described works as a carrier does. */
async function calendarAt(till: TillContext, placeId: string): Promise<Calendar> {
  const place = await placeAt(till, placeId);
  const { country, postcode } = (place ?? till.identity.store).address;
  return { openingHours: place?.openingHours ?? carrierHours, country, postcode };
}

export async function placeAt(
  { documents }: Pick<TillContext, 'documents'>,
  placeId: string,
): Promise<NetworkPlace | null> {
  const setting = await documents.get('settings', placeSettingId(placeId));
  return networkPlace.safeParse(setting?.value).data ?? null;
}
