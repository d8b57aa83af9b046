import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { HostApi } from '../../contract/host/api.ts';
import type { GroupMethodChoice, PickupStore } from '../../contract/host/calls/group-calls.ts';
import type { CallInput, CallOutput } from '../../contract/rpc/api-shape.ts';
import type { Basket, BasketLine } from '../../domain/basket/basket.ts';
import type { BasketGroup } from '../../domain/basket/basket-group.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { priceLines } from '../../domain/pricing/price-lines.ts';
import { deliveryFeeMinor } from '../../domain/promise/delivery-method.ts';
import { quantityMilli } from '../../domain/quantity/quantity.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { openBasket } from '../commands/take-step.ts';
import type { TillContext } from '../commands/till-context.ts';
import { knownCustomer } from '../customers/known-customers.ts';
import { knownAddresses } from './known-addresses.ts';
import { feeOf, groupFor, promised, shippingWays } from './leave-by.ts';
import { type OrderRules, readOrderRules } from './order-rules.ts';
import { stockAt, storesNearby } from './pickup-stores.ts';
import { surerWays } from './surer-ways.ts';

type Choices = CallOutput<HostApi, 'groupChoices'>;

/** What a group of the seat's basket, or a line of it, can be changed to, with what would be promised then. */
export async function groupChoices(
  { seat, of, text }: CallInput<HostApi, 'groupChoices'>,
  till: TillContext,
): Promise<Result<Choices, Failure>> {
  const shelved = openBasket(till, seat);
  if (!shelved.ok) return shelved;
  const { basket } = shelved.value;
  const rules = await readOrderRules(till.documents);
  const group = of.kind === 'group' ? groupOf(basket, of.number) : null;
  const lines = basket.lines.filter(({ number, group: at, origin }) =>
    of.kind === 'group' ? at === of.number && origin === 'rung' : number === of.lineNumber,
  );
  if (of.kind === 'group' && group === null) return refuse(fail('GROUP_GONE'));
  if (lines.length === 0) return refuse(fail('LINE_GONE'));
  const { customer } = basket;
  const document = customer && (await knownCustomer(till, customer.id));
  return ok({
    methods: group?.fulfilment === 'ship' ? await methodsFor(till, basket, group, rules) : [],
    ...(group?.fulfilment === 'ship' || group?.fulfilment === 'reserve'
      ? { stores: [], moreCount: 0 }
      : await storesFor({ till, basket, group, lines, text, rules })),
    instead: group ? await surerWays(till, basket, group, rules) : [],
    addresses: knownAddresses(basket, document, till),
    country: till.identity.store.address.country,
    holdHours: rules.reservation.holdHours,
    depositKind: rules.reservation.depositKind,
    depositRateBp: rules.reservation.depositRateBp,
  });
}

async function methodsFor(
  till: TillContext,
  basket: Basket,
  group: BasketGroup,
  rules: OrderRules,
): Promise<GroupMethodChoice[]> {
  const priced = priceLines(basket);
  const goodsMinor = sumMinor(
    priced
      .filter(({ line }) => line.group === group.number && line.origin === 'rung')
      .map(({ grossMinor }) => grossMinor),
  );
  const ways = shippingWays(basket, group.address, till, rules);
  return await Promise.all(
    ways.map(async (method) => {
      const sent = await promised(till, basket, { ...group, ...feeOf(basket, method) }, [], rules);
      const { id, names } = method;
      return { id, names, feeMinor: deliveryFeeMinor(method, goodsMinor), promise: sent.promise };
    }),
  );
}

async function storesFor({
  till,
  basket,
  group,
  lines,
  text,
  rules,
}: {
  till: TillContext;
  basket: Basket;
  /** Null where a line is to get one. */
  group: BasketGroup | null;
  lines: readonly BasketLine[];
  text: string;
  rules: OrderRules;
}): Promise<{ stores: PickupStore[]; moreCount: number }> {
  const { listed, moreCount } = await storesNearby(till, text);
  const wanted = lines.map(({ item, quantity }) => ({
    sku: item.sku,
    quantityMilli: quantityMilli(quantity),
  }));
  const others = { ...basket, lines: basket.lines.filter((line) => !lines.includes(line)) };
  const stores = listed.map(async (store): Promise<PickupStore[]> => {
    const at = await stockAt(till, store.placeId, wanted);
    if (group) {
      const moved = { ...group, placeId: store.placeId, placeName: store.name };
      const { promise } = await promised(till, basket, moved, [], rules);
      return [{ ...store, ...at, promise }];
    }
    const by = { kind: 'pickup', placeId: store.placeId } as const;
    const found = await groupFor(till, others, by, wanted, rules);
    return found.ok ? [{ ...store, ...at, promise: found.value.promise }] : [];
  });
  return { stores: (await Promise.all(stores)).flat(), moreCount };
}

function groupOf({ groups }: Basket, number: number): BasketGroup | null {
  return groups.find((group) => group.number === number) ?? null;
}
