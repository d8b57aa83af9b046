import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Failure, FailureError, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { fileFailure } from '../data-folder/file-failure.ts';
import { writeDurably } from '../data-folder/write-durably.ts';
import { type KeySecrets, keySecretsText, newKeySecrets, readKeySecrets } from './key-secrets.ts';
import type { KeyStore } from './key-store.ts';
import { secretsKeyStore } from './secrets-key-store.ts';

export const keyFileName = 'keys.json';

/**
 * The key store of a shell without a key wrap: `keys.json` in the data folder, readable by its owner
 * only. It is made when there is nothing yet that a key belongs to (`tillExists` is false), and never
 * replaced: `KEY_FILE_LOST`, `KEY_FILE_DAMAGED`, `KEY_FILE_EXPOSED` leave everything as it is.
 */
export function openFileKeyStore({
  folder,
  tillExists,
}: {
  folder: string;
  tillExists: boolean;
}): Result<KeyStore, Failure> {
  const file = join(folder, keyFileName);
  try {
    if (existsSync(file)) {
      const secrets = readKeyFile(file);
      return secrets.ok ? ok(storeOn(file, secrets.value)) : secrets;
    }
    if (tillExists) return refuse(fail('KEY_FILE_LOST', { file }));
    const secrets = newKeySecrets();
    writeDurably(file, keySecretsText(secrets));
    return ok(storeOn(file, secrets));
  } catch (error) {
    const failure = fileFailure(error, folder);
    if (failure === null) throw error;
    return refuse(failure);
  }
}

export function readKeyFile(file: string): Result<KeySecrets, Failure> {
  if (isExposed(file)) return refuse(fail('KEY_FILE_EXPOSED', { file }));
  // A folder in its place is no key file either.
  const secrets = statSync(file).isFile() ? readKeySecrets(readFileSync(file, 'utf8')) : null;
  return secrets === null ? refuse(fail('KEY_FILE_DAMAGED', { file })) : ok(secrets);
}

function storeOn(file: string, secrets: KeySecrets): KeyStore {
  return secretsKeyStore(secrets, {
    isWeak: true,
    keep(changed) {
      try {
        writeDurably(file, keySecretsText(changed));
      } catch (error) {
        const failure = fileFailure(error, file);
        throw failure === null ? error : new FailureError(failure);
      }
    },
  });
}

/** Windows has no such bits: there the data folder under the user's profile keeps others out. */
function isExposed(file: string): boolean {
  return process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0;
}
