import type { Documents } from '../../contract/port/documents.ts';
import type { StockOf } from './shown-stock.ts';

/** Bands come first by their ids; beyond so many an example is not looked for. */
const mostLookedAt = 20_000;
const atOnce = 200;

/**
 * The first item, by sku, that the store has none of and the network six or more; with fewer where there
 * is no such item, null where there is none at all.
 */
export async function shortHere(
  documents: Pick<Documents, 'all' | 'get'>,
  stockOf: StockOf,
): Promise<string | null> {
  const bands = (await documents.all('stock', mostLookedAt)).flatMap((stock) =>
    stock.kind === 'network-band' && stock.band !== '0' ? [stock] : [],
  );
  const deep = bands.filter(({ band }) => band === '6+');
  for (const some of [deep, bands])
    for (let from = 0; from < some.length; from += atOnce) {
      const skus = some.slice(from, from + atOnce).map(({ sku }) => sku);
      const shown = await stockOf(skus);
      for (const sku of skus) {
        const lacks = (shown[sku]?.ownMilli ?? 0) <= 0;
        const item = lacks ? await documents.get('items', sku) : null;
        if (item && !item.withdrawn) return sku;
      }
    }
  return null;
}
