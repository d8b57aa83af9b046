import type { RxDocumentData } from 'rxdb';
import { assert } from '../../../domain/assert.ts';
import type { SqlDatabase, SqlRow, SqlStatement } from '../driver.ts';
import { orderedText } from '../engine/ordered-text.ts';
import { quoted, type TableShape } from '../engine/table-shape.ts';
import { StoreError } from '../store-error.ts';

/** Reads one collection on the host's connection, with its statements compiled once. */
export class TableReader {
  readonly table: TableShape;
  readonly #sql: SqlDatabase;
  readonly #byId: SqlStatement;
  readonly #changedSince: SqlStatement;
  readonly #statements = new Map<string, SqlStatement>();

  constructor(sql: SqlDatabase, table: TableShape) {
    this.#sql = sql;
    this.table = table;
    const name = quoted(table.name);
    this.#byId = sql.prepare(`SELECT deleted, data FROM ${name} WHERE id = ?`);
    this.#changedSince = sql.prepare(
      `SELECT seq, data FROM ${name} WHERE seq > ? ORDER BY seq LIMIT ?`,
    );
  }

  byIds<T>(ids: readonly string[], withDeleted: boolean): RxDocumentData<T>[] {
    const found: RxDocumentData<T>[] = [];
    for (const id of ids) {
      const row = this.#byId.get(orderedText(id));
      if (row && (withDeleted || row.deleted === 0)) found.push(this.parsed<T>(row));
    }
    return found;
  }

  changedSince<T>(seq: number, limit: number): { documents: RxDocumentData<T>[]; seq: number } {
    const rows = this.#changedSince.all(seq, limit);
    const last = rows.at(-1)?.seq ?? seq;
    return { documents: rows.map((row) => this.parsed<T>(row)), seq: Number(last) };
  }

  parsed<T>(row: SqlRow): RxDocumentData<T> {
    return parsedData<T>(row, this.#sql.file);
  }

  /** Compiled once per text. Not for `iterate`: a statement in use can't be used again. */
  statement(sql: string): SqlStatement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const made = this.#sql.prepare(sql);
    if (this.#statements.size >= mostStatements) {
      for (const oldest of this.#statements.keys()) {
        this.#statements.delete(oldest);
        break;
      }
    }
    this.#statements.set(sql, made);
    return made;
  }

  fresh(sql: string): SqlStatement {
    return this.#sql.prepare(sql);
  }
}

const mostStatements = 64;

/** The stored JSON of a row. It was checked when it was written, by the schema of its collection. */
export function parsedData<T>(row: SqlRow, file: string): RxDocumentData<T> {
  assert(typeof row.data === 'string', 'A stored document is JSON text');
  try {
    return JSON.parse(row.data);
  } catch (error) {
    // A plain file has no checksums: SQLite may read a damaged page as if it were sound.
    throw new StoreError('STORE_DAMAGED', file, 'A stored document is not JSON', error);
  }
}
