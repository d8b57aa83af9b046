import { readEntry } from '../../contract/entry/read-entry.ts';
import type { FeedState } from '../../contract/port/documents.ts';
import type { SealedEntry } from '../../contract/port/journal.ts';
import { effectsOf } from '../../domain/effects/effects-of.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { entriesSince, type OwnJournals } from '../journal/entries-since.ts';

/** What somebody bought at this till at the staff price in a year, less what came back, that the documents do not contain yet. */
export function ownStaffPurchasesMinor(
  journals: OwnJournals,
  feed: FeedState | null,
  of: { operatorId: string; year: string },
): number {
  let minor = 0;
  for (const entry of entriesSince(journals, feed, 'transaction')) {
    // Few sales are to the staff, and reading them all would keep the next customer waiting.
    if (Buffer.from(entry.bytes).includes('"source":"staff"')) minor += purchaseOf(entry, of);
  }
  return minor;
}

function purchaseOf(
  { bytes }: SealedEntry,
  { operatorId, year }: { operatorId: string; year: string },
): number {
  const { envelope, ...read } = readEntry(bytes);
  if (!read.known || read.type !== 'transaction') return 0;
  if (!envelope.businessDay.startsWith(`${year}-`)) return 0;
  const { staff } = effectsOf({
    ...{ journalKind: envelope.journal.kind, placeId: envelope.store.id },
    entry: { type: read.type, body: read.body },
  });
  return sumMinor(
    staff
      .filter((purchase) => purchase.operatorId === operatorId)
      .map(({ amountMinor }) => amountMinor),
  );
}
