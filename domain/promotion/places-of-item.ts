/** What of an item promotions are about. */
export interface PromotedItem {
  sku: string;
  model: string;
  category: string;
  brand: string;
  supplier: string;
}

/** One of the values of every field that is not null, and none of those left out. */
export interface ItemSelection {
  skus: ReadonlySet<string> | null;
  models: ReadonlySet<string> | null;
  categories: ReadonlySet<string> | null;
  brands: ReadonlySet<string> | null;
  suppliers: ReadonlySet<string> | null;
  withoutSkus: ReadonlySet<string> | null;
}

/** The places of an offer (`PromotionOffer`) that an item may take, by what each is about; none if none is. */
export function placesOfItem(selections: readonly ItemSelection[], item: PromotedItem): number[] {
  return selections.flatMap((selection, place) => (isOf(selection, item) ? [place] : []));
}

function isOf(selection: ItemSelection, item: PromotedItem): boolean {
  const { skus, models, categories, brands, suppliers, withoutSkus } = selection;
  const among = (values: ReadonlySet<string> | null, value: string): boolean =>
    values === null || values.has(value);
  return (
    among(skus, item.sku) &&
    among(models, item.model) &&
    among(categories, item.category) &&
    among(brands, item.brand) &&
    among(suppliers, item.supplier) &&
    !withoutSkus?.has(item.sku)
  );
}
