import type { WayToHave } from '../../contract/host/calls/way-calls.ts';
import type { NetworkStock, StockSource } from '../../contract/host/stock-shapes.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import type { BasketGroup } from '../../domain/basket/basket-group.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { deliveryFeeMinor } from '../../domain/promise/delivery-method.ts';
import { buyersListAt } from '../catalogue/store-price.ts';
import { basketFor, itemFacts } from '../commands/ring-item.ts';
import type { TillContext } from '../commands/till-context.ts';
import { groupFor, type LeaveBy } from './leave-by.ts';
import { readOrderRules } from './order-rules.ts';

/** Stores that are named; of a farther one somebody asks. */
const nearestStores = 2;

/**
 * How one piece of an item can be had that is not taken now, with the fee and the promise that it would get
 * in the seat's basket as it is. Nothing is written, and nothing asked of the network.
 */
export async function waysToHave(
  { seat, sku }: { seat: string; sku: string },
  till: TillContext,
): Promise<WayToHave[]> {
  const item = await till.documents.get('items', sku);
  if (till.kind === 'training' || !item || item.withdrawn) return [];
  const facts = await itemFacts(till, item, buyersListAt(till, seat));
  const isSent = facts.ok && facts.value.unit === 'piece';
  if (!isSent || facts.value.eReportingCategory === 'TPS1') return [];
  const { basket } = basketFor(till, { commandId: 'looking-at-an-item', seat });
  const rules = await readOrderRules(till.documents);
  const stock = await till.knownStock(sku);
  const ways: WayToHave[] = [];
  for (const { by, isBrought } of offered(till, stock, rules.mayTransfer)) {
    const coming = [{ sku, quantityMilli: 1_000 }];
    const group = await groupFor(till, basket, by, coming, rules);
    if (group.ok)
      ways.push({ ...wayOf(basket, group.value, facts.value.unitPriceMinor), isBrought });
  }
  return ways;
}

interface Offered {
  by: LeaveBy;
  isBrought: boolean;
}

function offered(
  { identity }: TillContext,
  { sources }: NetworkStock,
  mayTransfer: boolean,
): Offered[] {
  const own = identity.store.id;
  const having = sources.filter(hasSome);
  const isHere = having.some(({ kind }) => kind === 'own');
  const isElsewhere = having.some(({ kind }) => kind === 'store' || kind === 'warehouse');
  const stores = having.filter(({ kind }) => kind === 'store').slice(0, nearestStores);
  return [
    { by: { kind: 'ship', method: '', address: null }, isBrought: false },
    ...stores.map(
      ({ id }): Offered => ({
        ...{ by: { kind: 'pickup', placeId: id }, isBrought: false },
      }),
    ),
    ...(!isHere && isElsewhere && mayTransfer
      ? [{ by: { kind: 'pickup', placeId: own }, isBrought: true } as const]
      : []),
    ...(isHere ? [{ by: { kind: 'reserve' }, isBrought: false } as const] : []),
  ];
}

function hasSome({ available }: StockSource): boolean {
  if (available === null) return false;
  return available.kind === 'band' ? available.band !== '0' : available.milli >= 1_000;
}

export function wayOf(
  { lines }: Basket,
  { number, fulfilment, placeId, placeName, method, promise, holdUntil }: BasketGroup,
  comingMinor: number,
): Omit<WayToHave, 'isBrought'> {
  const goods = lines
    .filter(({ group, origin }) => group === number && origin === 'rung')
    .map(({ item, quantity }) =>
      Math.round((item.unitPriceMinor * quantity.value) / 10 ** quantity.scale),
    );
  return {
    ...{ fulfilment, placeId, placeName, promise, holdUntil },
    methodName: method?.name ?? '',
    feeMinor: method ? deliveryFeeMinor(method, sumMinor([...goods, comingMinor])) : 0,
  };
}
