import type { WayToHave } from '../../contract/host/calls/way-calls.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import type { BasketGroup } from '../../domain/basket/basket-group.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { priceLines } from '../../domain/pricing/price-lines.ts';
import { isSurer, surestFirst } from '../../domain/promise/surer-promise.ts';
import { quantityMilli } from '../../domain/quantity/quantity.ts';
import type { TillContext } from '../commands/till-context.ts';
import { groupFor, type LeaveBy } from './leave-by.ts';
import type { OrderRules } from './order-rules.ts';
import { leastMilli } from './pickup-stores.ts';
import { wayOf } from './ways-to-have.ts';

/** More than these nobody reads out to a customer. */
const mostWays = 3;

/** Farther than this nobody goes to fetch it. */
const mostKm = 50;

interface Wanted {
  sku: string;
  quantityMilli: number;
}

/**
 * Other ways to have all that a group holds, of which more can be promised than of the group: the surest and
 * soonest first. None where it is as sure as can be. Nothing is written, and nothing asked of the network.
 */
export async function surerWays(
  till: TillContext,
  basket: Basket,
  group: BasketGroup,
  rules: OrderRules,
): Promise<WayToHave[]> {
  const isOfGroup = (line: Basket['lines'][number]): boolean => line.group === group.number;
  const lines = basket.lines.filter((line) => isOfGroup(line) && line.origin === 'rung');
  if (group.promise.level === 'confirmed' || lines.length === 0) return [];
  const wanted = lines.map(({ item, quantity }) => ({
    ...{ sku: item.sku, quantityMilli: quantityMilli(quantity) },
  }));
  const goodsMinor = sumMinor(
    priceLines(basket)
      .filter(({ line }) => lines.some(({ number }) => number === line.number))
      .map(({ grossMinor }) => grossMinor),
  );
  const others = { ...basket, lines: basket.lines.filter((line) => !isOfGroup(line)) };
  const ways: WayToHave[] = [];
  for (const { by, isBrought } of await otherWays(till, group, wanted, rules)) {
    const led = await groupFor(till, others, by, wanted, rules);
    if (led.ok) ways.push({ ...wayOf(others, led.value, goodsMinor), isBrought });
  }
  return ways
    .filter(({ promise }) => isSurer(promise, group.promise))
    .toSorted((a, b) => surestFirst(a.promise, b.promise))
    .slice(0, mostWays);
}

/** Sent instead of waiting in a store; picked up where all of it lies, or where it is brought. */
async function otherWays(
  till: TillContext,
  { fulfilment, placeId }: BasketGroup,
  wanted: readonly Wanted[],
  { mayTransfer }: OrderRules,
): Promise<{ by: LeaveBy; isBrought: boolean }[]> {
  const having = await Promise.all(wanted.map((each) => storesWith(till, each)));
  const [first = [], ...rest] = having;
  const own = till.identity.store.id;
  const there = first.filter((id) => rest.every((stores) => stores.includes(id)));
  const stores = there.filter((id) => fulfilment !== 'pickup' || id !== placeId);
  const isOwnElse = fulfilment !== 'pickup' || placeId !== own;
  return [
    ...(fulfilment === 'ship'
      ? []
      : [{ by: { kind: 'ship', method: '', address: null } as const, isBrought: false }]),
    ...stores.slice(0, mostWays).map((id) => ({
      ...{ by: { kind: 'pickup', placeId: id } as const, isBrought: false },
    })),
    ...(mayTransfer && isOwnElse && !there.includes(own)
      ? [{ by: { kind: 'pickup', placeId: own } as const, isBrought: true }]
      : []),
  ];
}

/** Those a customer would go to, nearest first, the till's own before all. */
async function storesWith(till: TillContext, { sku, quantityMilli }: Wanted): Promise<string[]> {
  const { sources } = await till.knownStock(sku);
  return sources.flatMap(({ id, kind, km, available }) =>
    (kind === 'own' || kind === 'store') &&
    (km ?? 0) <= mostKm &&
    available &&
    leastMilli(available) >= quantityMilli
      ? [id]
      : [],
  );
}
