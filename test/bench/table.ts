import { type Row, type Section, shown } from './row.ts';

/** Markdown that also reads well in a terminal. `✗` marks every value that misses the target. */
export function renderSection(section: Section): string {
  const { title, columns, rows, notes } = section;
  const head = ['what', 'unit', 'target', ...columns, 'yardstick', 'ratio', 'verdict'];
  const body = rows.map((row) => cellsOf(row, section));
  const lines = rows.length === 0 ? [] : aligned([head, ...body]);
  return [`## ${title}`, '', ...lines, ...notes.map((note) => `- ${note}`), ''].join('\n');
}

function cellsOf(row: Row, { columns, judgedColumn }: Section): string[] {
  return [
    row.what,
    row.unit,
    row.target === '' ? '–' : row.target,
    ...columns.map((column) => valueCell(row, column)),
    ...yardstickCells(row, columns, judgedColumn),
    verdict(row, judgedColumn, columns),
  ];
}

function valueCell({ values, isMet }: Row, column: string): string {
  const value = values[column];
  if (value === undefined) return '–';
  return `${shown(value)}${isMet[column] === false ? ' ✗' : ''}`;
}

/** Each yardstick's values by column, and how many times dearer the row is where it is judged. */
function yardstickCells(row: Row, columns: readonly string[], judged: string): [string, string] {
  if (row.yardsticks.length === 0) return ['–', '–'];
  const texts: string[] = [];
  const ratios: string[] = [];
  for (const { what, values } of row.yardsticks) {
    const measured = columns.map((name) =>
      values[name] === undefined ? '–' : shown(values[name]),
    );
    texts.push(`${what}: ${measured.join(' / ')}`);
    const column = values[judged] === undefined ? lastOf(values) : judged;
    const own = row.values[column];
    const other = values[column];
    ratios.push(own === undefined || !other ? '–' : `${(own / other).toFixed(2)}×`);
  }
  return [texts.join('; '), ratios.join('; ')];
}

/** `hit` or `MISS` where the target is meant; with another column when that one was not measured. */
function verdict({ isMet }: Row, judged: string, columns: readonly string[]): string {
  const column = isMet[judged] === undefined ? lastOf(isMet) : judged;
  const met = isMet[column];
  if (met === undefined) return '–';
  const where = column === judged || columns.length === 1 ? '' : ` (at ${column})`;
  return `${met ? 'hit' : 'MISS'}${where}`;
}

function lastOf(values: Record<string, unknown>): string {
  return Object.keys(values).at(-1) ?? '';
}

function aligned(table: readonly (readonly string[])[]): string[] {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = table;
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`].concat(
    body.map(line),
  );
}
