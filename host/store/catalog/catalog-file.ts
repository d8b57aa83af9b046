import { closeSync, fsyncSync, openSync } from 'node:fs';
import { openSql, type SqlDatabase } from '../driver.ts';
import { feedStateSql } from '../engine/feed-state.ts';
import { createWriteEngine, type WriteEngine } from '../engine/write-engine.ts';
import { transactionsOn } from '../transaction.ts';
import type { CatalogFileName } from './writer-protocol.ts';

/** A catalog file open for writing, in the worker. */
export interface CatalogFile {
  engine: WriteEngine;
  /** Puts all that was filled on disk and marks it whole; from then on it is written durably. */
  seal(): void;
  close(): void;
}

/** `PRAGMA user_version` of a generation that is whole. A half-made one has 0 and is never read. */
export const sealedVersion = 1;

export function openCatalogForWriting({ path, isFilling }: CatalogFileName): CatalogFile {
  const sql = openSql(path);
  try {
    sql.pragma('journal_mode=WAL');
    // What a power cut takes here, the feed brings again; nothing in it can be half written.
    sql.pragma(`synchronous=${isFilling ? 'OFF' : 'NORMAL'}`);
    sql.pragma(`cache_size=${-64 * 1024}`);
    sql.pragma(`journal_size_limit=${64 * 1024 * 1024}`);
    sql.exec(feedStateSql);
  } catch (error) {
    sql.close();
    throw error;
  }
  return {
    engine: createWriteEngine(sql, transactionsOn(sql)),
    seal: () => seal(sql, path),
    close: () => sql.close(),
  };
}

/** A copy of a catalog as it is committed now, not yet whole: it will be added to. */
export function copyCatalog(from: string, to: string): void {
  const source = openSql(from, { readonly: true });
  try {
    source.prepare('VACUUM INTO ?').run(to);
  } finally {
    source.close();
  }
  const copy = openSql(to);
  try {
    copy.pragma('user_version=0');
  } finally {
    copy.close();
  }
}

function seal(sql: SqlDatabase, path: string): void {
  sql.pragma('optimize=0x10002'); // Statistics of all tables, for SQLite's choice of indexes.
  sql.pragma('synchronous=FULL');
  sql.pragma(`user_version=${sealedVersion}`);
  sql.pragma('wal_checkpoint(TRUNCATE)');
  const handle = openSync(path, 'r+');
  fsyncSync(handle);
  closeSync(handle);
  sql.pragma('synchronous=NORMAL');
}
