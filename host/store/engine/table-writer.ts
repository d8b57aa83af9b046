import { assert } from '../../../domain/assert.ts';
import type { SqlDatabase, SqlStatement } from '../driver.ts';
import { liveCount } from './live-count.ts';
import { orderedText } from './ordered-text.ts';
import { type Put, quoted, type StoredRow, type TableShape } from './table-shape.ts';
import { searchTables } from './table-sql.ts';

/** What is stored under an id now. */
export interface StoredState {
  number: number;
  revision: string;
  isDeleted: boolean;
  data: string;
}

/** Writes the rows of one collection, with its search tables, inside the caller's transaction. */
export class TableWriter {
  readonly table: TableShape;
  readonly #state: SqlStatement;
  readonly #number: SqlStatement;
  readonly #insert: SqlStatement;
  readonly #update: SqlStatement;
  readonly #sql: SqlDatabase;
  readonly #lastSeq: SqlStatement;
  readonly #setLastSeq: SqlStatement;
  readonly #purge: SqlStatement;
  readonly #search: SearchWriter | null;
  #seq = 0;
  #live = 0;

  constructor(sql: SqlDatabase, table: TableShape) {
    this.#sql = sql;
    this.table = table;
    const name = quoted(table.name);
    const fields = ['seq', 'deleted', 'lwt', 'rev', 'data', ...table.columns.map((c) => c.name)];
    this.#state = sql.prepare(`SELECT number, rev, deleted, data FROM ${name} WHERE id = ?`);
    this.#number = sql.prepare(`SELECT number FROM ${name} WHERE id = ?`);
    this.#insert = sql.prepare(
      `INSERT INTO ${name} (${fields.map(quoted).join(', ')}, id)
       VALUES (${fields.map(() => '?').join(', ')}, ?)`,
    );
    this.#update = sql.prepare(
      `UPDATE ${name} SET ${fields.map((field) => `${quoted(field)} = ?`).join(', ')} WHERE id = ?`,
    );
    this.#lastSeq = sql.prepare('SELECT last_seq FROM rx_table WHERE name = ?');
    this.#setLastSeq = sql.prepare(
      'UPDATE rx_table SET last_seq = ?, live_at = ?, live = ? WHERE name = ?',
    );
    this.#purge = sql.prepare(
      `DELETE FROM ${name} WHERE number IN
         (SELECT number FROM ${name} WHERE deleted = 1 AND lwt <= ? LIMIT ?)`,
    );
    this.#search = table.search ? new SearchWriter(sql, table) : null;
  }

  begin(): void {
    const last = this.#lastSeq.get(this.table.name)?.last_seq;
    assert(typeof last === 'number', 'A collection has its last change number');
    this.#seq = last;
    this.#live = liveCount(this.#sql, this.table);
  }

  /** Keeps the count and the last change number, which it returns: the checkpoint of what was written. */
  end(): number {
    this.#setLastSeq.run(this.#seq, this.#seq, this.#live, this.table.name);
    return this.#seq;
  }

  stateOf(id: string): StoredState | null {
    const row = this.#state.get(orderedText(id));
    if (!row) return null;
    const { number, rev, deleted, data } = row;
    assert(
      typeof number === 'number' && typeof rev === 'string' && typeof data === 'string',
      'A stored document has its number, revision and data',
    );
    return { number, revision: rev, isDeleted: deleted === 1, data };
  }

  put({ isInsert, wasLive, row, search }: Put): void {
    this.#live += Number(!row.isDeleted) - Number(wasLive);
    const inserted = this.#write(isInsert ? this.#insert : this.#update, row);
    if (search === 'unchanged' || !this.#search) return;
    const number = isInsert ? inserted : this.#numberOf(row.id);
    if (!isInsert) this.#search.remove(number);
    if (search.text !== null) this.#search.insert(number, search.text);
  }

  /** Removes old tombstones. They are in no search table any more. */
  purge(until: number, limit: number): number {
    return this.#purge.run(until, limit).changes;
  }

  #write(statement: SqlStatement, row: StoredRow): number {
    this.#seq += 1;
    const { lastInsertRowid, changes } = statement.run(
      this.#seq,
      Number(row.isDeleted),
      row.lastWriteTime,
      row.revision,
      row.data,
      ...row.columns,
      row.id,
    );
    assert(changes === 1, 'A write changes one document');
    return Number(lastInsertRowid);
  }

  #numberOf(id: string): number {
    const number = this.#number.get(id)?.number;
    assert(typeof number === 'number', 'An updated document has a number');
    return number;
  }
}

class SearchWriter {
  readonly #inserts: SqlStatement[];
  readonly #deletes: SqlStatement[];

  constructor(sql: SqlDatabase, table: TableShape) {
    const tables = Object.values(searchTables(table));
    this.#inserts = tables.map((t) => sql.prepare(`INSERT INTO ${t} (rowid, text) VALUES (?, ?)`));
    this.#deletes = tables.map((t) => sql.prepare(`DELETE FROM ${t} WHERE rowid = ?`));
  }

  insert(number: number, text: string): void {
    for (const insert of this.#inserts) insert.run(number, text);
  }

  remove(number: number): void {
    for (const remove of this.#deletes) remove.run(number);
  }
}
