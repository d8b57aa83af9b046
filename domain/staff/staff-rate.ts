import type { BasketLine } from '../basket/basket.ts';
import { followsPriceList } from '../basket/follows-price-list.ts';
import type { StaffTerms } from './staff-terms.ts';

/**
 * The rate of a line; 0 where it has none: goods that come back, gift cards and deposits, what an order
 * made or a price that was promised, a price off a label, an item left out.
 */
export function staffRateBp(line: BasketLine, terms: StaffTerms): number {
  if (!followsPriceList(line)) return 0;
  const { sku, category } = line.item;
  if (terms.excludedSkus.includes(sku)) return 0;
  const own = terms.rates.find((rate) => rate.category === category);
  return own?.rateBp ?? terms.defaultRateBp;
}
