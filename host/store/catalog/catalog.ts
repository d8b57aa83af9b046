import type { ItemDocument } from '../../../contract/document/item.ts';
import type { PriceDocument } from '../../../contract/document/price.ts';
import type { PromotionDocument } from '../../../contract/document/promotion.ts';
import type { StockDocument } from '../../../contract/document/stock.ts';
import { mostOfCategory, mostVariants } from '../../../contract/port/documents.ts';
import { items } from '../collections/items.ts';
import { prices } from '../collections/prices.ts';
import { promotions } from '../collections/promotions.ts';
import { stock } from '../collections/stock.ts';
import { openSql, type SqlDatabase } from '../driver.ts';
import { itemsByGtin } from '../item-by-gtin.ts';
import { itemsOf } from '../items-of.ts';
import { type OpenCollections, openDatabase } from '../open-database.ts';
import { DocumentFile } from '../rx-storage/document-file.ts';
import { ItemSearch } from '../search/item-search.ts';
import { tableOfCollection } from '../table-of-collection.ts';
import type { CatalogWriter } from './catalog-writer.ts';
import { generationPath } from './generations.ts';

interface CatalogTypes {
  items: ItemDocument;
  prices: PriceDocument;
  promotions: PromotionDocument;
  stock: StockDocument;
}
const catalogCollections = { items, prices, promotions, stock };
export const catalogTables = {
  items: tableOfCollection('items', items),
  prices: tableOfCollection('prices', prices),
  promotions: tableOfCollection('promotions', promotions),
  stock: tableOfCollection('stock', stock),
};

/** One generation of the catalog, open for reading in the host's thread. */
export interface Catalog {
  generation: number;
  reader: SqlDatabase;
  file: DocumentFile;
  collections: OpenCollections<CatalogTypes>;
  search: ItemSearch;
  byGtin(gtin14: string): Promise<ItemDocument[]>;
  ofModel(model: string): Promise<ItemDocument[]>;
  ofCategory(category: string): Promise<ItemDocument[]>;
  close(): Promise<void>;
}

/** Opens a generation that is whole. Throws StoreError if it is damaged. */
export async function openCatalog(
  folder: string,
  generation: number,
  writer: CatalogWriter,
): Promise<Catalog> {
  const path = generationPath(folder, generation);
  const name = { path, isFilling: false };
  const reader = openSql(path, { readonly: true });
  try {
    // 8 MB: with 32 the host held 14 MB more after a day, and scans and searches took as long in the
    // one pair of runs that was quiet enough to compare.
    reader.pragma(`cache_size=${-8 * 1024}`);
    const file = new DocumentFile(reader, writer.engineOf(name));
    const { collections, close } = await openDatabase<CatalogTypes>(path, file, catalogCollections);
    return {
      generation,
      reader,
      file,
      collections,
      search: new ItemSearch(reader, catalogTables.items),
      byGtin: itemsByGtin(collections.items),
      ofModel: itemsOf(collections.items, 'model', mostVariants),
      ofCategory: itemsOf(collections.items, 'category', mostOfCategory),
      async close() {
        await close();
        reader.close();
        // Last, so that the writer's closing empties the WAL into the file.
        await writer.release(name);
      },
    };
  } catch (error) {
    reader.close();
    throw error;
  }
}
