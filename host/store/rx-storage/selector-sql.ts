import type { SqlValue } from '../driver.ts';
import { orderedText } from '../engine/ordered-text.ts';
import { type ColumnShape, quoted, type TableShape } from '../engine/table-shape.ts';
import { isRecord } from '../engine/value-at.ts';
import { columnOfField } from './table-of-schema.ts';

/** A condition that every matching document meets; if `isExact`, only matching ones do. */
export interface SqlCondition {
  sql: string;
  values: SqlValue[];
  isExact: boolean;
}

/**
 * A Mango selector as SQL over the indexed columns. What can't be said in SQL with the very meaning
 * of RxDB's matcher is left out, and the matcher looks at the rows: never a wrong answer, only a
 * slower one. RxDB's query plan is not used: its ranges are approximate (`{$gte: 4, $lt: 4}` looks
 * like an equality) and SQLite plans by itself.
 */
export function selectorSql(table: TableShape, selector: unknown): SqlCondition {
  if (!isRecord(selector)) return unknown;
  return all(
    Object.entries(selector).map(([field, matcher]) => {
      if (field === '$and') return Array.isArray(matcher) ? all(partsOf(table, matcher)) : unknown;
      if (field === '$or') return Array.isArray(matcher) ? any(partsOf(table, matcher)) : unknown;
      const column = columnOfField(table, field);
      return column ? fieldSql(column, matcher) : unknown;
    }),
  );
}

/** True for every document, as far as SQL knows. */
const unknown: SqlCondition = { sql: 'TRUE', values: [], isExact: false };
const mostListedValues = 200;
const comparisons: Record<string, string> = {
  $eq: '=',
  $gt: '>',
  $gte: '>=',
  $lt: '<',
  $lte: '<=',
};

function partsOf(table: TableShape, selectors: readonly unknown[]): SqlCondition[] {
  return selectors.map((selector) => selectorSql(table, selector));
}

function all(parts: readonly SqlCondition[]): SqlCondition {
  const said = parts.filter(({ sql }) => sql !== 'TRUE');
  return {
    sql: said.length === 0 ? 'TRUE' : said.map(({ sql }) => `(${sql})`).join(' AND '),
    values: said.flatMap(({ values }) => values),
    isExact: parts.every(({ isExact }) => isExact),
  };
}

function any(parts: readonly SqlCondition[]): SqlCondition {
  if (parts.length === 0 || parts.some(({ sql }) => sql === 'TRUE')) return unknown;
  return {
    sql: parts.map(({ sql }) => `(${sql})`).join(' OR '),
    values: parts.flatMap(({ values }) => values),
    isExact: parts.every(({ isExact }) => isExact),
  };
}

function fieldSql(column: ColumnShape, matcher: unknown): SqlCondition {
  if (!isRecord(matcher) || Object.getPrototypeOf(matcher) !== Object.prototype) return unknown;
  return all(
    Object.entries(matcher).map(([operator, operand]) => {
      if (operator === '$in') return listSql(column, operand);
      return comparisonSql(column, comparisons[operator], operand);
    }),
  );
}

function comparisonSql(
  column: ColumnShape,
  comparison: string | undefined,
  operand: unknown,
): SqlCondition {
  const value = sqlOperand(column, operand);
  if (comparison === undefined || value === null) return unknown;
  // Only equality of booleans: their order is nobody's business.
  if (column.type === 'boolean' && comparison !== '=') return unknown;
  return { sql: `${quoted(column.name)} ${comparison} ?`, values: [value], isExact: true };
}

function listSql(column: ColumnShape, operand: unknown): SqlCondition {
  if (!Array.isArray(operand) || operand.length > mostListedValues) return unknown;
  const values = operand.map((one) => sqlOperand(column, one));
  const known = values.filter((value) => value !== null);
  if (known.length < values.length) return unknown;
  if (known.length === 0) return { sql: 'FALSE', values: [], isExact: true };
  const marks = known.map(() => '?').join(', ');
  return { sql: `${quoted(column.name)} IN (${marks})`, values: known, isExact: true };
}

/** The operand as its column holds it; null if it has another type, which only the matcher judges. */
function sqlOperand({ type }: ColumnShape, operand: unknown): SqlValue | null {
  if (type === 'text') return typeof operand === 'string' ? orderedText(operand) : null;
  if (type === 'boolean') return typeof operand === 'boolean' ? Number(operand) : null;
  return typeof operand === 'number' && Number.isFinite(operand) ? operand : null;
}
