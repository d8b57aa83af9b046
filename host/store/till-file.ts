import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { assert } from '../../domain/assert.ts';
import { makeFolder } from '../data-folder/make-folder.ts';
import { runAfterCommit } from './after-commit.ts';
import { openSql, type SqlDatabase } from './driver.ts';
import { hasKeyCheck, keyCheckOf, readKeyCheck, writeKeyCheck } from './key-check.ts';
import { StoreError } from './store-error.ts';
import { transactionsOn } from './transaction.ts';

/** The till's own file: journal, baskets, operators, settings. One connection, one writer. */
export interface TillFile {
  readonly sql: SqlDatabase;
  /**
   * `BEGIN IMMEDIATE` … `COMMIT`, on disk (fsync) when it returns. The work is synchronous and may
   * not open another transaction. If it throws, nothing is kept.
   */
  transaction<T>(work: (sql: SqlDatabase) => T): T;
  /** Called inside a transaction: runs once, after its commit; dropped if it is rolled back. */
  afterCommit(hook: () => void): void;
  close(): void;
}

export const tillFileName = 'till.db';

/** Opens or creates `<folder>/till.db`, encrypted with a random 32-byte key. Throws StoreError. */
export function openTillFile({ folder, key }: { folder: string; key: Uint8Array }): TillFile {
  const file = join(folder, tillFileName);
  const sql = openWithKeyCheck(folder, file, key);
  try {
    setAndAssertDurability(sql);
  } catch (error) {
    sql.close();
    throw error;
  }

  const inTransaction = transactionsOn(sql);
  let hooks: (() => void)[] | null = null;
  let isOpen = true;
  return {
    sql,
    transaction(work) {
      assert(isOpen, 'A closed till file takes no transaction');
      assert(hooks === null && !sql.isInTransaction, 'A till file transaction is not re-entrant');
      const after: (() => void)[] = [];
      hooks = after;
      let result: ReturnType<typeof work>;
      try {
        result = inTransaction(work);
      } finally {
        hooks = null;
      }
      for (const hook of after) runAfterCommit(hook);
      return result;
    },
    afterCommit(hook) {
      assert(hooks !== null && sql.isInTransaction, 'A commit hook belongs to a transaction');
      hooks.push(hook);
    },
    close() {
      if (!isOpen) return;
      assert(!sql.isInTransaction, 'A till file is not closed in the middle of a transaction');
      isOpen = false;
      sql.close();
    },
  };
}

function openWithKeyCheck(folder: string, file: string, key: Uint8Array): SqlDatabase {
  const expected = readKeyCheck(folder);
  if (expected !== null && expected !== keyCheckOf(key)) {
    throw new StoreError('STORE_WRONG_KEY', file, 'The file was made with another key');
  }
  // SQLite would take an empty or missing file for a new one, and the journal would start again.
  if (hasKeyCheck(folder) && !(existsSync(file) && statSync(file).size > 0)) {
    throw new StoreError('STORE_DAMAGED', file, 'The file is gone or empty');
  }
  makeFolderOf(file);
  const sql = openSql(file, { key });
  if (expected === null) {
    try {
      // Writes the encrypted first page, so that the key check never speaks of an empty file.
      sql.pragma(`application_id=${0x434f4d50}`);
      writeKeyCheck(folder, key);
    } catch (error) {
      sql.close();
      throw error;
    }
  }
  return sql;
}

function makeFolderOf(file: string): void {
  try {
    makeFolder(dirname(file));
  } catch (error) {
    throw new StoreError('STORE_READ_ONLY', file, 'The folder can not be made', error);
  }
}

/** The driver's SQLite is built to open WAL files with NORMAL: 0 fsyncs in 100 commits (F8). */
function setAndAssertDurability(sql: SqlDatabase): void {
  sql.pragma('journal_mode=WAL');
  sql.pragma('synchronous=FULL');
  sql.pragma('recursive_triggers=ON');
  sql.pragma('foreign_keys=ON');
  sql.pragma('secure_delete=ON'); // Erased personal data leaves no readable rest in free pages.
  sql.pragma('temp_store=MEMORY'); // Temporary files would not be encrypted.
  sql.pragma(`journal_size_limit=${16 * 1024 * 1024}`);
  if (process.platform === 'darwin') {
    // There fsync alone leaves the data in the drive's cache.
    sql.pragma('fullfsync=1');
    sql.pragma('checkpoint_fullfsync=1');
    assert(sql.pragma('fullfsync') === 1, 'The till file is written with fullfsync');
  }
  assert(sql.pragma('journal_mode') === 'wal', 'The till file is in WAL mode');
  assert(sql.pragma('synchronous') === 2, 'The till file is written with synchronous=FULL');
  assert(sql.pragma('recursive_triggers') === 1, 'REPLACE fires the till file’s triggers');
  assert(sql.pragma('foreign_keys') === 1, 'The till file checks foreign keys');
}
