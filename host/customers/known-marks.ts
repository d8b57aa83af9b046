import { markedCustomerOf, marksPart } from '../../contract/entry/customer-marks.ts';
import { readEntry } from '../../contract/entry/read-entry.ts';
import { type CustomerMark, foldMarks } from '../../domain/customer/customer-mark.ts';
import { entriesSince } from '../journal/entries-since.ts';
import { storeFeed } from '../store/store-feed.ts';
import type { CustomerSources } from './known-customers.ts';

/**
 * What is said of somebody beside who they are: by the document, with what this till said since (law 8); of notes
 * only the till's own, for no document has any. What was taken off is among it, as null.
 */
export async function knownMarks(
  sources: CustomerSources,
  customerId: string,
): Promise<CustomerMark[]> {
  // The cut-off first: what a page brings in between is folded over itself, which changes nothing.
  const own = await ownMarks(sources, customerId);
  const document = await sources.documents.get('customers', customerId);
  return foldMarks(document?.marks ?? [], own);
}

async function ownMarks(
  { documents, ...journals }: CustomerSources,
  customerId: string,
): Promise<CustomerMark[]> {
  const feed = await documents.feedState(storeFeed);
  return [...entriesSince(journals, feed, 'customer')].flatMap((entry) => {
    if (markedCustomerOf(readEntry(entry.bytes)) !== customerId) return [];
    // Erased here since: nothing.
    const stored = journals.journal.personalPart(entry.journalId, entry.sequence);
    const part = stored && marksPart.safeParse(JSON.parse(stored.text));
    return part?.success ? part.data.marks : [];
  });
}
