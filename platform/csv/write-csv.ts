import { stringify } from 'csv-stringify/sync';
import { guarded } from '../../item-files/formula-safe.ts';

/** For Excel, which takes a file without it for one of the machine's own code page. */
export const byteOrderMark = '\ufeff';

/**
 * Lines of CSV (RFC 4180) with semicolons, as a French spreadsheet opens it without asking; no cell is a
 * formula. The first lines of a file are its header's.
 */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => row.map(guarded)),
    { delimiter: ';', record_delimiter: '\r\n' },
  );
}
