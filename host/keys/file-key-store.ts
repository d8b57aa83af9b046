import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Failure, FailureError, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { fileFailure } from '../data-folder/file-failure.ts';
import { writeDurably } from '../data-folder/write-durably.ts';
import type { KeyStore, SigningKey } from './key-store.ts';
import { generateSigningKey, privateJwk, signingKeyOf } from './signing-key.ts';

const secret = z.base64url().length(43); // 32 bytes
const keyFile = z.strictObject({
  format: z.literal(1),
  databaseKey: secret,
  pepper: secret,
  /** By key id. One that can't be read is lost alone: the data still opens. */
  signingKeys: z.record(z.string(), z.unknown()),
});
type KeyFile = z.infer<typeof keyFile>;

/**
 * The kiosk shell's key store: `keys.json` in the data folder, readable by its owner only. It is made
 * when there is nothing yet that a key belongs to (`tillExists` is false), and never replaced:
 * `KEY_FILE_LOST`, `KEY_FILE_DAMAGED`, `KEY_FILE_EXPOSED` leave everything as it is.
 */
export function openFileKeyStore({
  folder,
  tillExists,
}: {
  folder: string;
  tillExists: boolean;
}): Result<KeyStore, Failure> {
  const file = join(folder, 'keys.json');
  try {
    if (existsSync(file)) {
      if (isExposed(file)) return refuse(fail('KEY_FILE_EXPOSED', { file }));
      const keys = read(file);
      return keys === null ? refuse(fail('KEY_FILE_DAMAGED', { file })) : ok(storeOn(file, keys));
    }
    if (tillExists) return refuse(fail('KEY_FILE_LOST', { file }));
    const keys: KeyFile = {
      format: 1,
      databaseKey: newSecret(),
      pepper: newSecret(),
      signingKeys: {},
    };
    write(file, keys);
    return ok(storeOn(file, keys));
  } catch (error) {
    const failure = fileFailure(error, folder);
    if (failure === null) throw error;
    return refuse(failure);
  }
}

function storeOn(file: string, stored: KeyFile): KeyStore {
  let keys = stored;
  const signingKeys = new Map<string, SigningKey>();
  for (const [keyId, jwk] of Object.entries(keys.signingKeys)) {
    const key = readSigningKey(jwk);
    if (key?.keyId === keyId) signingKeys.set(keyId, key);
  }
  return {
    isWeak: true,
    databaseKey: () => Buffer.from(keys.databaseKey, 'base64url'),
    pepper: () => Buffer.from(keys.pepper, 'base64url'),
    signingKey: (keyId) => signingKeys.get(keyId) ?? null,
    signingKeyIds: () => [...signingKeys.keys()],
    async createSigningKey() {
      const { key, jwk } = generateSigningKey();
      const more = { ...keys, signingKeys: { ...keys.signingKeys, [key.keyId]: jwk } };
      try {
        write(file, more);
      } catch (error) {
        const failure = fileFailure(error, file);
        throw failure === null ? error : new FailureError(failure);
      }
      keys = more;
      signingKeys.set(key.keyId, key);
      return key;
    },
  };
}

/** Windows has no such bits: there the data folder under the user's profile keeps others out. */
function isExposed(file: string): boolean {
  return process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0;
}

function read(file: string): KeyFile | null {
  try {
    const parsed = keyFile.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function write(file: string, keys: KeyFile): void {
  writeDurably(file, `${JSON.stringify(keys, null, 2)}\n`);
}

function readSigningKey(stored: unknown): SigningKey | null {
  const jwk = privateJwk.safeParse(stored);
  if (!jwk.success) return null;
  try {
    return signingKeyOf(jwk.data);
  } catch {
    return null;
  }
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}
