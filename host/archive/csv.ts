/** A cell: text, or a number (an amount already printed as one is a number too). */
export type Cell = string | number | { amount: string };

/**
 * One row of a table for people: `;`, quotes where needed (RFC 4180), CRLF. A text that a spreadsheet
 * would take for a formula gets an apostrophe: labels come from files and keyboards.
 */
export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(cellText).join(';')}\r\n`;
}

function cellText(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object') return cell.amount;
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
