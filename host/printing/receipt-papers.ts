import type { Envelope } from '../../contract/entry/envelope.ts';
import { readEntry, readEnvelope } from '../../contract/entry/read-entry.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Documents } from '../../contract/port/documents.ts';
import type { Journal } from '../../contract/port/journal.ts';
import { fiscalProfileOf } from '../../domain/fiscal/profile-of.ts';
import { loyaltyLinesOf } from '../../domain/loyalty/loyalty-line.ts';
import { giftReceiptOf } from '../../domain/receipt/gift-receipt-of.ts';
import type { ReceiptDocument } from '../../domain/receipt/receipt-document.ts';
import type { ReceiptFacts } from '../../domain/receipt/receipt-facts.ts';
import { receiptOf } from '../../domain/receipt/receipt-of.ts';
import { packReceiptPlace } from '../../domain/receipt/receipt-place.ts';
import { packReceiptSlip } from '../../domain/receipt/receipt-slip.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { valuesOnReceipt } from '../../domain/stored-value/values-on-receipt.ts';
import { writeVoucherPayload } from '../../domain/stored-value/voucher-payload.ts';
import { type TenderSettings, tenderTypeIn } from '../../domain/tender/tender-settings.ts';
import { receiptNumber } from '../../domain/till/receipt-number.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { Transaction } from '../../domain/transaction/transaction.ts';
import type { SignedCodes } from '../codes/signed-codes.ts';
import type { TillSettings } from '../settings/till-settings.ts';
import { guaranteedItems } from './guaranteed-items.ts';
import { orderPlacedBy } from './order-placed-by.ts';

export type ReceiptPaper = 'receipt' | 'gift-receipt';

/** The frozen entry of a receipt, as far as its papers go. */
export interface ReceiptEntry {
  signed: Envelope;
  transaction: Transaction;
  receiptNumber: string;
  /** First characters of the entry's hash. */
  extract: string;
}

/** Makes the papers of past receipts from their signed entries. */
export type ReceiptPapers = ReturnType<typeof createReceiptPapers>;

export function createReceiptPapers(from: {
  documents: Documents;
  journal: Journal;
  codes: SignedCodes;
  /** What is left on a gift card or avoir; null where this till can’t tell. */
  balanceOf(number: string): number | null;
  settings: TillSettings;
  aliasOf(operatorId: string): string;
  tenders(): TenderSettings;
  /** What its customer earned by a transaction and has; null where nobody earns. */
  loyaltyOf(place: EntryPlace): Promise<ReceiptFacts['loyalty']>;
  /** The address by which a sale without a customer becomes somebody’s; empty where nobody is invited. */
  claimOf(place: EntryPlace): string;
}) {
  const { documents, journal, codes, settings } = from;

  function numberAt(place: EntryPlace): string | null {
    const entry = journal.find(place.journalId, place.sequence);
    return entry?.type === 'transaction' ? numberOf(readEnvelope(entry.bytes)) : null;
  }

  return {
    /** `RECEIPT_NOT_FOUND` for any other entry, and for one that was purged. */
    entry(place: EntryPlace): Result<ReceiptEntry, Failure> {
      const entry = journal.find(place.journalId, place.sequence);
      const read = entry && readEntry(entry.bytes);
      if (!entry || !read?.known || read.type !== 'transaction') {
        return refuse(fail('RECEIPT_NOT_FOUND'));
      }
      return ok({
        signed: read.envelope,
        transaction: read.body,
        receiptNumber: numberOf(read.envelope),
        extract: fiscalProfileOf(read.envelope.company.address.country).paper.extractOf(entry.hash),
      });
    },

    async paper(
      { signed, transaction, extract }: ReceiptEntry,
      paper: ReceiptPaper,
      copyNumber: number,
    ): Promise<ReceiptDocument> {
      const guaranteed = await guaranteedItems(documents, transaction.lines);
      const place = { journalId: signed.journal.id, sequence: signed.sequence };
      // A gift receipt says no price, to no scanner either; what is practised is taken back nowhere else.
      const isPlaceOnly = paper === 'gift-receipt' || signed.journal.kind === 'training';
      const { typeSequence: transactionNumber, businessDay } = signed;
      const payload = isPlaceOnly
        ? packReceiptPlace(place)
        : packReceiptSlip(place, { transactionNumber, businessDay, transaction });
      const facts: ReceiptFacts = {
        language: settings.get('receipts.language') === 'en' ? 'en' : 'fr',
        profile: fiscalProfileOf(signed.company.address.country),
        signed,
        transaction,
        extract,
        operatorAlias: from.aliasOf(signed.operator.id),
        copyNumber,
        code: payload && codes.write('receipt', payload),
        issued: valuesOnReceipt(transaction, place.journalId, () => null).flatMap(
          ({ payload: voucher }) =>
            voucher === null
              ? []
              : [{ ...voucher, code: codes.write('voucher', writeVoucherPayload(voucher)) }],
        ),
        left: valuesOnReceipt(transaction, place.journalId, from.balanceOf).flatMap(
          ({ kind, number, movedMinor, leftMinor }) =>
            movedMinor < 0 && kind !== 'deposit' && leftMinor !== null
              ? [{ kind, number, leftMinor, currency: transaction.currency }]
              : [],
        ),
        tenderName: (type) => tenderTypeIn(from.tenders(), type)?.names ?? null,
        receiptNumberOf: numberAt,
        loyalty: await from.loyaltyOf(place),
        claim:
          signed.personal === null &&
          signed.journal.kind === 'live' &&
          loyaltyLinesOf(transaction).length > 0
            ? from.claimOf(place)
            : '',
        order: await orderPlacedBy(signed, transaction, from),
        isGuaranteed: (sku) => guaranteed.has(sku),
      };
      return paper === 'gift-receipt' ? giftReceiptOf(facts) : receiptOf(facts);
    },
  };
}

function numberOf(signed: Envelope): string {
  return receiptNumber({
    tillNumber: signed.till.number,
    transactionNumber: signed.typeSequence,
    journalId: signed.journal.id,
  });
}
