import { readEntry } from '../../contract/entry/read-entry.ts';
import type { Failure } from '../../contract/failure/failure.ts';
import type { ReceiptSummary } from '../../contract/host/receipt-shapes.ts';
import type { Journal, SealedEntry } from '../../contract/port/journal.ts';
import { invoiceNumber } from '../../domain/invoice/invoice-number.ts';
import { articleCount } from '../../domain/quantity/article-count.ts';
import { type ReceiptQuery, readReceiptQuery } from '../../domain/receipt/receipt-query.ts';
import type { Result } from '../../domain/result.ts';
import { journalMark, receiptNumber } from '../../domain/till/receipt-number.ts';
import { accountPaymentIn } from '../../domain/transaction/account-payment.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { invoicesAt } from '../invoices/read-invoice.ts';

/** Receipts looked at for one answer; whoever wants to look further asks on from there. */
const mostLookedAt = 2_000;
/** Looked at in one go; then everything else that waits has its turn. */
const sliceOf = 8;

export interface FindReceipts {
  journal: Journal;
  currency: string;
  today(): string;
  aliasOf(operatorId: string): string;
  printCount(place: EntryPlace): number;
  /** Where the code on a receipt leads; a forged one leads nowhere. */
  placeOfCode(text: string): Result<EntryPlace, Failure>;
  /** Lets other work run. */
  pause(): Promise<void>;
}

interface Found {
  receipts: ReceiptSummary[];
  /** Where to go on; null when there is no more. */
  next: EntryPlace | null;
}

/** Receipts of this till's journals, newest first; all of them, or those that the text may mean. */
export async function findReceipts(
  request: { text: string; from: EntryPlace | null; limit: number },
  parts: FindReceipts,
): Promise<Found> {
  const { journal, currency } = parts;
  const text = request.text.trim();
  const coded = parts.placeOfCode(text);
  if (coded.ok) {
    return found([journal.find(coded.value.journalId, coded.value.sequence)], parts);
  }
  const query = readReceiptQuery(text, { currency, today: parts.today() });
  if (text !== '' && query === null) return { receipts: [], next: null };
  const { numbered, others } = byNumber(query, parts);
  if (query !== null && !others) return found(numbered, parts);

  const receipts = request.from === null ? summaries(numbered, parts) : [];
  const isKnown = new Set(receipts.map((receipt) => receipt.sequence + receipt.journalId));
  let looked = 0;
  for (const entry of newestFirst(journal, request.from)) {
    const place = { journalId: entry.journalId, sequence: entry.sequence };
    if (receipts.length >= request.limit || looked >= mostLookedAt)
      return { receipts, next: place };
    looked += 1;
    if (looked % sliceOf === 0) await parts.pause();
    if (isKnown.has(entry.sequence + entry.journalId)) continue;
    // Read only where reading can tell more than the day.
    if (query !== null && query.amountMinor === null && query.businessDay !== entry.businessDay) {
      continue;
    }
    const summary = summaryOf(entry, parts);
    if (summary && (query === null || isMeant(summary, entry, query))) receipts.push(summary);
  }
  return { receipts, next: null };
}

/** A whole number names one receipt; some digits may be its own number in each journal of the till. */
function byNumber(
  query: ReceiptQuery | null,
  { journal }: FindReceipts,
): { numbered: (SealedEntry | null)[]; others: boolean } {
  if (query === null) return { numbered: [], others: true };
  const { number, transactionNumber } = query;
  const ids = journal.heads().map(({ journalId }) => journalId);
  if (number !== null) {
    const marked = ids.filter((id) => journalMark(id) === number.journalMark);
    const numbered = marked.map((id) =>
      journal.findByType(id, 'transaction', number.transactionNumber),
    );
    return { numbered, others: false };
  }
  const numbered =
    transactionNumber === null
      ? []
      : newestJournalsFirst(journal).map((id) =>
          journal.findByType(id, 'transaction', transactionNumber),
        );
  return { numbered, others: query.amountMinor !== null || query.businessDay !== null };
}

function found(entries: readonly (SealedEntry | null)[], parts: FindReceipts): Found {
  return { receipts: summaries(entries, parts), next: null };
}

function summaries(
  entries: readonly (SealedEntry | null)[],
  parts: FindReceipts,
): ReceiptSummary[] {
  return entries.flatMap((entry) => (entry && summaryOf(entry, parts)) ?? []);
}

/** Entry by entry, so that nothing is read that nobody looks at. Purged ones are left out. */
function* newestFirst(journal: Journal, from: EntryPlace | null): Generator<SealedEntry> {
  const ids = newestJournalsFirst(journal);
  const startAt = from === null ? 0 : Math.max(0, ids.indexOf(from.journalId));
  for (const [index, journalId] of ids.slice(startAt).entries()) {
    const last = journal.heads().find((head) => head.journalId === journalId)?.types.transaction;
    const first = index === 0 && from !== null ? journal.find(journalId, from.sequence) : null;
    let number = first?.typeSequence ?? last?.sequence ?? 0;
    for (; number > 0; number -= 1) {
      const entry = journal.findByType(journalId, 'transaction', number);
      if (entry) yield entry;
    }
  }
}

/** The open live journal, then the others. */
function newestJournalsFirst(journal: Journal): string[] {
  const heads = journal.heads();
  const rank = (state: string, kind: string) =>
    (state === 'open' ? 0 : 2) + (kind === 'live' ? 0 : 1);
  return heads
    .map((head, index) => ({ head, index }))
    .toSorted(
      (a, b) =>
        rank(a.head.state, a.head.kind) - rank(b.head.state, b.head.kind) || b.index - a.index,
    )
    .map(({ head }) => head.journalId);
}

function isMeant(
  summary: ReceiptSummary,
  { businessDay }: SealedEntry,
  query: ReceiptQuery,
): boolean {
  const { amountMinor } = query;
  return (
    (amountMinor !== null && Math.abs(summary.totalMinor) === Math.abs(amountMinor)) ||
    (query.businessDay !== null && businessDay === query.businessDay)
  );
}

function summaryOf(entry: SealedEntry, parts: FindReceipts): ReceiptSummary | null {
  const read = readEntry(entry.bytes);
  if (!read.known || read.type !== 'transaction') return null;
  const { envelope: signed, body } = read;
  const { journalId, sequence } = entry;
  return {
    journalId,
    sequence,
    receiptNumber: receiptNumber({
      tillNumber: signed.till.number,
      transactionNumber: signed.typeSequence,
      journalId,
    }),
    kind: body.kind,
    isTraining: signed.journal.kind === 'training',
    currency: body.currency,
    totalMinor: body.totals.grossMinor + (accountPaymentIn(body)?.amountMinor ?? 0),
    articleCount: articleCount(body.lines),
    firstLine: body.lines[0]?.label ?? '',
    operatorAlias: parts.aliasOf(signed.operator.id),
    recordedAtLocal: signed.recordedAt.local,
    printCount: parts.printCount({ journalId, sequence }),
    invoice: invoiceOfReceipt(parts.journal, { journalId, sequence }),
  };
}

function invoiceOfReceipt(journal: Journal, of: EntryPlace): ReceiptSummary['invoice'] {
  const found = invoicesAt(journal, of).find(({ invoice }) => invoice.kind === 'invoice');
  return found ? { ...found.place, number: invoiceNumber(found.invoice) } : null;
}
