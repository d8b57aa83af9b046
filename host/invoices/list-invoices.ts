import type { InvoiceView } from '../../contract/host/invoice-shapes.ts';
import type { Journal } from '../../contract/port/journal.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { fold } from '../store/search/fold.ts';
import { invoiceViewOf } from './invoice-view.ts';
import { invoiceAt } from './read-invoice.ts';

/** Invoices looked at for one answer; whoever wants to look further asks on from there. */
const mostLookedAt = 1_000;
/** Looked at in one go; then everything else that waits has its turn. */
const sliceOf = 8;

interface ListInvoices {
  journal: Journal;
  printCount(place: EntryPlace): number;
  /** Lets other work run. */
  pause(): Promise<void>;
}

/** Invoices and credit notes of this till's journals, newest first; all, or those the text is part of. */
export async function listInvoices(
  request: { text: string; from: EntryPlace | null; limit: number },
  { journal, printCount, pause }: ListInvoices,
): Promise<{ invoices: InvoiceView[]; next: EntryPlace | null }> {
  const wanted = fold(request.text.trim());
  const invoices: InvoiceView[] = [];
  let looked = 0;
  for (const place of newestFirst(journal, request.from)) {
    if (invoices.length >= request.limit || looked >= mostLookedAt)
      return { invoices, next: place };
    looked += 1;
    if (looked % sliceOf === 0) await pause();
    const stored = invoiceAt(journal, place);
    const view = stored && invoiceViewOf(stored, printCount(place));
    if (view && isMeant(view, wanted)) invoices.push(view);
  }
  return { invoices, next: null };
}

function isMeant(
  { number, receiptNumber, buyerName, buyer }: InvoiceView,
  wanted: string,
): boolean {
  return [number, receiptNumber, buyerName, buyer.siren, buyer.vatNumber].some((text) =>
    fold(text).includes(wanted),
  );
}

/** Purged ones are left out. */
function* newestFirst(journal: Journal, from: EntryPlace | null): Generator<EntryPlace> {
  // Training invoices nothing. The open journal is the newest, those it followed come after it.
  const heads = journal
    .heads()
    .filter(({ kind }) => kind === 'live')
    .toReversed()
    .toSorted((a, b) => Number(a.state === 'sealed') - Number(b.state === 'sealed'));
  const startAt =
    from === null ? 0 : heads.findIndex(({ journalId }) => journalId === from.journalId);
  for (const [index, { journalId, types }] of heads.slice(Math.max(0, startAt)).entries()) {
    const first = index === 0 && from !== null ? journal.find(journalId, from.sequence) : null;
    let number = first?.typeSequence ?? types.invoice?.sequence ?? 0;
    for (; number > 0; number -= 1) {
      const entry = journal.findByType(journalId, 'invoice', number);
      if (entry) yield { journalId, sequence: entry.sequence };
    }
  }
}
