import { createHmac } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { StoreError } from './store-error.ts';
import { syncFolder } from './sync-folder.ts';

/**
 * A digest of the database key beside the till file. A wrong key and a damaged file look the same to
 * the cipher; this tells them apart. The key is 32 random bytes, so the digest gives nothing away.
 */
export function keyCheckOf(key: Uint8Array): string {
  return createHmac('sha256', key).update('comptoir till file').digest('hex').slice(0, 32);
}

/** The stored digest, or null when there is none (a new folder) or it can't be read as one. */
export function readKeyCheck(folder: string): string | null {
  const file = join(folder, fileName);
  if (!existsSync(file)) return null;
  const text = readFileSync(file, 'utf8').trim();
  return /^[0-9a-f]{32}$/.test(text) ? text : null;
}

export function writeKeyCheck(folder: string, key: Uint8Array): void {
  const file = join(folder, fileName);
  try {
    const handle = openSync(file, 'w');
    writeSync(handle, `${keyCheckOf(key)}\n`);
    fsyncSync(handle);
    closeSync(handle);
    syncFolder(folder);
  } catch (error) {
    throw new StoreError('STORE_READ_ONLY', file, 'The key check can not be written', error);
  }
}

const fileName = 'till.key-check';
