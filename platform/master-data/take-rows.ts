import type { z } from 'zod';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { type Column, readRow } from './column.ts';
import type { CellRefusal, LineRefusal } from './line-refusal.ts';
import type { GivenLine } from './master-kind.ts';

export interface TakenRow<Row> {
  line: number;
  row: Row;
}

/**
 * Lines as records: each from what is stored under its key, or from nothing, with what its cells change;
 * checked as a whole. `refuse` names what is wrong beyond the shape, such as a supplier that is none.
 */
export function takeRows<Row>(
  lines: readonly GivenLine[],
  how: {
    columns: readonly Column<Row>[];
    /** Null: this line can't be of anything, and why. */
    before(line: GivenLine): Result<Row, CellRefusal>;
    schema: z.ZodType<unknown>;
    /** What of a record its schema checks. */
    checked?(row: Row): unknown;
    refused?(row: Row): CellRefusal | null;
  },
): { rows: TakenRow<Row>[]; refusals: LineRefusal[] } {
  const { columns, before, schema, checked = (row) => row, refused = () => null } = how;
  const rows: TakenRow<Row>[] = [];
  const refusals: LineRefusal[] = [];
  for (const given of lines) {
    const row = rowOf(given);
    if (row.ok) rows.push({ line: given.line, row: row.value });
    else refusals.push({ line: given.line, ...row.error });
  }
  return { rows, refusals };

  function rowOf(given: GivenLine): Result<Row, CellRefusal> {
    const start = before(given);
    if (!start.ok) return start;
    const read = readRow(columns, given.cells, start.value);
    if (!read.ok) return read;
    const parsed = schema.safeParse(checked(read.value));
    if (!parsed.success) return refuse(refusalOf(parsed.error, given));
    const other = refused(read.value);
    return other === null ? ok(read.value) : refuse(other);
  }
}

/** A field and its column have one name wherever a person reads both. */
function refusalOf({ issues }: z.ZodError, { cells }: GivenLine): CellRefusal {
  const path = (issues[0]?.path ?? []).filter((part) => typeof part === 'string');
  const named = path.find((part) => cells[part] !== undefined);
  const column = named ?? path.join('.');
  return { column, problem: cells[column] === '' ? 'empty' : 'value', found: cells[column] ?? '' };
}
