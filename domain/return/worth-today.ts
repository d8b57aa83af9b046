import type { Basket } from '../basket/basket.ts';
import type { BasketStepBody, ItemOffer } from '../basket/basket-step.ts';
import { applyStep } from '../basket/fold-basket.ts';
import type { ItemFacts } from '../basket/item-facts.ts';
import { addItem, type RingRefusal } from '../basket/ring.ts';
import { settle } from '../basket/settle.ts';
import { ecoParticipationMinor } from '../pricing/eco-participation.ts';
import { extendedPriceMinor, type Quantity } from '../quantity/quantity.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { LineWorth } from './left-of-line.ts';

/** Goods at the least that anybody may have paid for them; amounts above zero. */
export interface WorthToday {
  item: ItemFacts;
  worth: LineWorth;
  /** At today's price, before anything is taken off. */
  fullMinor: number;
  /** Why it is worth less: promotions of today, or a lower price lately; null where it is not. */
  lowered: 'promotion' | 'history' | null;
}

/**
 * What goods are worth whose receipt nobody has: their price of today less what promotions take off it
 * for everybody, or the lowest price they were sold at lately where that is less. No coupon and nothing
 * that is for some customers only.
 */
export function worthToday(
  item: ItemFacts,
  quantity: Quantity,
  { offers, lowest }: { offers: readonly ItemOffer[]; lowest: ItemFacts },
): Result<WorthToday, RingRefusal> {
  const now = soldAlone(item, quantity, offers);
  if (!now.ok) return now;
  const fullMinor = extendedPriceMinor(item.unitPriceMinor, quantity);
  const nowMinor = now.value.worth.grossMinor;
  const lately =
    lowest.unitPriceMinor < item.unitPriceMinor ? soldAlone(lowest, quantity, []) : now;
  if (!lately.ok) return lately;
  if (lately.value.worth.grossMinor < nowMinor) {
    return ok({ ...lately.value, fullMinor, lowered: 'history' });
  }
  return ok({ ...now.value, fullMinor, lowered: nowMinor < fullMinor ? 'promotion' : null });
}

/** As one line of a basket that holds nothing else. */
function soldAlone(
  item: ItemFacts,
  quantity: Quantity,
  offers: readonly ItemOffer[],
): Result<Pick<WorthToday, 'item' | 'worth'>, RingRefusal> {
  const basket = after(null, { kind: 'opened', seat: '', currency: '' });
  const added = addItem(basket, item, quantity, 'keyed', undefined, offers);
  if (!added.ok) return added;
  const [line] = settle(after(basket, added.value)).lines;
  if (!line) return refuse({ code: 'LINE_GONE' });
  const { grossMinor, netMinor, vatMinor } = line.split;
  const { modifiers } = line;
  return ok({
    item,
    worth: {
      ...{ quantity, grossMinor, netMinor, vatMinor, modifiers },
      ecoParticipationMinor: ecoParticipationMinor(line.line),
    },
  });
}

function after(basket: Basket | null, body: BasketStepBody): Basket {
  const number = (basket?.version ?? 0) + 1;
  return applyStep(basket, { basketId: '', number, commandId: '', operatorId: '', at: '', body });
}
