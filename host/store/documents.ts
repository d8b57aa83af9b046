import {
  type CatalogGeneration,
  type CollectionName,
  collectionFile,
  type DocumentChange,
  type Documents,
  type DocumentTypes,
  type FeedPage,
} from '../../contract/port/documents.ts';
import { assert } from '../../domain/assert.ts';
import { runAfterCommit } from './after-commit.ts';
import { type Catalog, catalogTables, openCatalog } from './catalog/catalog.ts';
import { CatalogWriter } from './catalog/catalog-writer.ts';
import { fillCatalog } from './catalog/filling.ts';
import { markDamaged, pointTo, removeOthers } from './catalog/generations.ts';
import { type CatalogState, openCurrentCatalog } from './catalog/open-current.ts';
import { takeCatalog } from './catalog/take-catalog.ts';
import { CollectionReads } from './collection-reads.ts';
import { bringerOf, erasuresOf } from './engine/fed-documents.ts';
import { readFeedState } from './engine/feed-state.ts';
import { liveCount } from './engine/live-count.ts';
import { FeedStates } from './feed-states.ts';
import { sellableFirst } from './sellable.ts';
import { isDamage } from './store-error.ts';
import { openTillDocuments, type TillDocuments, tillTables } from './till-documents.ts';
import type { TillFile } from './till-file.ts';
import { tillPage } from './till-page.ts';

/** The documents port, and what became of the catalog when it was opened. */
export interface OpenDocuments extends Documents {
  readonly catalogState: CatalogState;
  /** Whether this feed ever wrote here, also when what it wrote is lost. */
  hasFed(feed: string): boolean;
  /**
   * Takes a whole catalog file, made by this build and sealed, as the next generation: a copy of it
   * serves reads when this resolves. Far quicker than to write its documents.
   */
  adoptCatalog(file: URL): Promise<void>;
}

/**
 * What the till knows, on RxDB over two SQLite files: operators and settings in the till file, items
 * and prices in the catalog of `folder`, which only the worker at `catalogWorkerUrl` writes. Close it
 * before the till file, which stays its opener's. A catalog that can't be read is set aside, not an
 * error: `catalogState` says `rebuilt` and its feeds have no state. Throws StoreError otherwise.
 */
export async function openDocuments({
  till,
  folder,
  catalogWorkerUrl,
}: {
  till: TillFile;
  folder: string;
  catalogWorkerUrl: URL;
}): Promise<OpenDocuments> {
  const writer = new CatalogWriter(catalogWorkerUrl);
  const tillDocuments = await openTillDocuments(till);
  try {
    const { catalog, state } = await openCurrentCatalog(folder, writer);
    return new RxDocuments({ till, folder, writer, tillDocuments, catalog, state });
  } catch (error) {
    await tillDocuments.close();
    await writer.close();
    throw error;
  }
}

class RxDocuments implements OpenDocuments {
  readonly catalogState: CatalogState;
  readonly #folder: string;
  readonly #writer: CatalogWriter;
  readonly #till: TillDocuments;
  readonly #feedStates: FeedStates;
  readonly #listeners = new Set<(collections: readonly CollectionName[]) => void>();
  #catalog: Catalog;
  #reads: Reads;
  #filling: CatalogGeneration | null = null;
  #isFilling = false;

  constructor(parts: {
    till: TillFile;
    folder: string;
    writer: CatalogWriter;
    tillDocuments: TillDocuments;
    catalog: Catalog;
    state: CatalogState;
  }) {
    this.catalogState = parts.state;
    this.#folder = parts.folder;
    this.#writer = parts.writer;
    this.#till = parts.tillDocuments;
    this.#feedStates = new FeedStates(parts.till);
    this.#catalog = parts.catalog;
    this.#reads = readsOf(parts.catalog, parts.tillDocuments);
  }

  get<C extends CollectionName>(collection: C, id: string): Promise<DocumentTypes[C] | null> {
    return this.#guarded(() => this.#reads[collection].get(id));
  }

  getMany<C extends CollectionName>(
    collection: C,
    ids: readonly string[],
  ): Promise<DocumentTypes[C][]> {
    return this.#guarded(() => this.#reads[collection].many(ids));
  }

  async itemByGtin(gtin14: string): Promise<DocumentTypes['items'] | null> {
    if (gtin14 === '') return null;
    const found = await this.#guarded(() => this.#catalog.byGtin(gtin14));
    return sellableFirst(found);
  }

  searchItems(text: string, limit: number): Promise<DocumentTypes['items'][]> {
    return this.#guarded(async () => this.#catalog.search.find(text, limit));
  }

  async itemsOfModel(model: string): Promise<DocumentTypes['items'][]> {
    return model === '' ? [] : this.#guarded(() => this.#catalog.ofModel(model));
  }

  async itemsOfCategory(category: string): Promise<DocumentTypes['items'][]> {
    return category === '' ? [] : this.#guarded(() => this.#catalog.ofCategory(category));
  }

  all<C extends CollectionName>(collection: C, limit: number): Promise<DocumentTypes[C][]> {
    return this.#guarded(() => this.#reads[collection].all(limit));
  }

  count(collection: CollectionName): Promise<number> {
    return this.#guarded(async () => {
      const { reader } = collectionFile[collection] === 'till' ? this.#till.file : this.#catalog;
      return liveCount(reader, tables[collection]);
    });
  }

  async applyPage(page: Parameters<Documents['applyPage']>[0]): Promise<void> {
    this.#feedStates.remember(page);
    if (page.file === 'till') await this.#till.file.applyPage(this.#tillPage(page), tillTables);
    else await this.#guarded(() => this.#catalog.file.applyPage(page, catalogTables));
    this.#tell([...new Set(page.changes.map(({ collection }) => collection))]);
  }

  async keepOnly(feeds: readonly string[]): Promise<void> {
    if (!this.#feedStates.hasOthers(feeds)) return;
    const [feed = ''] = feeds;
    const state = readFeedState(this.#till.file.reader, feed);
    assert(state !== null, 'A feed that is kept has a state');
    const changes: DocumentChange[] = [];
    for (const collection of collectionsOfTill) {
      const stored = await this.all(collection, mostInTillFile);
      for (const { id } of stored) {
        const bringer = bringerOf(this.#till.file.reader, { collection, id });
        if (!feeds.includes(bringer ?? '')) changes.push({ collection, erased: id });
      }
    }
    await this.#till.file.applyPage({ feed, file: 'till', changes, state }, tillTables);
    this.#feedStates.keepOnly(feeds);
    this.#tell(collectionsOfTill);
  }

  #tillPage(page: FeedPage): FeedPage {
    const sql = this.#till.file.reader;
    return tillPage(page, {
      bringerOf: (document) => bringerOf(sql, document),
      broughtBefore: () => erasuresOf(sql, page.feed),
    });
  }

  async feedState(feed: string): Promise<Awaited<ReturnType<Documents['feedState']>>> {
    return this.#guarded(async () => this.#feedStates.read(feed, this.#catalog.reader));
  }

  hasFed(feed: string): boolean {
    return this.#feedStates.isKnown(feed);
  }

  async beginCatalogGeneration(start: 'empty' | 'copy'): Promise<CatalogGeneration> {
    assert(!this.#isFilling, 'One catalog generation is filled at a time');
    this.#isFilling = true;
    const filling = await this.#guarded(() =>
      fillCatalog({
        folder: this.#folder,
        copyOf: start === 'copy' ? this.#catalog.generation : null,
        writer: this.#writer,
        switchTo: (generation) => this.#switchTo(generation),
        onEnd: () => {
          this.#isFilling = false;
          this.#filling = null;
        },
      }),
    ).catch((error: unknown) => {
      this.#isFilling = false;
      throw error;
    });
    this.#filling = filling;
    const feeds = new Set<string>();
    return {
      ...filling,
      applyPage: (page) => {
        feeds.add(page.feed);
        return filling.applyPage(page);
      },
      commit: async () => {
        for (const feed of feeds) this.#feedStates.remember({ feed, file: 'catalog' });
        await filling.commit();
      },
    };
  }

  async adoptCatalog(file: URL): Promise<void> {
    assert(!this.#isFilling, 'No catalog is adopted while one is filled');
    this.#isFilling = true;
    try {
      const { generation, feeds } = takeCatalog(this.#folder, file);
      for (const feed of feeds) this.#feedStates.remember({ feed, file: 'catalog' });
      await this.#switchTo(generation);
    } finally {
      this.#isFilling = false;
    }
  }

  onChange(listener: (collections: readonly CollectionName[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    await this.#filling?.abandon();
    await this.#catalog.close();
    await this.#till.close();
    await this.#writer.close();
  }

  /** From the moment that the pointer is on disk, reads come from the new generation. */
  async #switchTo(generation: number): Promise<void> {
    const old = this.#catalog;
    const fresh = await openCatalog(this.#folder, generation, this.#writer);
    pointTo(this.#folder, generation);
    this.#catalog = fresh;
    this.#reads = readsOf(fresh, this.#till);
    await old.close();
    removeOthers(this.#folder, generation);
    this.#tell(collectionsOfCatalog);
  }

  /** A damaged page of the catalog that a read or a copy meets is marked: the next start sets the file aside. */
  async #guarded<T>(read: () => Promise<T>): Promise<T> {
    const { generation } = this.#catalog;
    try {
      return await read();
    } catch (error) {
      if (isDamage(error) && error.file !== this.#till.file.reader.file) {
        markDamaged(this.#folder, generation);
      }
      throw error;
    }
  }

  #tell(collections: readonly CollectionName[]): void {
    for (const listener of this.#listeners) runAfterCommit(() => listener(collections));
  }
}

type Reads = { [C in CollectionName]: CollectionReads<DocumentTypes[C]> };

function readsOf(catalog: Catalog, till: TillDocuments): Reads {
  return {
    items: new CollectionReads(catalog.collections.items),
    prices: new CollectionReads(catalog.collections.prices),
    promotions: new CollectionReads(catalog.collections.promotions),
    customers: new CollectionReads(till.collections.customers),
    operators: new CollectionReads(till.collections.operators),
    settings: new CollectionReads(till.collections.settings),
    stock: new CollectionReads(catalog.collections.stock),
    orders: new CollectionReads(till.collections.orders),
    tasks: new CollectionReads(till.collections.tasks),
    dossiers: new CollectionReads(till.collections.dossiers),
  };
}

const tables = { ...catalogTables, ...tillTables };
const collectionsOfCatalog: CollectionName[] = ['items', 'prices', 'promotions', 'stock'];
const collectionsOfTill: CollectionName[] = [
  'customers',
  'operators',
  'settings',
  'orders',
  'tasks',
  'dossiers',
];
/** Far more than a store has; a seed has a few hundred. */
const mostInTillFile = 1_000_000;
