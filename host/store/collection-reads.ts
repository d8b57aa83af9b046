import type { RxCollection } from 'rxdb';
import { plainDocument, plannedQuery } from './rx-storage/rx-types.ts';

/**
 * Reads of one RxDB collection for the port: plain documents, straight from RxDB's storage. RxDB's
 * own queries keep results and live documents for observers, which the port does not have; without
 * them a lookup costs half.
 */
export class CollectionReads<T> {
  readonly #collection: RxCollection<T>;

  constructor(collection: RxCollection<T>) {
    this.#collection = collection;
  }

  async get(id: string): Promise<T | null> {
    const [found] = await this.#collection.storageInstance.findDocumentsById([id], false);
    return found ? plainDocument(found) : null;
  }

  /** Those that there are, each once. */
  async many(ids: readonly string[]): Promise<T[]> {
    if (ids.length === 0) return [];
    const wanted = [...new Set(ids)];
    const found = await this.#collection.storageInstance.findDocumentsById(wanted, false);
    return found.map((document) => plainDocument<T>(document));
  }

  async all(limit: number): Promise<T[]> {
    const { schema, storageInstance } = this.#collection;
    const query = { selector: live, sort: [{ [schema.primaryPath]: 'asc' as const }], limit };
    const planned = plannedQuery<T>(storageInstance.schema, query);
    const { documents } = await storageInstance.query(planned);
    return documents.map((document) => plainDocument<T>(document));
  }
}

const live = { _deleted: { $eq: false } };
