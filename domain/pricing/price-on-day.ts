/** A price for some business days (`2026-11-30`), both included; null: without end on that side. */
interface PriceWindow<Price> {
  from: string | null;
  through: string | null;
  price: Price;
}

/** What one price list says of one item. */
interface ListedPrice<Price> {
  /** On a day that no window holds. */
  price?: Price | undefined;
  windows?: readonly PriceWindow<Price>[] | undefined;
}

/**
 * What a price list asks on a business day: the price of the window that holds the day and began last,
 * for what was planned for a week counts inside what was planned for a season; of two that began
 * together the one that ends first. Outside of all windows the standing price; null without one.
 */
export function priceOnDay<Price>(
  { price, windows = [] }: ListedPrice<Price>,
  businessDay: string,
): Price | null {
  const [first] = windows.filter((window) => holds(window, businessDay)).toSorted(narrowestFirst);
  return first?.price ?? price ?? null;
}

function holds({ from, through }: PriceWindow<unknown>, day: string): boolean {
  return (from === null || from <= day) && (through === null || day <= through);
}

/** Dates of ISO 8601 sort as text. */
function narrowestFirst(a: PriceWindow<unknown>, b: PriceWindow<unknown>): number {
  return compare(b.from ?? '', a.from ?? '') || compare(a.through ?? endless, b.through ?? endless);
}

const endless = '\uffff';

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
