import type { ItemFacts } from '../../domain/basket/item-facts.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { itemVatCategory, shownRateBp } from '../../domain/tax/item-vat-category.ts';
import type { ItemDocument } from '../document/item.ts';
import { type Failure, fail } from '../failure/failure.ts';

/** What a basket keeps of an item that is sold at this price; refused in another currency than the seller's. */
export function itemFactsOf(
  item: ItemDocument,
  priceSource: string,
  currency: string,
): Result<ItemFacts, Failure> {
  const { price } = item;
  if (price.currency !== currency)
    return refuse(fail('ITEM_OTHER_CURRENCY', { name: item.name, currency: price.currency }));
  const vatCategory = itemVatCategory(item.eReportingCategory, item.vatRateBp);
  return ok({
    sku: item.id,
    gtin: item.gtin,
    name: item.name,
    category: item.category,
    eReportingCategory: item.eReportingCategory,
    unitPriceMinor: price.minor,
    priceSource,
    vatCategory,
    vatRateBp: shownRateBp(vatCategory, item.vatRateBp),
    unit: item.unit,
    quantityScale: item.quantityScale,
    ecoParticipationMinor: item.ecoParticipationMinor,
    size: item.size,
    colour: item.colour,
    model: item.model,
    picture: item.picture,
  });
}
