import type { FilledMangoQuery, PreparedQuery, RxDocumentData, RxJsonSchema } from 'rxdb';
import { getQueryMatcher, getSortComparator } from 'rxdb';
import type { SqlRow, SqlValue } from '../driver.ts';
import { quoted, type TableShape } from '../engine/table-shape.ts';
import { type SqlCondition, selectorSql } from './selector-sql.ts';
import { columnOfField } from './table-of-schema.ts';
import type { TableReader } from './table-reader.ts';

/** Documents that match, sorted, skip and limit applied; done in SQL as far as SQL means the same. */
export function queryDocuments<T>(
  reader: TableReader,
  schema: Readonly<RxJsonSchema<RxDocumentData<T>>>,
  { query }: PreparedQuery<T>,
): RxDocumentData<T>[] {
  const { skip, limit } = rangeOf(query);
  if (limit === 0) return [];
  const condition = selectorSql(reader.table, query.selector);
  const order = orderSql(reader.table, query);
  if (condition.isExact && order !== null) {
    const sql = `${selectSql(reader.table, condition)} ${order} LIMIT ? OFFSET ?`;
    const limitOrNone = limit === Number.POSITIVE_INFINITY ? -1 : limit;
    return reader
      .statement(sql)
      .all(...condition.values, limitOrNone, skip)
      .map((row) => reader.parsed<T>(row));
  }

  const matches = getQueryMatcher(schema, query);
  const rows = rowsOf(reader, condition, order);
  const found: RxDocumentData<T>[] = [];
  for (const row of rows) {
    const document = reader.parsed<T>(row);
    if (condition.isExact || matches(document)) found.push(document);
    if (order !== null && found.length >= skip + limit) break;
  }
  if (order === null) found.sort(getSortComparator(schema, query));
  return found.slice(skip, skip + limit);
}

/** As many as `queryDocuments` would give. `slow`: every candidate had to be read and matched. */
export function countDocuments<T>(
  reader: TableReader,
  schema: Readonly<RxJsonSchema<RxDocumentData<T>>>,
  { query }: PreparedQuery<T>,
): { count: number; mode: 'fast' | 'slow' } {
  const { skip, limit } = rangeOf(query);
  const condition = selectorSql(reader.table, query.selector);
  let total = 0;
  if (condition.isExact) {
    const sql = `SELECT count(*) AS total FROM ${quoted(reader.table.name)} WHERE ${condition.sql}`;
    total = Number(reader.statement(sql).get(...condition.values)?.total);
  } else {
    const matches = getQueryMatcher(schema, query);
    for (const row of rowsOf(reader, condition, null)) {
      if (matches(reader.parsed<T>(row))) total += 1;
    }
  }
  const count = Math.max(0, Math.min(limit, total - skip));
  return { count, mode: condition.isExact ? 'fast' : 'slow' };
}

function rangeOf<T>({ skip, limit }: FilledMangoQuery<T>): { skip: number; limit: number } {
  return { skip, limit: typeof limit === 'number' ? limit : Number.POSITIVE_INFINITY };
}

function selectSql(table: TableShape, condition: SqlCondition): string {
  return `SELECT data FROM ${quoted(table.name)} WHERE ${condition.sql}`;
}

function rowsOf(
  reader: TableReader,
  condition: SqlCondition,
  order: string | null,
): IterableIterator<SqlRow> {
  const values: SqlValue[] = condition.values;
  return reader.fresh(`${selectSql(reader.table, condition)} ${order ?? ''}`).iterate(...values);
}

/** `ORDER BY …`, or null when a field of the sort has no column. */
function orderSql<T>(table: TableShape, query: FilledMangoQuery<T>): string | null {
  const parts: string[] = [];
  for (const part of query.sort) {
    for (const [field, direction] of Object.entries(part)) {
      const column = columnOfField(table, field);
      if (!column) return null;
      parts.push(`${quoted(column.name)} ${direction === 'desc' ? 'DESC' : 'ASC'}`);
    }
  }
  return `ORDER BY ${parts.join(', ')}`;
}
