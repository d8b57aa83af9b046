import type { ReceiptBlock } from '../../../domain/receipt/receipt-document.ts';
import { longestWord } from './wrap.ts';

type Table = Pick<Extract<ReceiptBlock, { kind: 'table' }>, 'columns' | 'header' | 'rows'>;

/** A name may break anywhere beyond this many letters; a figure may not break at all. */
const leastNameWidth = 8;

/**
 * The width of each column, with a blank between two: at least what its figures and headings need,
 * the rest by shares. null if the figures don't fit beside each other.
 */
export function columnWidths(table: Table, width: number): number[] | null {
  const room = width - (table.columns.length - 1);
  const least = table.columns.map((_, index) => leastWidth(table, index));
  const spare = room - sum(least);
  if (spare < 0) return null;

  const shares = sum(table.columns.map(({ share }) => share)) || 1;
  const wished = table.columns.map(({ share }, index) =>
    Math.max(0, (room * share) / shares - (least[index] ?? 0)),
  );
  const allWished = sum(wished);
  const widths = least.map((columnLeast, index) => {
    const part = allWished === 0 ? 0 : ((wished[index] ?? 0) / allWished) * spare;
    return columnLeast + Math.floor(part);
  });
  // What rounding leaves goes to the first column, which holds names.
  return widths.map((columnWidth, index) =>
    index === 0 ? columnWidth + room - sum(widths) : columnWidth,
  );
}

function leastWidth({ columns, header, rows }: Table, index: number): number {
  const heading = longestWord(header[index] ?? '');
  const cells = rows.map((row) => row[index] ?? '');
  if (columns[index]?.align === 'end') {
    return Math.max(1, heading, ...cells.map((cell) => cell.length));
  }
  const longest = Math.max(1, heading, ...cells.map(longestWord));
  return Math.min(longest, leastNameWidth);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
