import {
  type CatalogGeneration,
  type CollectionName,
  collectionFile,
  type DocumentChange,
  type Documents,
  type DocumentTypes,
  type FeedPage,
  type FeedState,
  mostOfCategory,
  mostVariants,
} from '../../contract/port/documents.ts';
import { assert } from '../../domain/assert.ts';
import { runAfterCommit } from './after-commit.ts';
import { checkPage } from './engine/check-page.ts';
import { furthestBehind } from './furthest-behind.ts';
import { PageRejected } from './page-rejected.ts';
import { findItems } from './search/find-items.ts';
import { sellable, sellableFirst } from './sellable.ts';
import { keyOf, tillPage } from './till-page.ts';

type Stored = { [C in CollectionName]: Map<string, DocumentTypes[C]> };
type FileName = FeedPage['file'];

interface MemoryFile {
  documents: Stored;
  states: Map<string, FeedState>;
}

/** The documents port without RxDB and files: for simulations and tests of what uses the port. */
export function memoryDocuments(): Documents {
  const files: Record<FileName, MemoryFile> = { till: emptyFile(), catalog: emptyFile() };
  const filesOfFeed = new Map<string, Set<FileName>>();
  const bringers = new Map<string, { feed: string; erasure: DocumentChange }>();
  const listeners = new Set<(collections: readonly CollectionName[]) => void>();
  let isFilling = false;
  let isOpen = true;

  const stored = <C extends CollectionName>(collection: C): Stored[C] => {
    assert(isOpen, 'Closed documents are not read');
    return files[collectionFile[collection]].documents[collection];
  };
  const tell = (collections: readonly CollectionName[]): void => {
    for (const listener of listeners) runAfterCommit(() => listener(collections));
  };
  const items = (): DocumentTypes['items'][] => [...stored('items').values()];
  const tillPageOf = (page: FeedPage): FeedPage =>
    tillPage(page, {
      bringerOf: ({ collection, id }) =>
        bringers.get(keyOf({ collection, erased: id }))?.feed ?? null,
      broughtBefore: () =>
        [...bringers.values()].flatMap(({ feed, erasure }) => (feed === page.feed ? erasure : [])),
    });
  const recordFed = (page: FeedPage): void => {
    for (const change of tillPageOf(page).changes) {
      if ('erased' in change) bringers.delete(keyOf(change));
      else {
        const erasure = { collection: change.collection, erased: change.document.id };
        bringers.set(keyOf(change), { feed: page.feed, erasure });
      }
    }
  };

  return {
    async get(collection, id) {
      return copy(stored(collection).get(id) ?? null);
    },
    async getMany(collection, ids) {
      return copy([...new Set(ids)].flatMap((id) => stored(collection).get(id) ?? []));
    },
    async itemByGtin(gtin14) {
      if (gtin14 === '') return null;
      return copy(sellableFirst(sorted(items().filter(({ gtin }) => gtin === gtin14))));
    },
    async searchItems(text, limit) {
      return copy(findItems(items(), text, limit));
    },
    async itemsOfModel(name) {
      if (name === '') return [];
      const found = items().filter(({ model }) => model === name);
      return copy(sellable(sorted(found).slice(0, mostVariants)));
    },
    async itemsOfCategory(name) {
      if (name === '') return [];
      const found = items().filter(({ category }) => category === name);
      return copy(sellable(sorted(found).slice(0, mostOfCategory)));
    },
    async all(collection, limit) {
      return copy(sorted([...stored(collection).values()]).slice(0, limit));
    },
    async count(collection) {
      return stored(collection).size;
    },
    async applyPage(page) {
      assert(isOpen, 'Closed documents take no page');
      applyTo(files[page.file], page.file === 'till' ? tillPageOf(page) : page);
      if (page.file === 'till') recordFed(page);
      const known = filesOfFeed.get(page.feed) ?? new Set();
      filesOfFeed.set(page.feed, known.add(page.file));
      tell([...new Set(page.changes.map(({ collection }) => collection))]);
    },
    async keepOnly(feeds) {
      for (const { feed, erasure } of [...bringers.values()]) {
        if (feeds.includes(feed)) continue;
        applyChange(files.till.documents, erasure);
        bringers.delete(keyOf(erasure));
      }
      for (const [feed, known] of filesOfFeed) {
        if (feeds.includes(feed)) continue;
        known.delete('till');
        files.till.states.delete(feed);
        if (known.size === 0) filesOfFeed.delete(feed);
      }
      tell(['customers', 'operators', 'settings', 'orders', 'tasks', 'dossiers']);
    },
    async feedState(feed) {
      const of = [...(filesOfFeed.get(feed) ?? [])].map(
        (file) => files[file].states.get(feed) ?? null,
      );
      return copy(furthestBehind(of));
    },
    async beginCatalogGeneration(start): Promise<CatalogGeneration> {
      assert(!isFilling, 'One catalog generation is filled at a time');
      isFilling = true;
      const filling = start === 'copy' ? copy(files.catalog) : emptyFile();
      const feeds = new Set<string>();
      return {
        async applyPage(page) {
          assert(page.file === 'catalog', 'A page of the catalog fills a generation');
          applyTo(filling, page);
          feeds.add(page.feed);
        },
        async commit() {
          isFilling = false;
          files.catalog = filling;
          for (const feed of feeds) {
            filesOfFeed.set(feed, new Set([...(filesOfFeed.get(feed) ?? []), 'catalog']));
          }
          tell(['items', 'prices', 'promotions', 'stock']);
        },
        async abandon() {
          isFilling = false;
        },
      };
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      isOpen = false;
    },
  };
}

function emptyFile(): MemoryFile {
  const documents: Stored = {
    items: new Map(),
    prices: new Map(),
    promotions: new Map(),
    customers: new Map(),
    operators: new Map(),
    settings: new Map(),
    stock: new Map(),
    orders: new Map(),
    tasks: new Map(),
    dossiers: new Map(),
  };
  return { documents, states: new Map() };
}

function applyTo(file: MemoryFile, page: FeedPage): void {
  const checked = checkPage(page);
  if (!checked.ok) throw new PageRejected(checked.error);
  for (const { collection } of checked.value) {
    assert(
      collectionFile[collection] === page.file,
      `A page of ${page.file} holds its collections`,
    );
  }
  for (const change of checked.value) applyChange(file.documents, copy(change));
  file.states.set(page.feed, copy(page.state));
}

function applyChange(documents: Stored, change: DocumentChange): void {
  if ('erased' in change) {
    documents[change.collection].delete(change.erased);
    return;
  }
  switch (change.collection) {
    case 'items':
      documents.items.set(change.document.id, change.document);
      return;
    case 'prices':
      documents.prices.set(change.document.id, change.document);
      return;
    case 'promotions':
      documents.promotions.set(change.document.id, change.document);
      return;
    case 'customers':
      documents.customers.set(change.document.id, change.document);
      return;
    case 'operators':
      documents.operators.set(change.document.id, change.document);
      return;
    case 'settings':
      documents.settings.set(change.document.id, change.document);
      return;
    case 'stock':
      documents.stock.set(change.document.id, change.document);
      return;
    case 'orders':
      documents.orders.set(change.document.id, change.document);
      return;
    case 'tasks':
      documents.tasks.set(change.document.id, change.document);
      return;
    case 'dossiers':
      documents.dossiers.set(change.document.id, change.document);
      return;
  }
}

function sorted<T extends { id: string }>(documents: T[]): T[] {
  return documents.sort((a, b) => {
    if (a.id === b.id) return 0;
    return a.id < b.id ? -1 : 1;
  });
}

/** Nobody may change what is stored by changing what was given or got. */
function copy<T>(value: T): T {
  return structuredClone(value);
}
