import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import type { BasketGroup, GroupAddress } from '../../domain/basket/basket-group.ts';
import type { ItemFacts } from '../../domain/basket/item-facts.ts';
import { addressOf } from '../../domain/basket/ship-line.ts';
import { addressFault } from '../../domain/customer/address-form.ts';
import { type DeliveryMethod, methodsTo } from '../../domain/promise/delivery-method.ts';
import { latestDay } from '../../domain/promise/promised-dates.ts';
import { quantityMilli } from '../../domain/quantity/quantity.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { TillContext } from '../commands/till-context.ts';
import { deliveryItem } from './delivery-item.ts';
import type { OrderRules } from './order-rules.ts';
import { orderedAt, placeAt, promiseOf } from './promise-of.ts';

/** How somebody wants goods that they don't take now. */
export type LeaveBy =
  /** With a group that the basket has. */
  | { kind: 'group'; number: number }
  /** To the customer's address, or another; the retailer's first method to there, or the one named. */
  | { kind: 'ship'; method: string; address: GroupAddress | null }
  | { kind: 'pickup'; placeId: string }
  /** In the till's own store. */
  | { kind: 'reserve' };

/** So much of an item that comes to the group. */
interface Coming {
  sku: string;
  quantityMilli: number;
}

/** The basket's group that is meant, or a new one: with what is promised once `coming` is in it. */
export async function groupFor(
  till: TillContext,
  basket: Basket,
  by: LeaveBy,
  coming: readonly Coming[],
  rules: OrderRules,
): Promise<Result<BasketGroup, Failure>> {
  const wanted = await wantedGroup(till, basket, by, rules);
  if (!wanted.ok) return wanted;
  return ok(await promised(till, basket, wanted.value, coming, rules));
}

/** The group with what is promised and dated by what is in it now, and what comes to it. */
export async function promised(
  till: TillContext,
  basket: Basket,
  group: BasketGroup,
  coming: readonly Coming[],
  rules: OrderRules,
): Promise<BasketGroup> {
  const { fulfilment, placeId, number, method } = group;
  const inIt = basket.lines
    .filter((line) => line.group === number && line.origin === 'rung')
    .map(({ item, quantity }) => ({ sku: item.sku, quantityMilli: quantityMilli(quantity) }));
  const { country } = till.identity.store.address;
  const { postcode = '', ...address } = addressOf(basket, group) ?? {};
  const by = rules.methods.find(({ id }) => id === method?.id) ?? null;
  const promise = await promiseOf(
    till,
    {
      ...{ fulfilment, placeId, method: by, lines: [...inIt, ...coming] },
      destination: { country, postcode, ...address },
    },
    rules,
  );
  const { day } = orderedAt(till);
  const isKept = fulfilment === 'reserve';
  return {
    ...group,
    promise,
    latest: isKept ? '' : latestDay(day, promise.through === '' ? null : promise.through),
    holdUntil: isKept ? hoursAfter(till.now(), group.holdHours || rules.reservation.holdHours) : '',
  };
}

async function wantedGroup(
  till: TillContext,
  basket: Basket,
  by: LeaveBy,
  rules: OrderRules,
): Promise<Result<BasketGroup, Failure>> {
  const { groups } = basket;
  if (by.kind === 'group') {
    const known = groups.find(({ number }) => number === by.number);
    return known ? ok(known) : refuse(fail('GROUP_GONE'));
  }
  const fresh: Omit<BasketGroup, 'fulfilment' | 'placeId' | 'placeName' | 'method'> = {
    ...{ number: 1 + Math.max(0, ...groups.map(({ number }) => number)), address: null },
    ...{ feeLine: 0, feeItem: null, latest: '', holdUntil: '', holdHours: 0, payment: 'now' },
    promise: { level: 'on-request', from: '', through: '' },
  };
  if (by.kind === 'ship') {
    const ways = shippingWays(basket, by.address, till, rules);
    const method = by.method === '' ? ways[0] : ways.find(({ id }) => id === by.method);
    if (!method) return refuse(fail('DELIVERY_NOT_THERE'));
    const fault = by.address && addressFault(by.address);
    if (fault)
      return refuse(fail(fault === 'postcode' ? 'ADDRESS_POSTCODE' : 'ADDRESS_INCOMPLETE'));
    const same = groups.find(
      (group) =>
        group.fulfilment === 'ship' &&
        group.method?.id === method.id &&
        JSON.stringify(group.address) === JSON.stringify(by.address),
    );
    if (same) return ok(same);
    return ok({
      ...{ ...fresh, fulfilment: 'ship', placeId: '', placeName: '', address: by.address },
      ...feeOf(basket, method),
    });
  }
  const placeId = by.kind === 'reserve' ? till.identity.store.id : by.placeId;
  const same = groups.find((group) => group.fulfilment === by.kind && group.placeId === placeId);
  if (same) return ok(same);
  const place = await placeAt(till, placeId);
  const isOwn = placeId === till.identity.store.id;
  if (!isOwn && place?.place !== 'store') return refuse(fail('PLACE_UNKNOWN'));
  const at = { placeId, placeName: place?.name ?? till.identity.store.name };
  if (by.kind === 'reserve') {
    return ok({ ...fresh, ...at, fulfilment: 'reserve', method: null, payment: 'later' });
  }
  const [method] = methodsTo(rules.methods, 'pickup', '');
  if (!method) return refuse(fail('DELIVERY_NOT_THERE'));
  return ok({ ...fresh, ...at, fulfilment: 'pickup', ...feeOf(basket, method) });
}

/** The ways to an address, or to the customer's, in the retailer's order. */
export function shippingWays(
  basket: Pick<Basket, 'customer'>,
  address: GroupAddress | null,
  till: Pick<TillContext, 'identity'>,
  { methods }: OrderRules,
): DeliveryMethod[] {
  const country =
    address?.country ?? basket.customer?.address.country ?? till.identity.store.address.country;
  return methodsTo(methods, 'ship', country);
}

/** What a method costs, and the number that its line gets if it does. */
export function feeOf(
  { lastLineNumber }: Pick<Basket, 'lastLineNumber'>,
  method: DeliveryMethod,
): Pick<BasketGroup, 'method' | 'feeLine' | 'feeItem'> {
  const { id, names, feeMinor, freeFromMinor } = method;
  const item: ItemFacts | null = feeMinor === 0 ? null : deliveryItem(method);
  return {
    method: { id, name: names.fr, nameEn: names.en, feeMinor, freeFromMinor },
    ...{ feeItem: item, feeLine: item ? lastLineNumber + 1 : 0 },
  };
}

function hoursAfter(instant: string, hours: number): string {
  return new Date(Date.parse(instant) + hours * 3_600_000).toISOString();
}
