import type { Envelope } from '../../contract/entry/envelope.ts';
import { readEntry } from '../../contract/entry/read-entry.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Journal, SealedEntry } from '../../contract/port/journal.ts';
import { readReceiptPlace } from '../../domain/receipt/receipt-place.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { JournalledSale } from '../../domain/return/give-back.ts';
import { readTypedReceiptNumber } from '../../domain/return/typed-receipt-number.ts';
import { readOwnCode } from '../../domain/scan/own-code.ts';
import { readSignedCode } from '../../domain/scan/signed-code.ts';
import { journalMark, receiptNumber } from '../../domain/till/receipt-number.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';

/** A sale of this till with what its entry says besides. */
export interface FoundSale extends JournalledSale {
  signed: Envelope;
}

/** By where it stands; null when it is no transaction of this till's journals of the kind that is worked in. */
export function saleAt(journal: Journal, of: EntryPlace): FoundSale | null {
  const isOfKind = journalsWorkedIn(journal).includes(of.journalId);
  const entry = isOfKind ? journal.find(of.journalId, of.sequence) : null;
  return entry && saleIn(entry);
}

/**
 * By the code on the receipt, scanned or typed, or by its number. A code needs no proof here: it only
 * names an entry of this till's own journals, as a typed number does.
 */
export function saleOfReceipt(
  journal: Journal,
  tillNumber: string,
  text: string,
): Result<FoundSale, Failure> {
  return readOwnCode(text.trim()).ok
    ? saleOfCode(journal, text.trim())
    : saleOfNumber(journal, tillNumber, text);
}

function saleOfCode(journal: Journal, text: string): Result<FoundSale, Failure> {
  const code = readSignedCode(text);
  const place =
    code.ok && code.value.kind === 'receipt' ? readReceiptPlace(code.value.payload) : null;
  if (!place?.ok) return refuse(fail('RECEIPT_CODE_UNKNOWN'));
  const sale = saleAt(journal, place.value);
  return sale ? ok(sale) : refuse(fail('RECEIPT_ELSEWHERE'));
}

/** Any journal this till ever wrote may have printed it; without its mark the number must be of one alone. */
function saleOfNumber(journal: Journal, ownTill: string, text: string): Result<FoundSale, Failure> {
  const receipt = text.trim().slice(0, 40);
  const typed = readTypedReceiptNumber(text);
  if (typed === null) return refuse(fail('RECEIPT_UNREADABLE', { receipt }));
  const { tillNumber, transactionNumber, journalMark: mark } = typed;
  const found = journalsWorkedIn(journal)
    .filter((journalId) => mark === null || journalMark(journalId) === mark)
    .flatMap((journalId) => {
      const entry = journal.findByType(journalId, 'transaction', transactionNumber);
      const sale = entry && saleIn(entry);
      return sale && (tillNumber ?? sale.signed.till.number) === sale.signed.till.number
        ? [sale]
        : [];
    });
  const [sale, other] = found;
  if (sale && !other) return ok(sale);
  if (sale) return refuse(fail('RECEIPT_AMBIGUOUS', { receipt }));
  return tillNumber !== null && tillNumber !== ownTill
    ? refuse(fail('RECEIPT_OTHER_TILL', { till: tillNumber }))
    : refuse(fail('RECEIPT_UNKNOWN', { receipt }));
}

/**
 * What was sold in training is none of the shop's money, and the reverse: who trains has a journal
 * without any live one (`host/training/training-journal.ts`).
 */
function journalsWorkedIn(journal: Journal): string[] {
  const heads = journal.heads();
  const worked = heads.some(({ kind }) => kind === 'live') ? 'live' : 'training';
  return heads.flatMap(({ kind, journalId }) => (kind === worked ? [journalId] : []));
}

export function saleIn(entry: SealedEntry): FoundSale | null {
  const { envelope: signed, ...read } = readEntry(entry.bytes);
  if (!read.known || read.type !== 'transaction') return null;
  const { journalId, sequence } = entry;
  return {
    of: { journalId, sequence },
    receiptNumber: receiptNumber({
      tillNumber: signed.till.number,
      transactionNumber: signed.typeSequence,
      journalId,
    }),
    transaction: read.body,
    signed,
  };
}
