// For tests: one temporary file per database name, written in this thread.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSql, type SqlDatabase } from '../driver.ts';
import { inThread } from '../engine/async-engine.ts';
import { createWriteEngine } from '../engine/write-engine.ts';
import { transactionsOn } from '../transaction.ts';
import { DocumentFile } from './document-file.ts';
import type { FilesOfDatabases } from './sqlite-storage.ts';

export interface TestFiles extends FilesOfDatabases {
  /** Removes the folder; everything must be closed. */
  dispose(): void;
}

/** Files stay when their last user releases them, so that a test can open them again. */
export function testFiles(pragmas: readonly string[] = ['synchronous=OFF']): TestFiles {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-store-'));
  const open = new Map<string, { file: DocumentFile; sql: SqlDatabase; users: number }>();
  return {
    acquire(databaseName) {
      const known = open.get(databaseName);
      if (known) {
        known.users += 1;
        return known.file;
      }
      const sql = openSql(join(folder, `${encodeURIComponent(databaseName)}.db`));
      for (const pragma of ['journal_mode=WAL', ...pragmas]) sql.pragma(pragma);
      const file = new DocumentFile(sql, inThread(createWriteEngine(sql, transactionsOn(sql))));
      open.set(databaseName, { file, sql, users: 1 });
      return file;
    },
    async release(databaseName) {
      const known = open.get(databaseName);
      if (!known) return;
      known.users -= 1;
      if (known.users > 0) return;
      open.delete(databaseName);
      known.sql.close();
    },
    dispose() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
