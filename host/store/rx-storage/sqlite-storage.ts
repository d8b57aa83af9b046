import {
  addRxStorageMultiInstanceSupport,
  ensureRxStorageInstanceParamsAreCorrect,
  RXDB_VERSION,
  type RxStorage,
} from 'rxdb';
import type { DocumentFile } from './document-file.ts';
import {
  type SqliteInternals,
  type SqliteOptions,
  SqliteStorageInstance,
} from './storage-instance.ts';
import { tableOfSchema } from './table-of-schema.ts';

/** Where the collections of a database are. Each `acquire` is followed by one `release`. */
export interface FilesOfDatabases {
  acquire(databaseName: string): DocumentFile;
  release(databaseName: string): Promise<void>;
}

/** RxDB's public storage interface on our SQLite files. */
export function sqliteStorage(files: FilesOfDatabases): RxStorage<SqliteInternals, SqliteOptions> {
  return {
    name: storageName,
    rxdbVersion: RXDB_VERSION,
    async createStorageInstance(params) {
      ensureRxStorageInstanceParamsAreCorrect(params);
      if (params.schema.attachments) throw new Error('This storage keeps no attachments');
      const { databaseName, collectionName, schema } = params;
      // RxDB types it as given, and gives undefined for its internal store.
      const options: SqliteOptions = params.options ?? {};
      const file = files.acquire(databaseName);
      const release = (): Promise<void> => files.release(databaseName);
      try {
        const table = tableOfSchema(collectionName, schema, options.search ?? null);
        await file.create(table);
        const internals = { file, table };
        const instance = new SqliteStorageInstance({
          databaseName,
          collectionName,
          schema,
          options,
          internals,
          release,
        });
        addRxStorageMultiInstanceSupport(storageName, params, instance);
        return instance;
      } catch (error) {
        await release();
        throw error;
      }
    },
  };
}

const storageName = 'comptoir-sqlite';
