import { performance } from 'node:perf_hooks';
import { priceId } from '../../contract/document/price.ts';
import type { DocumentChange, Documents } from '../../contract/port/documents.ts';
import { foundModels } from '../../host/catalogue/found-models.ts';
import { atStorePrice, type PricedCatalogue } from '../../host/catalogue/store-price.ts';
import { catalogPage } from '../conformance/sample-documents.ts';
import { benchQueries } from './store-items.ts';

const businessDay = '2026-12-05';
const pricesOfPage = 5_000;

/** Every item in the company's list, with a window for the season; one in ten in the store's. */
export async function fillPrices(documents: Documents, size: number): Promise<void> {
  let page: DocumentChange[] = [];
  for (let n = 0; n < size; n += 1) {
    const sku = `SKU-${n}`;
    page.push(priceOf('company', sku, 1_990));
    if (n % 10 === 0) page.push(priceOf('store', sku, 1_490));
    if (page.length < pricesOfPage && n < size - 1) continue;
    await documents.applyPage(catalogPage(10_000 + n, page));
    page = [];
  }
}

function priceOf(list: string, sku: string, minor: number): DocumentChange {
  const price = { minor, currency: 'EUR' };
  const windows = [{ from: '2026-12-01', through: '2026-12-24', price }];
  const document = { id: priceId(list, sku), kind: 'price' as const, list, sku, price, windows };
  return { collection: 'prices', document };
}

/** Microseconds of each: an item found and priced as a scan does, models found and priced as a keystroke does. */
export async function timePrices(
  documents: Documents,
  size: number,
  lists: readonly string[],
): Promise<{ scans: number[]; keystrokes: number[] }> {
  const catalogue: PricedCatalogue = {
    documents,
    priceLists: () => lists,
    businessDay: () => businessDay,
  };
  const scans: number[] = [];
  for (let n = 0; n < 3_000; n += 1) {
    const start = performance.now();
    const item = await documents.get('items', `SKU-${(n * 7_919) % size}`);
    if (item) await atStorePrice(catalogue, item);
    scans.push((performance.now() - start) * 1_000);
  }
  const keystrokes: number[] = [];
  for (const text of benchQueries.flatMap((query) => [query, query.slice(0, 4)])) {
    const start = performance.now();
    await foundModels(catalogue, await documents.searchItems(text, 200), { limit: 20 });
    keystrokes.push((performance.now() - start) * 1_000);
  }
  return { scans, keystrokes };
}
