import { readEntry } from '../../contract/entry/read-entry.ts';
import type { SealedEntry } from '../../contract/port/journal.ts';
import { noSaleEvent } from './no-sale-event.ts';

/** The event of an X reading. */
export const readingEvent = 'reading';

/** How often the drawer was opened without a sale, and the day read. */
export function readEvents(events: readonly SealedEntry[]): { noSales: number; readings: number } {
  let noSales = 0;
  let readings = 0;
  for (const { bytes } of events) {
    const read = readEntry(bytes);
    if (!read.known || read.type !== 'event') continue;
    if (read.body.event === noSaleEvent) noSales += 1;
    if (read.body.event === readingEvent) readings += 1;
  }
  return { noSales, readings };
}
