import { fillWithDefaultSettings } from 'rxdb';
import type { StoredCollection } from './collections/stored-collection.ts';
import type { TableShape } from './engine/table-shape.ts';
import { tableOfSchema } from './rx-storage/table-of-schema.ts';

/** The table of a collection, the same that RxDB makes when it opens the collection. */
export function tableOfCollection<T>(name: string, stored: StoredCollection<T>): TableShape {
  const search = stored.instanceCreationOptions.search ?? null;
  return tableOfSchema(name, fillWithDefaultSettings(stored.schema), search);
}
