import { z } from 'zod';
import type { EntryDraft } from '../../contract/entry/entry-types.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { InvoiceView } from '../../contract/host/invoice-shapes.ts';
import { assert } from '../../domain/assert.ts';
import { type BuyerForm, readBuyer } from '../../domain/invoice/buyer-form.ts';
import {
  creditNotesOf,
  invoiceOf,
  type PlacedInvoice,
} from '../../domain/invoice/draft-invoice.ts';
import type { InvoiceDraft } from '../../domain/invoice/invoice.ts';
import { invoiceSeries } from '../../domain/invoice/invoice-number.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { type EntryPlace, placeText } from '../../domain/transaction/entry-place.ts';
import { actorAt } from '../commands/take-step.ts';
import type { TillContext } from '../commands/till-context.ts';
import { answered, appendDay, type DayContext } from '../day/day-context.ts';
import type { FollowingDraft } from '../journal/journal-writer.ts';
import { type FoundSale, saleAt, saleOfReceipt } from '../returns/find-sale.ts';
import { leftOfSale } from '../returns/receipt-state.ts';
import { creditNote } from './credit-drafts.ts';
import { buyerFailure, refusalOf } from './invoice-failures.ts';
import { invoiceViewOf } from './invoice-view.ts';
import { invoiceAt, invoicesAt, type StoredInvoice } from './read-invoice.ts';

/**
 * Makes the facture of a receipt of this till, now or later, once. It turns nothing over a second
 * time. What of the receipt has come back before gets its credit notes in the same act.
 */
export async function invoiceReceipt(
  request: {
    commandId: string;
    seat: string;
    receipt: string | EntryPlace;
    buyer: BuyerForm;
  },
  day: DayContext,
): Promise<Result<InvoiceView, Failure>> {
  const { till } = day;
  const before = answered(day, request.commandId);
  if (before !== null) return ok(madeBefore(till, before));
  const buyer = readBuyer(request.buyer);
  if (!buyer.ok) return refuse(buyerFailure(buyer.error));
  const found = saleToInvoice(till, request.receipt);
  if (!found.ok) return found;
  const sale = found.value;
  const left = leftOfSale(till, sale, []);
  if (!left.ok) return left;
  const draft = invoiceOf(
    { of: nameOf(till, sale), transaction: sale.transaction },
    buyer.value.buyer,
    invoicesAt(till.journal, sale.of),
    (line) => (left.value.get(line)?.left.quantity.value ?? 0) > 0,
  );
  if (!draft.ok) return refuse(refusalOf(draft.error));
  const operatorId = actorAt(till, request.seat);
  // Of its own: an invoice has to be kept when a customer is forgotten (C. com. art. L123-22).
  const reference = till.newId();
  const personal: NonNullable<StoredInvoice['personal']> = {
    ...{ reference, details: buyer.value.details },
  };
  const invoice: EntryDraft = {
    type: 'invoice',
    body: draft.value,
    operatorId,
    personal: { reference, part: { ...personal.details } },
  };
  const head = till.journal.heads().find(({ kind, state }) => kind === 'live' && state === 'open');
  assert(head !== undefined, 'A till has an open live journal');
  const answer: z.infer<typeof answerShape> = {
    journalId: head.journalId,
    number: (head.types.invoice?.sequence ?? 0) + 1,
  };
  appendDay(day, {
    ...{ commandId: request.commandId, answer },
    drafts: [invoice, ...creditsSince(till, sale, { draft: draft.value, personal, operatorId })],
  });
  return ok(madeBefore(till, answer));
}

const answerShape = z.object({ journalId: z.string(), number: z.int() });

function madeBefore({ journal }: TillContext, answer: unknown): InvoiceView {
  const { journalId, number } = answerShape.parse(answer);
  const entry = journal.findByType(journalId, 'invoice', number);
  const made = entry && invoiceAt(journal, entry);
  assert(made !== null, 'An invoice that was made is in the journal');
  return invoiceViewOf(made, 0);
}

function saleToInvoice(
  { journal, identity }: TillContext,
  receipt: string | EntryPlace,
): Result<FoundSale, Failure> {
  const found =
    typeof receipt === 'string'
      ? saleOfReceipt(journal, identity.till.number, receipt)
      : ok(saleAt(journal, receipt));
  if (!found.ok) return found;
  const sale = found.value;
  if (sale === null) {
    const isTraining = typeof receipt !== 'string' && isOfTraining(journal, receipt);
    return refuse(fail(isTraining ? 'INVOICE_TRAINING' : 'RECEIPT_ELSEWHERE'));
  }
  return sale.signed.company.id === identity.company.id
    ? ok(sale)
    : refuse(fail('INVOICE_OTHER_COMPANY', { company: sale.signed.company.name }));
}

function isOfTraining(journal: TillContext['journal'], { journalId }: EntryPlace): boolean {
  return journal.heads().some((head) => head.journalId === journalId && head.kind === 'training');
}

function nameOf(
  { journal }: TillContext,
  { of, receiptNumber, signed }: FoundSale,
): InvoiceDraft['of'] {
  const entry = journal.find(of.journalId, of.sequence);
  assert(entry !== null, 'A sale that was found has its entry');
  const { hash } = entry;
  return { ...of, hash, businessDay: signed.businessDay, receipt: receiptNumber };
}

/** What came back of the sale while nobody had asked for an invoice. */
function creditsSince(
  till: TillContext,
  sale: FoundSale,
  made: {
    draft: InvoiceDraft;
    personal: NonNullable<StoredInvoice['personal']>;
    operatorId: string;
  },
): FollowingDraft[] {
  return till.journal.givenBackBy(sale.of).flatMap((by) => {
    const back = saleAt(till.journal, by);
    if (!back) return [];
    // Its place is not known before it is sealed; its lines are.
    const unplaced: PlacedInvoice = {
      place: sale.of,
      invoice: { ...made.draft, series: '', number: 0 },
    };
    // An exchange that was invoiced before took its goods back on its own facture.
    const taken = new Set(invoicesAt(till.journal, by).flatMap(({ invoice }) => invoice.lines));
    const lines = back.transaction.lines.filter(({ number }) => !taken.has(number));
    const notes = creditNotesOf({ ...back.transaction, lines }, (sold) =>
      placeText(sold) === placeText(sale.of) ? [unplaced] : [],
    );
    return notes.map(
      ({ draft }): FollowingDraft => ({
        type: 'invoice',
        after([invoice]) {
          assert(invoice !== undefined, 'A credit note follows its invoice');
          const { journalId, sequence, typeSequence: number } = invoice;
          const series = invoiceSeries({ ...till.identity, journalId });
          const credits = { journalId, sequence, series, number };
          const of = nameOf(till, back);
          return creditNote({ of, ...draft, credits }, made.personal, made.operatorId);
        },
      }),
    );
  });
}
