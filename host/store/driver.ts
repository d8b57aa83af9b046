import { existsSync } from 'node:fs';
import Database from 'better-sqlite3-multiple-ciphers';
import { assert } from '../../domain/assert.ts';
import { storeErrorOf } from './store-error.ts';

export type SqlValue = null | number | bigint | string | Uint8Array;
export type SqlRow = Record<string, SqlValue>;

/** A compiled statement. Rows come from a file, so who reads them parses them (law 14). */
export interface SqlStatement {
  run(...values: SqlValue[]): { changes: number; lastInsertRowid: number | bigint };
  get(...values: SqlValue[]): SqlRow | undefined;
  all(...values: SqlValue[]): SqlRow[];
  iterate(...values: SqlValue[]): IterableIterator<SqlRow>;
}

/** One connection to one SQLite file. All calls are synchronous. */
export interface SqlDatabase {
  readonly file: string;
  readonly isInTransaction: boolean;
  exec(sql: string): void;
  prepare(sql: string): SqlStatement;
  /** Runs `PRAGMA <text>` and returns the first value of its answer, if any. */
  pragma(text: string): SqlValue | undefined;
  close(): void;
}

export interface OpenOptions {
  /** 32 bytes: the whole file is encrypted (ChaCha20-Poly1305 per page). Without it: plain. */
  key?: Uint8Array;
  readonly?: boolean;
  /** How long a statement waits for another connection's lock. */
  busyTimeoutMs?: number;
}

/**
 * Opens a file and reads its first page, so that a wrong key or a damaged file fails here, as a
 * StoreError. A wrong key can't be told from damage by the file alone: both are `STORE_DAMAGED`.
 */
export function openSql(file: string, options: OpenOptions = {}): SqlDatabase {
  const { key, readonly = false, busyTimeoutMs = 2_000 } = options;
  assert(key === undefined || key.byteLength === 32, 'A database key has 32 bytes');
  const translated = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw storeErrorOf(error, file);
    }
  };
  const database = translated(
    () =>
      new Database(file, {
        readonly,
        fileMustExist: readonly || existsSync(file),
        timeout: busyTimeoutMs,
      }),
  );
  try {
    // `raw:` hands the cipher key over as it is: a random key needs no slow derivation.
    if (key) database.pragma(`key='raw:${Buffer.from(key).toString('hex')}'`);
    database.prepare<SqlValue, SqlRow>('SELECT count(*) FROM sqlite_schema').get();
  } catch (error) {
    database.close();
    throw storeErrorOf(error, file);
  }
  return {
    file,
    get isInTransaction() {
      return database.inTransaction;
    },
    exec: (sql) => translated(() => void database.exec(sql)),
    prepare: (sql) => translated(() => statement(database, sql, file)),
    pragma: (text) => translated(() => pragmaValue(database.pragma(text, { simple: true }))),
    close: () => translated(() => void database.close()),
  };
}

function statement(database: Database, sql: string, file: string): SqlStatement {
  const native = database.prepare<SqlValue, SqlRow>(sql);
  // Written out four times, not wrapped in a closure: these are the hottest calls of the host.
  return {
    run(...values) {
      try {
        return native.run(...values);
      } catch (error) {
        throw storeErrorOf(error, file);
      }
    },
    get(...values) {
      try {
        return native.get(...values);
      } catch (error) {
        throw storeErrorOf(error, file);
      }
    },
    all(...values) {
      try {
        return native.all(...values);
      } catch (error) {
        throw storeErrorOf(error, file);
      }
    },
    *iterate(...values) {
      try {
        yield* native.iterate(...values);
      } catch (error) {
        throw storeErrorOf(error, file);
      }
    },
  };
}

function pragmaValue(answer: unknown): SqlValue | undefined {
  assert(
    answer === undefined || answer === null || ['number', 'string'].includes(typeof answer),
    'A PRAGMA answers with a number or a text',
  );
  return typeof answer === 'number' || typeof answer === 'string' ? answer : undefined;
}
