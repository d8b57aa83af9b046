import type { CustomerDocument } from '../../contract/document/customer.ts';
import { randomId } from '../../contract/entry/amounts.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { BasketCustomer } from '../../domain/basket/basket.ts';
import { applyStep } from '../../domain/basket/fold-basket.ts';
import { followsPriceList } from '../../domain/basket/follows-price-list.ts';
import { lowersPartPaid } from '../../domain/basket/part-paid.ts';
import { changedPrices, isWithinAmounts, type LinePrice } from '../../domain/basket/reprice.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { atStorePrices, buyersListAt, pricedCatalogueOf } from '../catalogue/store-price.ts';
import { knownCustomer } from '../customers/known-customers.ts';
import { paysAccount } from './pay-account.ts';
import { basketFor } from './ring-item.ts';
import {
  ackOf,
  alreadyTaken,
  type BasketAck,
  commitSteps,
  nextStep,
  roomForStep,
} from './take-step.ts';
import type { TillContext } from './till-context.ts';

type Street = Pick<BasketCustomer['address'], 'street' | 'postcode' | 'city'>;

/**
 * Names who buys, and where what is shipped goes; an empty id takes the name away. A company with a
 * price list of its own gets its lines at that, also those rung before, and so back when it goes. Opens a basket
 * when the seat has none. The basket keeps a copy: an erasure by the feed in between changes no sale.
 */
export async function setCustomer(
  request: {
    commandId: string;
    seat: string;
    customerId: string;
    /** As somebody said it now; without it what the till knows. */
    address?: Street | undefined;
    /** With an empty id: who is no customer of the retailer's. */
    guest?: { name: string; phone: string } | undefined;
  },
  till: TillContext,
): Promise<Result<BasketAck, Failure>> {
  const taken = alreadyTaken(till, request.commandId);
  if (taken) return ok(taken);
  const { customerId, address, guest } = request;
  if (customerId === '')
    return await commit(request, till, guest ? guestOfBasket(guest, till, address) : null);
  const known = await knownCustomer(till, customerId);
  // Signed bytes name them by this id: what could not be signed is nobody.
  if (!known || !randomId.safeParse(customerId).success) return refuse(fail('CUSTOMER_GONE'));
  return await commit(request, till, customerOfBasket(known, till, address));
}

async function commit(
  request: { commandId: string; seat: string },
  till: TillContext,
  customer: BasketCustomer | null,
): Promise<Result<BasketAck, Failure>> {
  const prices = await pricesFor(request, till, customer);
  const { basket, opening } = basketFor(till, request);
  const isOther = basket.customer?.id !== customer?.id;
  if (isOther && paysAccount(basket)) return refuse(fail('ACCOUNT_PAYMENT_BASKET'));
  const room = roomForStep(basket);
  if (!room.ok) return room;
  const step = nextStep(till, basket, request.commandId, {
    ...{ kind: 'customer-set', customer },
    ...(prices.length === 0 ? {} : { prices }),
  });
  const after = applyStep(basket, step);
  if (!isWithinAmounts(after)) return refuse(fail('BASKET_TOO_DEAR'));
  // A customer's tier may bring a promotion, a company its own prices.
  if (lowersPartPaid(basket, after)) return refuse(fail('BASKET_PART_PAID'));
  commitSteps(till, [...opening, step]);
  return ok(ackOf(step));
}

/**
 * What the lines rung before cost whoever is named now: where the list stays the same, nothing changes;
 * what the catalogue no longer has keeps its price.
 */
async function pricesFor(
  { seat }: { seat: string },
  till: TillContext,
  customer: BasketCustomer | null,
): Promise<LinePrice[]> {
  const basket = till.shelf.openOn(seat)?.basket;
  const list = customer?.business?.priceList ?? '';
  if (!basket || list === buyersListAt(till, seat)) return [];
  const skus = [...new Set(basket.lines.filter(followsPriceList).map(({ item }) => item.sku))];
  const items = await till.documents.getMany('items', skus);
  const priced = await atStorePrices(pricedCatalogueOf(till, list), items);
  const bySku = new Map(
    priced
      .filter(({ item }) => item.price.currency === basket.currency)
      .map(({ item, source }) => [
        item.id,
        { unitPriceMinor: item.price.minor, priceSource: source },
      ]),
  );
  return changedPrices(basket, (sku) => bySku.get(sku) ?? null);
}

/** Somebody without a document: the order's personal part alone knows them, by an id that nobody else has. */
function guestOfBasket(
  { name, phone }: { name: string; phone: string },
  till: TillContext,
  address: Street = { street: '', postcode: '', city: '' },
): BasketCustomer {
  const { country } = till.identity.store.address;
  return {
    ...{ id: till.newId(), name, phone, tier: '', business: null },
    address: { ...address, country },
  };
}

/** What a basket keeps of a customer. */
export function customerOfBasket(
  { id, firstName, lastName, phone, tier, postcode, city, business }: CustomerDocument,
  till: TillContext,
  address: Street = { street: business?.street ?? '', postcode, city },
): BasketCustomer {
  const name = `${firstName} ${lastName}`.trim();
  return {
    id,
    name,
    phone,
    tier,
    business: business && {
      ...{ name: business.name, priceList: business.priceList },
      paysOnAccount: business.account !== null,
    },
    address: { ...address, country: till.identity.store.address.country },
  };
}
