import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';

/** A platform that is just stopping lets go within this. */
const waitForReleaseMs = 2_000;

/** Held until released: a forgotten connection would be closed, and let go, when it is collected. */
const held = new Set<DatabaseSync>();

/**
 * Keeps a second platform process out of a folder. PGlite takes no lock of its own, and two of them on
 * one folder destroy it. Node has no file lock, but SQLite takes one of the system: it dies with its
 * process however that ends, which no file with a process id in it can promise.
 */
export function claimFolder(
  folder: string,
  waitMs = waitForReleaseMs,
): Result<{ release(): void }, Failure> {
  const lock = new DatabaseSync(join(folder, 'lock.db'), { timeout: waitMs });
  try {
    // Nothing is written, so there is nothing to roll back and no file to do it from.
    lock.exec('PRAGMA journal_mode=MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (isBusy(error)) return refuse(fail('PLATFORM_RUNNING', { folder }));
    throw error;
  }
  held.add(lock);
  return ok({
    release() {
      if (held.delete(lock)) lock.close();
    },
  });
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && /locked|busy/i.test(error.message);
}
