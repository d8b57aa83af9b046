import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Failure, FailureError, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { fileFailure } from '../data-folder/file-failure.ts';
import { writeDurably } from '../data-folder/write-durably.ts';
import { keyFileName, openFileKeyStore, readKeyFile } from './file-key-store.ts';
import { type KeySecrets, keySecretsText, newKeySecrets, readKeySecrets } from './key-secrets.ts';
import type { KeyStore } from './key-store.ts';
import type { KeyWrap } from './key-wrap.ts';
import { secretsKeyStore } from './secrets-key-store.ts';

export const wrappedKeyFileName = 'keys.wrapped.json';

const wrappedFile = z.strictObject({ format: z.literal(1), wrapped: z.string() });

interface Place {
  folder: string;
  tillExists: boolean;
  wrap: KeyWrap;
}

/**
 * The key store of a shell with a key wrap: the secrets of `keys.json`, wrapped by the system, in
 * `keys.wrapped.json`. A till that has an open `keys.json` gets it wrapped, once what the system gave
 * back is proven to unwrap; while the system can't, the file serves as it is and counts as weak.
 * `KEY_FILE_LOST`, `KEY_FILE_DAMAGED` and `KEYS_WRAPPED` (the system does not unwrap) change nothing.
 */
export async function openWrappedKeyStore(place: Place): Promise<Result<KeyStore, Failure>> {
  const file = join(place.folder, wrappedKeyFileName);
  try {
    return existsSync(file)
      ? await openWrapped(file, place)
      : await wrapForTheFirstTime(file, place);
  } catch (error) {
    const failure = fileFailure(error, place.folder);
    if (failure === null) throw error;
    return refuse(failure);
  }
}

async function openWrapped(
  file: string,
  { folder, wrap }: Place,
): Promise<Result<KeyStore, Failure>> {
  const wrapped = readWrapped(file);
  if (wrapped === null) return refuse(fail('KEY_FILE_DAMAGED', { file }));
  const opened = await wrap.unwrap(wrapped);
  if (opened === null) return refuse(fail('KEYS_WRAPPED', { file }));
  const secrets = readKeySecrets(opened.text);
  if (secrets === null) return refuse(fail('KEY_FILE_DAMAGED', { file }));
  // The old wrapping still opens: one that can't be renewed now is renewed at another start.
  if (opened.isStale) await writeWrapped(file, secrets, wrap);
  removeOpenCopy(folder, secrets);
  return ok(storeOn(file, secrets, wrap));
}

async function wrapForTheFirstTime(
  file: string,
  { folder, tillExists, wrap }: Place,
): Promise<Result<KeyStore, Failure>> {
  const openFile = join(folder, keyFileName);
  const hasOpenFile = existsSync(openFile);
  if (!hasOpenFile && tillExists) return refuse(fail('KEY_FILE_LOST', { file }));
  const secrets = hasOpenFile ? readKeyFile(openFile) : ok(newKeySecrets());
  if (!secrets.ok) return secrets;
  if (!(await writeWrapped(file, secrets.value, wrap)))
    return openFileKeyStore({ folder, tillExists });
  removeOpenCopy(folder, secrets.value);
  return ok(storeOn(file, secrets.value, wrap));
}

/** False, and nothing is written, when the system does not give back what it wrapped. */
async function writeWrapped(file: string, secrets: KeySecrets, wrap: KeyWrap): Promise<boolean> {
  const text = keySecretsText(secrets);
  const wrapped = await wrap.wrap(text);
  if (wrapped === null || (await wrap.unwrap(wrapped))?.text !== text) return false;
  writeDurably(file, `${JSON.stringify({ format: 1, wrapped })}\n`);
  return true;
}

/** An open file of the same secrets, which a crash may have left, defeats the wrapping. */
function removeOpenCopy(folder: string, secrets: KeySecrets): void {
  const openFile = join(folder, keyFileName);
  if (!existsSync(openFile)) return;
  if (readKeySecrets(readFileSync(openFile, 'utf8'))?.databaseKey === secrets.databaseKey)
    rmSync(openFile);
}

function storeOn(file: string, secrets: KeySecrets, wrap: KeyWrap): KeyStore {
  return secretsKeyStore(secrets, {
    isWeak: false,
    async keep(changed) {
      const isWritten = await writeWrapped(file, changed, wrap).catch((error: unknown) => {
        const failure = fileFailure(error, file);
        throw failure === null ? error : new FailureError(failure);
      });
      if (!isWritten) throw new FailureError(fail('KEYS_WRAPPED', { file }));
    },
  });
}

function readWrapped(file: string): string | null {
  try {
    const parsed = wrappedFile.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data.wrapped : null;
  } catch {
    return null;
  }
}
