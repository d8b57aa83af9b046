import type { FiscalProfile } from '../../../domain/fiscal/fiscal-profile.ts';
import { csvRow } from '../csv.ts';
import { pagesOf, type RangeReader, tryRead } from '../read-range.ts';
import type { ArchivedRange } from '../select-entries.ts';
import { headings } from './headings.ts';
import { type TableName, tableRows } from './table-rows.ts';

const transactions = (type: string): boolean => type === 'transaction';

/** Which types are worth parsing for a table. */
const wanted: Readonly<Record<TableName, (type: string) => boolean>> = {
  transactions,
  lines: transactions,
  tenders: transactions,
  closures: (type) => type === 'closure',
  events: () => true,
  duplicates: (type) => type === 'event',
  invoices: (type) => type === 'invoice',
};

/** One readable table over all archived entries, as CSV with its byte order mark. */
export async function* tableLines(
  table: TableName,
  from: RangeReader,
  ranges: readonly ArchivedRange[],
  profile: FiscalProfile,
): AsyncGenerator<string> {
  yield `\ufeff${csvRow(headings[profile.id][table])}`;
  const isOfInterest = wanted[table];
  for (const range of ranges) {
    for await (const page of pagesOf(from, range, range.first)) {
      const rows = page
        .filter(({ type }) => isOfInterest(type))
        .flatMap((entry) => {
          const read = tryRead(entry);
          return read === null ? [] : tableRows[table](entry, read, profile);
        });
      if (rows.length > 0) yield rows.map(csvRow).join('');
    }
  }
}
