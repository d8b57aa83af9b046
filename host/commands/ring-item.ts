import type { ItemDocument } from '../../contract/document/item.ts';
import type { Failure } from '../../contract/failure/failure.ts';
import { fail } from '../../contract/failure/failure.ts';
import { itemFactsOf } from '../../contract/selling/item-facts.ts';
import type { Basket, BasketLine } from '../../domain/basket/basket.ts';
import type { BasketStep } from '../../domain/basket/basket-step.ts';
import { applyStep } from '../../domain/basket/fold-basket.ts';
import type { ItemFacts } from '../../domain/basket/item-facts.ts';
import { type LabelledGoods, labelPrice } from '../../domain/basket/labelled-goods.ts';
import { lowersPartPaid } from '../../domain/basket/part-paid.ts';
import { addItem, maximumLines, type RingRefusal } from '../../domain/basket/ring.ts';
import { parseQuantity, printQuantity } from '../../domain/quantity/quantity.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { atStorePrice, buyersListAt, pricedCatalogueOf } from '../catalogue/store-price.ts';
import { rungAt } from '../promotions/rung-at.ts';
import { isRungByOther } from '../staff/staff-sale-fits.ts';
import { ackOf, type BasketAck, commitSteps, nextStep, roomForStep } from './take-step.ts';
import type { TillContext } from './till-context.ts';

/** Adds an item to the seat's basket, opening one when there is none: both steps in one commit. */
export async function ringItem(
  till: TillContext,
  request: { commandId: string; seat: string; quantity?: string | undefined },
  item: ItemDocument,
  entered: BasketLine['entered'],
  label: LabelledGoods = unlabelled,
): Promise<Result<BasketAck, Failure>> {
  if (item.withdrawn) return refuse(fail('ITEM_WITHDRAWN', { name: item.name }));
  const quantityText = request.quantity ?? '1';
  const known = await itemFacts(till, item, buyersListAt(till, request.seat));
  if (!known.ok) return known;
  const facts = label.priceMinor === null ? known.value : pieceAt(label.priceMinor, known.value);
  const quantity = label.quantity
    ? ok(label.quantity)
    : parseQuantity(quantityText, facts.quantityScale);
  if (!quantity.ok) return refuse(fail('BAD_QUANTITY', { quantity: quantityText }));

  const offers = await till.promotions.offersOf(item, rungAt(till));
  const { basket, opening } = basketFor(till, request);
  const other = isRungByOther(till, basket);
  if (!other.ok) return other;
  const room = roomForStep(basket);
  if (!room.ok) return room;
  const added = addItem(basket, facts, quantity.value, entered, label, offers);
  if (!added.ok) return refuse(ringFailure(added.error, printQuantity(quantity.value)));

  const step = nextStep(till, basket, request.commandId, added.value);
  // A piece more may bring a promotion that takes off more than it costs.
  if (lowersPartPaid(basket, applyStep(basket, step))) return refuse(fail('BASKET_PART_PAID'));
  commitSteps(till, [...opening, step]);
  return ok(ackOf(step));
}

const unlabelled: LabelledGoods = {
  quantity: null,
  priceMinor: null,
  serialNumber: '',
  lot: '',
};

/** A label's price is that of the piece it sticks to, whatever unit the item is sold by. */
function pieceAt(priceMinor: number, facts: ItemFacts): ItemFacts {
  const piece = { unit: 'piece', quantityScale: 0 } as const;
  return { ...facts, ...piece, unitPriceMinor: priceMinor, priceSource: labelPrice };
}

/** The seat's open basket, or a new one with the step that opens it. */
export function basketFor(
  till: TillContext,
  request: { commandId: string; seat: string },
): { basket: Basket; opening: BasketStep[] } {
  const known = till.shelf.openOn(request.seat);
  if (known) return { basket: known.basket, opening: [] };
  const body = { kind: 'opened', seat: request.seat, currency: till.identity.currency } as const;
  // A command makes one step of its own id; the opening that goes with it gets a derived one.
  const commandId = `${request.commandId}:open`;
  const opened = { id: till.newId(), version: 0, seat: request.seat };
  const step = nextStep(till, opened, commandId, body);
  return { basket: applyStep(null, step), opening: [step] };
}

/** What the basket keeps of an item, at the buyer's or the store's price of the business day. */
export async function itemFacts(
  till: TillContext,
  item: ItemDocument,
  buyersList: string,
): Promise<Result<ItemFacts, Failure>> {
  const { item: priced, source } = await atStorePrice(pricedCatalogueOf(till, buyersList), item);
  return itemFactsOf(priced, source, till.identity.currency);
}

/** A refusal of the domain in the operator's words. */
export function ringFailure(refusal: RingRefusal, quantity = ''): Failure {
  return fail(refusal.code, { quantity, limit: maximumLines });
}
