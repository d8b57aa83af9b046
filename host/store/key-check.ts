import { createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileFailure } from '../data-folder/file-failure.ts';
import { writeDurably } from '../data-folder/write-durably.ts';
import { StoreError } from './store-error.ts';

/**
 * A digest of the database key beside the till file. A wrong key and a damaged file look the same to
 * the cipher; this tells them apart. The key is 32 random bytes, so the digest gives nothing away.
 */
export function keyCheckOf(key: Uint8Array): string {
  return createHmac('sha256', key).update('comptoir till file').digest('hex').slice(0, 32);
}

/** It is written once the till file has content, so where it is, readable or not, that file was too. */
export function hasKeyCheck(folder: string): boolean {
  return existsSync(join(folder, fileName));
}

/** The stored digest, or null when there is none (a new folder) or it can't be read as one. */
export function readKeyCheck(folder: string): string | null {
  const file = join(folder, fileName);
  if (!existsSync(file)) return null;
  const text = textOf(file).trim();
  return /^[0-9a-f]{32}$/.test(text) ? text : null;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    // Files of another account, or a folder whose rights were changed.
    throw new StoreError('STORE_READ_ONLY', file, 'The key check can not be read', error);
  }
}

export function writeKeyCheck(folder: string, key: Uint8Array): void {
  const file = join(folder, fileName);
  try {
    writeDurably(file, `${keyCheckOf(key)}\n`);
  } catch (error) {
    if (fileFailure(error, folder)?.code === 'DISK_FULL')
      throw new StoreError('STORE_DISK_FULL', file, 'Disk full', error);
    throw new StoreError('STORE_READ_ONLY', file, 'The key check can not be written', error);
  }
}

const fileName = 'till.key-check';
