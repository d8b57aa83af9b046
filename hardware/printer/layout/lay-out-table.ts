import type { ReceiptBlock, ReceiptSize } from '../../../domain/receipt/receipt-document.ts';
import { columnWidths } from './column-widths.ts';
import { pairLines } from './pair-lines.ts';
import { charactersAt, type PaperLine } from './paper-part.ts';
import { wrap } from './wrap.ts';

type Table = Omit<Extract<ReceiptBlock, { kind: 'table' }>, 'kind'>;

/** Columns one blank apart, at the normal size or else small; too many of them: a list of pairs. */
export function layOutTable(table: Table, columns: number): PaperLine[] {
  for (const size of ['normal', 'small'] as const) {
    const widths = columnWidths(table, charactersAt(size, columns));
    if (widths !== null) return tableLines(table, widths, size);
  }
  return table.rows.flatMap((row) => rowAsPairs(table.header, row, columns));
}

function tableLines(table: Table, widths: readonly number[], size: ReceiptSize): PaperLine[] {
  const line = (text: string, weight: 'plain' | 'strong'): PaperLine => ({
    kind: 'line',
    text,
    size,
    weight,
    inverted: false,
  });
  const hasHeader = table.header.some((cell) => cell !== '');
  const header = hasHeader ? rowLines(table, table.header, widths, wrap) : [];
  const rows = table.rows.flatMap((row) =>
    rowLines(table, row, widths, (cell, width, align) =>
      align === 'end' ? [cell] : wrap(cell, width),
    ),
  );
  return [
    ...header.map((text) => line(text, 'strong')),
    ...rows.map((text) => line(text, 'plain')),
  ];
}

type BreakCell = (cell: string, width: number, align: 'start' | 'end') => string[];

/** Cells stand on the last line of their row, as figures stand beside the end of their label. */
function rowLines(
  table: Table,
  row: readonly string[],
  widths: readonly number[],
  breakCell: BreakCell,
): string[] {
  const cells = table.columns.map(({ align }, index) => {
    const width = widths[index] ?? 0;
    const lines = breakCell(row[index] ?? '', width, align);
    return lines.map((text) => (align === 'end' ? text.padStart(width) : text.padEnd(width)));
  });
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, lineIndex) =>
    cells
      .map((lines, index) => {
        const text = lines[lineIndex - (height - lines.length)];
        return text ?? ' '.repeat(widths[index] ?? 0);
      })
      .join(' ')
      .trimEnd(),
  );
}

/** The first cell names the row, the others follow it under their headings. */
function rowAsPairs(header: readonly string[], row: readonly string[], columns: number) {
  const [name = '', ...rest] = row;
  const pair = { weight: 'plain', size: 'normal' } as const;
  return [
    ...pairLines({ ...pair, left: name, right: '', indent: 0 }, columns),
    ...rest.flatMap((right, index) =>
      pairLines({ ...pair, left: header[index + 1] ?? '', right, indent: 1 }, columns),
    ),
  ];
}
