import { atStorePrices, pricedCatalogueOf } from '../catalogue/store-price.ts';
import type { TillContext } from '../commands/till-context.ts';
import type { KeptLine } from './work-store.ts';

/** Lines of a work of which nothing has been scanned yet, each beside what a notice or a request says of it. */
export async function announcedLines(
  lines: readonly { sku: string; gtin: string; label: string; milli: number }[],
  till: TillContext,
): Promise<KeptLine[]> {
  const items = await till.documents.getMany(
    'items',
    lines.map(({ sku }) => sku),
  );
  const priced = await atStorePrices(pricedCatalogueOf(till), items);
  const known = new Map(priced.map(({ item }) => [item.id, item]));
  return lines.map(({ sku, gtin, label, milli }) => {
    const item = known.get(sku);
    const factor = 10 ** (3 - (item?.quantityScale ?? 3));
    const scale = milli % factor === 0 ? (item?.quantityScale ?? 3) : 3;
    const isOurs = item?.price.currency === till.identity.currency;
    return {
      ...{ sku, gtin, label, unit: item?.unit ?? 'piece', condition: 'sellable', commandId: '' },
      quantity: { value: 0, scale },
      announced: { value: milli / 10 ** (3 - scale), scale },
      unitPriceMinor: item && isOurs ? item.price.minor : null,
      ...{ reasonCode: '', expectedMilli: null, countedAt: till.now(), isMoved: false },
    };
  });
}
