/** What a measured value is held against. */
export interface Target {
  /** As docs and table print it, such as `< 16`. */
  text: string;
  isMet(value: number): boolean;
}

/** One number of one column. */
export interface Measured {
  what: string;
  unit: string;
  value: number;
  target?: Target;
  /** The same work by something simpler, in the same unit, measured in the same minutes. */
  yardsticks?: readonly { what: string; value: number }[];
  /** Belongs among the rows that SPEC §8 wants flat as work grows. */
  shouldStayFlat?: boolean;
}

export interface Row {
  what: string;
  unit: string;
  target: string;
  /** By column, such as `200,000 items`. */
  values: Record<string, number>;
  yardsticks: { what: string; values: Record<string, number> }[];
  /** By column; none without a target. */
  isMet: Record<string, boolean>;
  shouldStayFlat: boolean;
}

/** Rows that share their columns, and what could not be measured. */
export interface Section {
  title: string;
  columns: string[];
  /** Verdict and ratio are of this column; SPEC §8 speaks of 200,000 items. */
  judgedColumn: string;
  rows: Row[];
  notes: string[];
}

export function below(limit: number, text = `< ${shown(limit)}`): Target {
  return { text, isMet: (value) => value < limit };
}

export function above(limit: number): Target {
  return { text: `> ${shown(limit)}`, isMet: (value) => value > limit };
}

/** Puts a measured number into its row and column; a row comes into being with its first number. */
export function record(section: Section, column: string, measured: Measured): void {
  const { what, unit, value, target, yardsticks = [] } = measured;
  let row = section.rows.find((known) => known.what === what);
  if (!row) {
    row = {
      what,
      unit,
      target: target?.text ?? '',
      values: {},
      yardsticks: yardsticks.map((yardstick) => ({ what: yardstick.what, values: {} })),
      isMet: {},
      shouldStayFlat: measured.shouldStayFlat ?? false,
    };
    section.rows.push(row);
  }
  row.values[column] = rounded(value);
  if (target) row.isMet[column] = target.isMet(value);
  for (const known of row.yardsticks) {
    const yardstick = yardsticks.find((candidate) => candidate.what === known.what);
    if (yardstick) known.values[column] = rounded(yardstick.value);
  }
}

export function newSection(title: string, columns: string[], judged: string): Section {
  const judgedColumn = columns.includes(judged) ? judged : (columns.at(-1) ?? '');
  return { title, columns, judgedColumn, rows: [], notes: [] };
}

export function shown(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: value < 100 ? 3 : 15 });
}

function rounded(value: number): number {
  return Number(value < 100 ? value.toPrecision(3) : value.toFixed(0));
}
