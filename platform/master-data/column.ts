import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Codec } from './codecs.ts';
import type { CellRefusal } from './line-refusal.ts';

/** A column of a file of master data: how a record says it, and what a record is once a cell says so. */
export interface Column<Row> {
  name: string;
  write(row: Row): string;
  /** What is not in the file stays as `before` has it. */
  read(text: string, before: Row): Result<Row, CellRefusal>;
}

export type Cells = Readonly<Record<string, string>>;

/** A column of one value that is read alone. */
export function column<Row, Value>(
  name: string,
  codec: Codec<Value>,
  lens: { get(row: Row): Value; set(row: Row, value: Value): Row },
): Column<Row> {
  return {
    name,
    write: (row) => codec.write(lens.get(row)),
    read(text, before) {
      const value = codec.read(text);
      if (value.ok) return ok(lens.set(before, value.value));
      return refuse({ column: name, problem: value.error, found: text });
    },
  };
}

/** What the cells of a line make of a record, column by column. */
export function readRow<Row>(
  columns: readonly Column<Row>[],
  cells: Cells,
  before: Row,
): Result<Row, CellRefusal> {
  let row = before;
  for (const { name, read } of columns) {
    const text = cells[name];
    if (text === undefined) continue;
    const after = read(text, row);
    if (!after.ok) return after;
    row = after.value;
  }
  return ok(row);
}

export function writeRow<Row>(columns: readonly Column<Row>[], row: Row): Record<string, string> {
  return Object.fromEntries(columns.map(({ name, write }) => [name, write(row)]));
}
