import { z } from 'zod';
import { type CustomerDocument, customerDocument } from '../document/customer.ts';
import { type DossierDocument, dossierDocument } from '../document/dossier.ts';
import { type ItemDocument, itemDocument } from '../document/item.ts';
import { type OperatorDocument, operatorDocument } from '../document/operator.ts';
import { type OrderDocument, orderDocument } from '../document/order.ts';
import { type PriceDocument, priceDocument } from '../document/price.ts';
import { type PromotionDocument, promotionDocument } from '../document/promotion.ts';
import { type SettingDocument, settingDocument } from '../document/setting.ts';
import { type StockDocument, stockDocument } from '../document/stock.ts';
import { type TaskDocument, taskDocument } from '../document/task.ts';

/** Every replicated document kind by collection. At most twelve collections in all (free RxDB slows at 14). */
export interface DocumentTypes {
  items: ItemDocument;
  prices: PriceDocument;
  promotions: PromotionDocument;
  customers: CustomerDocument;
  operators: OperatorDocument;
  settings: SettingDocument;
  stock: StockDocument;
  orders: OrderDocument;
  tasks: TaskDocument;
  dossiers: DossierDocument;
}
export type CollectionName = keyof DocumentTypes;

export const documentSchemas = {
  items: itemDocument,
  prices: priceDocument,
  promotions: promotionDocument,
  customers: customerDocument,
  operators: operatorDocument,
  settings: settingDocument,
  stock: stockDocument,
  orders: orderDocument,
  tasks: taskDocument,
  dossiers: dossierDocument,
} as const;

/** Which file a collection lives in: `till` is encrypted and fsynced, `catalog` can be rebuilt. */
export const collectionFile = {
  items: 'catalog',
  prices: 'catalog',
  promotions: 'catalog',
  customers: 'till',
  operators: 'till',
  settings: 'till',
  stock: 'catalog',
  orders: 'till',
  tasks: 'till',
  dossiers: 'till',
} as const satisfies Record<CollectionName, 'till' | 'catalog'>;

/**
 * Where a feed stands, stored in the same database transaction as the documents of its page.
 * `appliedThrough` and `except` say which of this journal's entries the documents already contain
 * (law 8). An empty page carries it too.
 */
export const feedState = z.strictObject({
  epoch: z.string(),
  seq: z.int().min(0),
  tag: z.string(),
  /** Journal that the two below speak of: a till's next journal counts from 1 again. Empty if none. */
  journalId: z.string().max(64),
  appliedThrough: z.int().min(0),
  except: z.array(z.int().min(1)).max(10_000),
});
export type FeedState = z.infer<typeof feedState>;

/** One change of a feed page: the whole new document, or an erasure. */
export type DocumentChange =
  | { [C in CollectionName]: { collection: C; document: DocumentTypes[C] } }[CollectionName]
  | Erasure;
interface Erasure {
  collection: CollectionName;
  erased: string;
}

export interface FeedPage {
  /** Name of the feed, such as `network`, `store`, `till`. */
  feed: string;
  file: 'till' | 'catalog';
  /** All of collections that live in `file`. */
  changes: readonly DocumentChange[];
  state: FeedState;
  /** Of the till file only: all that the feed has now. What it had brought before and brings no more is erased. */
  isWhole?: boolean;
}

/** Variants of one model that are looked at: no grid of sizes and colours is larger. */
export const mostVariants = 500;
/** Items of one category that a screen browses; beyond, a person searches. */
export const mostOfCategory = 3_000;

/**
 * What the till knows: replicated documents that only feeds write (law 2).
 * Adapters: RxDB on SQLite (`host/store`), in memory. One conformance suite serves both (law 13).
 */
export interface Documents {
  get<C extends CollectionName>(collection: C, id: string): Promise<DocumentTypes[C] | null>;
  /** Those of these documents that there are, in any order: one look-up for a list. */
  getMany<C extends CollectionName>(
    collection: C,
    ids: readonly string[],
  ): Promise<DocumentTypes[C][]>;
  /** The item that carries this GTIN (14 digits), or null. Withdrawn ones included. */
  itemByGtin(gtin14: string): Promise<ItemDocument | null>;
  /**
   * Items whose name, size, colour, brand, sku or gtin match every word of the text: by word prefix first, by inside
   * match when that gives fewer than five. Accents and case do not matter. Withdrawn ones left out.
   */
  searchItems(text: string, limit: number): Promise<ItemDocument[]>;
  /**
   * The variants of a model that can be sold, by sku; at most `mostVariants`. None for an empty name:
   * that is what items without a model carry.
   */
  itemsOfModel(model: string): Promise<ItemDocument[]>;
  /** The items of a category that can be sold, by sku; of at most `mostOfCategory`. */
  itemsOfCategory(category: string): Promise<ItemDocument[]>;
  all<C extends CollectionName>(collection: C, limit: number): Promise<DocumentTypes[C][]>;
  count(collection: CollectionName): Promise<number>;
  /**
   * Documents and feed state in one database transaction of the file's one writer; all or nothing. A
   * document of the till file belongs to the feed that brought it last: no other feed erases it, so one
   * that moves to another scope stays, whichever page comes first. Pages of one file come one by one.
   */
  applyPage(page: FeedPage): Promise<void>;
  /**
   * Erases what none of these feeds brought to the till file, and forgets the other feeds there: a till
   * that was seeded becomes one of its platform. The first of `feeds` has a state.
   */
  keepOnly(feeds: readonly string[]): Promise<void>;
  feedState(feed: string): Promise<FeedState | null>;
  /**
   * Fills a new generation of the catalog file beside the current one, from nothing (a snapshot) or
   * from a copy of it (an import that adds). Nothing is seen before `commit`, which resolves once
   * the new generation serves reads; `abandon` leaves no trace.
   */
  beginCatalogGeneration(start: 'empty' | 'copy'): Promise<CatalogGeneration>;
  /** Called after each commit with the collections it touched. Returns the unsubscribe. */
  onChange(listener: (collections: readonly CollectionName[]) => void): () => void;
  close(): Promise<void>;
}

export interface CatalogGeneration {
  applyPage(page: FeedPage): Promise<void>;
  commit(): Promise<void>;
  abandon(): Promise<void>;
}
