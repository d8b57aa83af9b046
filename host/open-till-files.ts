import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type TillIdentity, tillIdentity } from '../contract/document/setting.ts';
import { type Failure, FailureError } from '../contract/failure/failure.ts';
import type { Documents, FeedPage } from '../contract/port/documents.ts';
import { assert } from '../domain/assert.ts';
import type { Result } from '../domain/result.ts';
import { refuseNewer } from './journal/schema/ensure-schema.ts';
import type { KeyStore } from './keys/key-store.ts';
import { sealedPage } from './operators/pepper.ts';
import { seedIfEmpty, seedLostCatalog } from './seed.ts';
import { type OpenDocuments, openDocuments } from './store/documents.ts';
import { isDamage } from './store/store-error.ts';
import { openTillFile, type TillFile, tillFileName } from './store/till-file.ts';
import type { TillOptions } from './till-options.ts';

export interface TillFiles {
  keys: KeyStore;
  file: TillFile;
  documents: OpenDocuments;
  /** Who sells, where, on which till. */
  identity: TillIdentity;
}

/**
 * Keys, till file and documents of a data folder, with what an empty till can't be without. Throws
 * FailureError or StoreError when they can't be opened; nothing is overwritten.
 */
export async function openTillFiles({
  folder,
  openKeys,
  catalogWorkerUrl,
  seed,
  demo: { tillNumber },
}: Pick<
  TillOptions,
  'folder' | 'openKeys' | 'catalogWorkerUrl' | 'seed' | 'demo'
>): Promise<TillFiles> {
  const tillExists = existsSync(join(folder, tillFileName));
  const keys = orThrow(await openKeys(tillExists));
  const file = openTillFile({ folder, key: keys.databaseKey() });
  let documents: OpenDocuments | null = null;
  try {
    refuseNewer(file.sql);
    documents = await openReadableDocuments({
      till: file,
      folder: join(folder, 'catalog'),
      catalogWorkerUrl,
    });
    return await filled({ keys, file, documents, seed, tillNumber });
  } catch (error) {
    await closeTillFiles({ file, documents });
    throw error;
  }
}

/** Lets go of what was opened, whatever state it is in: who fails to open a till may try again. */
export async function closeTillFiles({
  file,
  documents,
}: {
  file: TillFile;
  documents: OpenDocuments | null;
}): Promise<void> {
  await documents?.close().catch(() => undefined);
  file.close();
}

async function filled({
  keys,
  file,
  documents,
  seed,
  tillNumber,
}: Omit<TillFiles, 'identity'> &
  Pick<TillOptions, 'seed'> & { tillNumber: string | undefined }): Promise<TillFiles> {
  const sealed = (page: FeedPage) => sealedPage(page, keys.pepper());
  await seedIfEmpty(documents, seed, { tillNumber, sealed });
  // A platform's catalog is the platform's to give again, also when its shop is the seed's.
  const isSeeds = !documents.hasFed('import') && !documents.hasFed('network.catalog');
  if (isSeeds) {
    // A lost catalog never keeps a till from starting: what fails (a full disk) is tried the next time.
    await seedLostCatalog(documents, seed).catch(() => undefined);
  }
  return { keys, file, documents, identity: await readIdentity(documents) };
}

/**
 * A catalog may look whole until its pages are read. What a first look meets is marked as damaged, so
 * opening again sets it aside and an empty one serves: a catalog never keeps the till from starting.
 */
async function openReadableDocuments(
  from: Parameters<typeof openDocuments>[0],
): Promise<OpenDocuments> {
  const documents = await openDocuments(from);
  try {
    await documents.count('items');
    return documents;
  } catch (error) {
    await documents.close();
    if (isDamage(error)) return openDocuments(from);
    throw error;
  }
}

async function readIdentity(documents: Pick<Documents, 'get'>): Promise<TillIdentity> {
  const setting = await documents.get('settings', 'till.identity');
  assert(setting !== null, 'A till knows who sells, where, on which till');
  return tillIdentity.parse(setting.value);
}

function orThrow<T>(result: Result<T, Failure>): T {
  if (!result.ok) throw new FailureError(result.error);
  return result.value;
}
