import type { SqlValue } from '../driver.ts';
import type { SearchKind } from '../search/search-text.ts';
import { orderedText } from './ordered-text.ts';
import { valueAt } from './value-at.ts';

/** How one collection of one schema version is stored. Plain data: it is sent to the worker. */
export interface TableShape {
  /** `<collection>-<version>`, as in `items-0`. */
  name: string;
  primaryKey: string;
  columns: ColumnShape[];
  /** Names of columns, one list per SQL index. */
  indexes: string[][];
  /** What text of a document is searchable, if any. */
  search: SearchKind | null;
}

export interface ColumnShape {
  /** Column name in SQL, unquoted. */
  name: string;
  /** Where its value is in the document. */
  path: string[];
  type: 'text' | 'number' | 'boolean';
}

/** A document as its row: what the write engine stores, without knowing the schema. */
export interface StoredRow {
  id: string;
  isDeleted: boolean;
  lastWriteTime: number;
  revision: string;
  /** The whole document as JSON, RxDB's own fields included. */
  data: string;
  columns: SqlValue[];
}

/** One document to write, and what becomes of its searchable text. */
export interface Put {
  isInsert: boolean;
  /** Whether a document that is not erased stands there before. */
  wasLive: boolean;
  row: StoredRow;
  /** `text: null`: it may not be found any more. */
  search: 'unchanged' | { text: string | null };
}

export function storedRow(table: TableShape, document: object): StoredRow {
  const id = valueAt(document, [table.primaryKey]);
  const revision = valueAt(document, ['_rev']);
  const lastWriteTime = valueAt(document, ['_meta', 'lwt']);
  if (typeof id !== 'string' || typeof revision !== 'string' || typeof lastWriteTime !== 'number') {
    throw new TypeError(`A document of ${table.name} has no id, revision or write time`);
  }
  return {
    id: orderedText(id),
    isDeleted: valueAt(document, ['_deleted']) === true,
    lastWriteTime,
    revision,
    data: JSON.stringify(document),
    columns: table.columns.map((column) => columnValue(column, document)),
  };
}

/**
 * NULL stands for a missing value or one of another type than the schema says: no comparison with a
 * value of that type matches it and it sorts first, as in RxDB's matcher and comparator.
 */
function columnValue({ path, type }: ColumnShape, document: object): SqlValue {
  const value = valueAt(document, path);
  if (type === 'text') return typeof value === 'string' ? orderedText(value) : null;
  if (type === 'number') return typeof value === 'number' ? value : null;
  return typeof value === 'boolean' ? Number(value) : null;
}

/** A name as SQL identifier. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
