import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { openSql, type SqlDatabase } from '../store/driver.ts';
import { StoreError } from '../store/store-error.ts';
import { makeFolder } from './make-folder.ts';

/** A host that is just stopping lets go within this; after it, the folder counts as taken. */
const waitForReleaseMs = 2_000;

export interface DataFolderClaim {
  release(): void;
}

/** Held until released: SQLite would close a forgotten connection, and let go, when it is collected. */
const held = new Set<SqlDatabase>();

/**
 * Makes the folder if needed and keeps every other host out of it (law 1).
 *
 * The claim is an exclusive SQLite transaction on an empty file, held open for good: SQLite locks
 * through the operating system, on Windows as elsewhere, so the claim dies with its process however
 * that ends, which no file with a process id in it can promise. Nothing is ever written into it.
 */
export function claimDataFolder(
  folder: string,
  { waitMs = waitForReleaseMs }: { waitMs?: number } = {},
): Result<DataFolderClaim, Failure> {
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
  } catch {
    return refuse(fail('FOLDER_READ_ONLY', { folder }));
  }
  try {
    const lock = openSql(join(folder, 'lock.db'), { busyTimeoutMs: waitMs });
    try {
      // Nothing is written, so there is nothing to roll back and no file to do it from.
      lock.pragma('journal_mode=MEMORY');
      lock.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      lock.close();
      throw error;
    }
    held.add(lock);
    return ok({
      release() {
        if (held.delete(lock)) lock.close();
      },
    });
  } catch (error) {
    if (isBusy(error)) return refuse(fail('ALREADY_RUNNING', { folder }));
    if (error instanceof StoreError && error.code === 'STORE_READ_ONLY')
      return refuse(fail('FOLDER_READ_ONLY', { folder }));
    throw error;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
