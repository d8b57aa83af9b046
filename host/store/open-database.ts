import { addRxPlugin, createRxDatabase, type RxCollection, type RxDatabase } from 'rxdb';
import { RxDBMigrationSchemaPlugin } from 'rxdb/plugins/migration-schema';
import type { StoredCollection } from './collections/stored-collection.ts';
import type { DocumentFile } from './rx-storage/document-file.ts';
import { sqliteStorage } from './rx-storage/sqlite-storage.ts';

addRxPlugin(RxDBMigrationSchemaPlugin);

/** The collections of one file, by name. */
export type OpenCollections<Types> = { [Name in keyof Types]: RxCollection<Types[Name]> };

export interface OpenDatabase<Types> {
  collections: OpenCollections<Types>;
  close(): Promise<void>;
}

/**
 * RxDB over one file, documents of older schema versions migrated. `name` is unique in the process:
 * the path of the file. Closing leaves the file open, which is its owner's to close.
 */
export async function openDatabase<Types>(
  name: string,
  file: DocumentFile,
  stored: { [Name in keyof Types]: StoredCollection<Types[Name]> },
): Promise<OpenDatabase<Types>> {
  const storage = sqliteStorage({ acquire: () => file, release: async () => undefined });
  const database: RxDatabase = await createRxDatabase({ name, storage, multiInstance: false });
  try {
    const opened = await database.addCollections(stored);
    for (const collection of Object.values<RxCollection>(opened)) {
      if (await collection.migrationNeeded())
        await collection.migratePromise(documentsPerMigration);
    }
    // RxDB gives back collections of any documents under the names that it was given.
    const collections = opened as OpenCollections<Types>;
    return { collections, close: async () => void (await database.close()) };
  } catch (error) {
    await database.close();
    throw error;
  }
}

const documentsPerMigration = 500;
