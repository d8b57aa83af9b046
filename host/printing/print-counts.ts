import { z } from 'zod';
import { readEntry } from '../../contract/entry/read-entry.ts';
import type { Journal, SealedEntry } from '../../contract/port/journal.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { TillFile } from '../store/till-file.ts';

/** Events that prints of receipts, closures, deposit slips, invoices and orders are counted by. */
export const printEvents = {
  first: 'receipt-printed',
  duplicate: 'receipt-duplicated',
  gift: 'gift-receipt-printed',
  closure: 'closure-printed',
  closureAgain: 'closure-duplicated',
  deposit: 'deposit-slip-printed',
  depositAgain: 'deposit-slip-duplicated',
  invoice: 'invoice-printed',
  invoiceAgain: 'invoice-duplicated',
  order: 'order-printed',
  orderAgain: 'order-duplicated',
} as const;

/**
 * How often each receipt, closure and invoice was printed: a projection of the journal's events. It remembers how far it
 * has counted and goes on from there, so it is never behind when it is asked, and can be thrown away
 * and made again from the entries alone (law 4).
 */
export interface PrintCounts {
  /** First print and duplicates, as the journal has them now. */
  of(place: EntryPlace): number;
  rebuild(): void;
}

const countRow = z.object({ count: z.int() });
const countedEvent = z.object({ journalId: z.string(), sequence: z.int() });

export function openPrintCounts(till: TillFile, journal: Journal): PrintCounts {
  // Counts that were lost, however far they had come: all is counted again, or a duplicate printed as a first.
  till.sql.exec('DELETE FROM print_counts_through WHERE NOT EXISTS (SELECT 1 FROM print_counts)');
  const through = till.sql.prepare('SELECT count FROM print_counts_through WHERE journalId = ?');
  const putThrough = till.sql.prepare(`INSERT INTO print_counts_through VALUES (?, ?)
    ON CONFLICT (journalId) DO UPDATE SET count = excluded.count`);
  const read = till.sql.prepare(
    'SELECT count FROM print_counts WHERE journalId = ? AND sequence = ?',
  );
  const add = till.sql.prepare(`INSERT INTO print_counts VALUES (?, ?, 1)
    ON CONFLICT (journalId, sequence) DO UPDATE SET count = count + 1`);

  const countIn = (row: unknown): number => (row === undefined ? 0 : countRow.parse(row).count);

  /** All journals: a receipt of a closed one may be printed again, and that is said in the open one. */
  function catchUp(): void {
    for (const { journalId, types } of journal.heads()) {
      const last = types.event?.sequence ?? 0;
      const counted = countIn(through.get(journalId));
      if (counted < last) till.transaction(() => countEvents(journalId, counted + 1, last));
    }
  }

  function countEvents(journalId: string, first: number, last: number): void {
    for (let number = first; number <= last; number += 1) {
      const place = printedIn(journal.findByType(journalId, 'event', number));
      if (place !== null) add.run(place.journalId, place.sequence);
    }
    putThrough.run(journalId, last);
  }

  return {
    of(place) {
      catchUp();
      return countIn(read.get(place.journalId, place.sequence));
    },
    rebuild() {
      till.transaction((sql) =>
        sql.exec('DELETE FROM print_counts; DELETE FROM print_counts_through'),
      );
      catchUp();
    },
  };
}

/** Of which the first print and the duplicates are counted; gift receipts are not. */
const countedPrints: ReadonlySet<string> = new Set([
  printEvents.first,
  printEvents.duplicate,
  printEvents.closure,
  printEvents.closureAgain,
  printEvents.deposit,
  printEvents.depositAgain,
  printEvents.invoice,
  printEvents.invoiceAgain,
  printEvents.order,
  printEvents.orderAgain,
]);

/** The receipt, closure or invoice that an event says was printed; null for other events and what was purged. */
function printedIn(entry: SealedEntry | null): EntryPlace | null {
  if (entry === null) return null;
  const read = readEntry(entry.bytes);
  if (!read.known || read.type !== 'event') return null;
  const { event, details } = read.body;
  if (!countedPrints.has(event)) return null;
  const place = countedEvent.safeParse(details);
  return place.success ? place.data : null;
}
