import { readEntry } from '../../contract/entry/read-entry.ts';
import type { FeedState } from '../../contract/port/documents.ts';
import type { SealedEntry } from '../../contract/port/journal.ts';
import { effectsOf } from '../../domain/effects/effects-of.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { entriesSince, type OwnJournals } from '../journal/entries-since.ts';

/** What this till put on a customer's account, less what it took back, that the documents do not contain yet. */
export function ownChargesMinor(
  journals: OwnJournals,
  feed: FeedState | null,
  customerId: string,
): number {
  let minor = 0;
  for (const entry of entriesSince(journals, feed, 'transaction')) {
    // Few sales are on account, and reading them all would keep the next customer waiting.
    if (Buffer.from(entry.bytes).includes('"kind":"account"')) minor += chargeOf(entry, customerId);
  }
  return minor;
}

function chargeOf({ bytes }: SealedEntry, customerId: string): number {
  const { envelope, ...read } = readEntry(bytes);
  if (!read.known || read.type !== 'transaction') return 0;
  if (envelope.personal?.reference !== customerId) return 0;
  const { money } = effectsOf({
    ...{ journalKind: envelope.journal.kind, placeId: envelope.store.id },
    entry: { type: read.type, body: read.body },
  });
  return sumMinor(
    money.filter(({ kind }) => kind === 'account').map(({ amountMinor }) => amountMinor),
  );
}
