import { isDeepStrictEqual } from 'node:util';
import { type ReadBody, readEntry } from '../../contract/entry/read-entry.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Journal, SealedEntry } from '../../contract/port/journal.ts';
import type { ClosedBooks } from '../../domain/accounting/closed-books.ts';
import { mergePostings, type Posting } from '../../domain/accounting/posting.ts';
import { type BookedFact, type Books, postingsOf } from '../../domain/accounting/postings-of.ts';
import { assert } from '../../domain/assert.ts';
import { addTenderSums, type TenderSum } from '../../domain/day/day-money.ts';
import { addToTotals, zeroTotals } from '../../domain/fiscal/perpetual-totals.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';

/** Few enough that a scan between two slices does not wait. */
const sliceEntries = 25;

/** Types that are booked; the bytes of all others are not even parsed. */
const booked: ReadonlySet<string> = new Set([
  'transaction',
  'money-moved',
  'session-opened',
  'session-closed',
]);

/**
 * What a closed day books, for each company and establishment that sold in it, from the entries that its
 * closure covers. Books that would say anything else than the signed totals are not made: `BOOKS_DIFFER`.
 */
export async function readClosedBooks(
  journal: Journal,
  closure: SealedEntry,
  { books, pause, signal }: { books: Books; pause(): Promise<void>; signal: AbortSignal },
): Promise<Result<readonly ClosedBooks[], Failure>> {
  const closed = readEntry(closure.bytes);
  assert(closed.known && closed.type === 'closure', 'A closure is read as one');
  const { body, envelope } = closed;
  const { journalId } = closure;
  let totals = zeroTotals(envelope.totals.currency);
  let tenders: readonly TenderSum[] = [];
  const bySeller = new Map<string, { seller: ClosedBooks['seller']; postings: Posting[] }>();

  function book({ company, store }: typeof envelope, fact: BookedFact): void {
    const seller = {
      ...{ company: company.name, siren: company.siren },
      ...{ store: store.name, siret: store.siret },
    };
    const key = `${company.siren} ${store.siret}`;
    const known = bySeller.get(key) ?? { seller, postings: [] };
    bySeller.set(key, known);
    known.postings = [...mergePostings([...known.postings, ...postingsOf(fact, books)])];
    if (fact.type !== 'transaction') return;
    totals = addToTotals(totals, fact.body);
    tenders = addTenderSums(
      tenders,
      fact.body.tenders.map(({ type, amountMinor }) => ({ type, count: 1, amountMinor })),
    );
  }

  let next = body.firstSequence;
  while (next <= body.lastSequence) {
    const wanted = Math.min(sliceEntries, body.lastSequence - next + 1);
    const slice = journal.read(journalId, next, wanted);
    for (const sealed of slice) {
      if (!booked.has(sealed.type)) continue;
      const read = readEntry(sealed.bytes);
      const fact = factOf(read);
      if (fact) book(read.envelope, fact);
    }
    const last = slice.at(-1);
    if (!last) break;
    next = last.sequence + 1;
    await pause();
    signal.throwIfAborted();
  }

  if (!isDeepStrictEqual(totals, body.totals) || !isDeepStrictEqual(tenders, body.tenders)) {
    return refuse(fail('BOOKS_DIFFER', { number: body.number, through: body.through }));
  }
  return ok(
    [...bySeller.values()].map(({ seller, postings }) => ({
      seller,
      tillNumber: envelope.till.number,
      closure: {
        ...{ journalId, sequence: closure.sequence, hash: closure.hash },
        ...{ number: body.number, through: body.through },
        closedOn: envelope.recordedAt.local.slice(0, 10),
      },
      currency: totals.currency,
      postings,
    })),
  );
}

function factOf(read: ReadBody): BookedFact | null {
  if (!read.known) return null;
  switch (read.type) {
    case 'transaction':
      return { type: read.type, body: read.body };
    case 'money-moved':
      return { type: read.type, body: read.body };
    case 'session-opened':
      return { type: read.type, body: read.body };
    case 'session-closed':
      return { type: read.type, body: read.body };
    default:
      return null;
  }
}
