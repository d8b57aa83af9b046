import { above, below, type Measured, type Target } from '../row.ts';

/** What test/bench/store.ts and test/bench/journal.ts measure; targets as text. */
export interface OtherRow {
  what: string;
  target: string;
  unit: string;
  values: Record<string, number>;
}

/** One number of such a row, beside the same number of the rows it is held against. */
export function measuredOf(
  row: OtherRow,
  key: string,
  rows: readonly OtherRow[],
  yardsticks: readonly string[],
): Measured | null {
  const value = row.values[key];
  if (value === undefined) return null;
  const target = targetOf(row.target);
  return {
    what: row.what,
    unit: row.unit,
    value,
    ...(target === null ? {} : { target }),
    shouldStayFlat: row.target === 'flat',
    yardsticks: yardsticks.flatMap((what) => {
      const other = rows.find((candidate) => candidate.what === what)?.values[key];
      return other === undefined ? [] : [{ what, value: other }];
    }),
  };
}

function targetOf(text: string): Target | null {
  const [, sign, digits] = /^([<>]) ([\d,]+)$/.exec(text) ?? [];
  if (sign === undefined || digits === undefined) return null;
  const limit = Number(digits.replaceAll(',', ''));
  return sign === '<' ? below(limit) : above(limit);
}
