import type { ItemFacts } from '../../domain/basket/item-facts.ts';
import type { DeliveryMethod } from '../../domain/promise/delivery-method.ts';
import { itemVatCategory, shownRateBp } from '../../domain/tax/item-vat-category.ts';

/** A delivery as the basket sells it: a service, at the rate that its method names. */
export function deliveryItem({ id, names, feeMinor, vatRateBp }: DeliveryMethod): ItemFacts {
  const vatCategory = itemVatCategory('TPS1', vatRateBp);
  return {
    ...{ sku: `DELIVERY-${id}`, gtin: '', name: `Livraison ${names.fr}`, category: 'delivery' },
    ...{ eReportingCategory: 'TPS1', unitPriceMinor: feeMinor, priceSource: 'delivery' },
    ...{ vatCategory, vatRateBp: shownRateBp(vatCategory, vatRateBp) },
    ...{ unit: 'piece', quantityScale: 0, ecoParticipationMinor: 0 },
    ...{ size: '', colour: '', model: '', picture: '' },
  };
}
