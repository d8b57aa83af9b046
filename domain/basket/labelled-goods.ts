import { currencyExponent } from '../money/amount-text.ts';
import { isAmount } from '../money/minor.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { ok, type Result, refuse } from '../result.ts';
import { currencyNumber } from '../scan/currency-number.ts';
import type { GoodsAttributes } from '../scan/gs1/attributes.ts';
import type { ItemFacts } from './item-facts.ts';

/** What a label's code settles about its line; null is left to the item and the cashier. */
export interface LabelledGoods {
  quantity: Quantity | null;
  /** To pay for all of it, whatever it weighs. */
  priceMinor: number | null;
  serialNumber: string;
  lot: string;
}

/** `priceSource` of a line whose price stood on its label. */
export const labelPrice = 'label';

export type LabelRefusal =
  | { code: 'GOODS_EXPIRED'; expiresOn: string }
  | { code: 'CODE_OTHER_UNIT' }
  | { code: 'CODE_OTHER_CURRENCY' }
  | { code: 'CODE_BAD_PRICE' }
  | { code: 'CODE_BAD_QUANTITY' };

/**
 * Applies what a code says of the goods to the item it names. The price of a label is for the whole
 * piece: it wins over the weight beside it and is multiplied by nothing.
 */
export function labelledGoods(
  attributes: GoodsAttributes,
  item: Pick<ItemFacts, 'unit' | 'quantityScale'>,
  place: {
    currency: string;
    /** The trading date; asked for only when the goods expire. */
    businessDay(): string;
    /** The label is of goods whose measure differs from piece to piece, so it must fit the item. */
    isVariableMeasure: boolean;
  },
): Result<LabelledGoods, LabelRefusal> {
  const { lot, serial, expiresOn, measure, count } = attributes;
  if (expiresOn !== '' && expiresOn < place.businessDay()) {
    return refuse({ code: 'GOODS_EXPIRED', expiresOn });
  }
  const known = { serialNumber: serial, lot, quantity: null, priceMinor: null };
  if (attributes.price) {
    const priceMinor = priceOf(attributes.price, place.currency);
    return priceMinor.ok ? ok({ ...known, priceMinor: priceMinor.value }) : priceMinor;
  }
  if (measure && measure.unit === item.unit) {
    const quantity = atScale(measure, item.quantityScale);
    return quantity ? ok({ ...known, quantity }) : refuse({ code: 'CODE_BAD_QUANTITY' });
  }
  // Of goods sold by the piece the weight is told for information; a scale's label means it.
  if (measure && place.isVariableMeasure) return refuse({ code: 'CODE_OTHER_UNIT' });
  if (count === null) return ok(known);
  if (item.unit !== 'piece') return refuse({ code: 'CODE_OTHER_UNIT' });
  const quantity = atScale({ value: count, scale: 0 }, item.quantityScale);
  return quantity ? ok({ ...known, quantity }) : refuse({ code: 'CODE_BAD_QUANTITY' });
}

function priceOf(
  price: NonNullable<GoodsAttributes['price']>,
  currency: string,
): Result<number, LabelRefusal> {
  if (price.currencyNumber !== '' && price.currencyNumber !== currencyNumber(currency)) {
    return refuse({ code: 'CODE_OTHER_CURRENCY' });
  }
  const amount = atScale(price, currencyExponent(currency));
  // Goods for nothing are given by a discount with its reason, never by a label.
  const isPrice = amount !== null && amount.value > 0 && isAmount(amount.value);
  return isPrice ? ok(amount.value) : refuse({ code: 'CODE_BAD_PRICE' });
}

/** The same number with as many places; null when it is finer than that. */
function atScale({ value, scale }: Quantity, wanted: number): Quantity | null {
  if (scale <= wanted) return { value: value * 10 ** (wanted - scale), scale: wanted };
  const divisor = 10 ** (scale - wanted);
  return value % divisor === 0 ? { value: value / divisor, scale: wanted } : null;
}
