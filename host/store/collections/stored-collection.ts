import type { MigrationStrategies, RxJsonSchema } from 'rxdb';
import type { SqliteOptions } from '../rx-storage/storage-instance.ts';

/**
 * A collection as RxDB stores it. zod parses the documents (law 14); RxDB needs the schema for keys,
 * indexes and versions. An edit of a schema is a new version, a migration strategy, and a stored
 * file of the old version in the tests.
 */
export interface StoredCollection<T> {
  schema: RxJsonSchema<T>;
  migrationStrategies: MigrationStrategies<T>;
  instanceCreationOptions: SqliteOptions;
  /** `openDatabase` migrates, in larger steps than RxDB would. */
  autoMigrate: false;
}

export const field = {
  text: (maxLength: number) => ({ type: 'string', maxLength }) as const,
  integer: { type: 'integer' },
  boolean: { type: 'boolean' },
  object: { type: 'object' },
  list: { type: 'array' },
  json: {},
} as const;
