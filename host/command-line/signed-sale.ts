import { readEntry } from '../../contract/entry/read-entry.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { PaidView } from '../../contract/host/basket-shapes.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Transaction } from '../../domain/transaction/transaction.ts';
import type { TillHost } from './till-host.ts';

/** As it is printed, and what was signed. Amounts in minor units. */
export interface SignedSale {
  written: object;
  body: Transaction;
}

/**
 * The transaction as its signed entry says it, for `ring` to print: place in the journal first, then
 * the sums, then `vat`, `tenders` and `lines` exactly as they are signed. Amounts in minor units.
 */
export async function signedSale(
  host: TillHost,
  { journalId, sequence, receiptNumber }: PaidView,
): Promise<Result<SignedSale, Failure>> {
  const page = await host.call('readJournal', { journalId, fromSequence: sequence, limit: 1 });
  if (!page.ok) return page;
  const [entry] = page.value.entries;
  const read = entry && transactionIn(entry.text);
  if (!read) return refuse(fail('UNREADABLE_ANSWER', { where: `readJournal ${sequence}` }));
  const { envelope: signed, body } = read;
  const { hash } = entry;
  const { currency, totals, vat, tenders, lines } = body;
  const written = {
    journalId,
    sequence,
    receiptNumber,
    kind: signed.journal.kind,
    recordedAtLocal: signed.recordedAt.local,
    businessDay: signed.businessDay,
    currency,
    grossMinor: totals.grossMinor,
    netMinor: totals.netMinor,
    vatMinor: totals.vatMinor,
    changeMinor: sumMinor(tenders.map((tender) => tender.changeMinor)),
    vat,
    tenders,
    lines,
    hash,
    /** Printed on the receipt. */
    extract: hash.slice(0, 8),
  };
  return ok({ written, body });
}

/** Null when the text is no entry, or not a transaction that this release can read. */
function transactionIn(text: string) {
  try {
    const read = readEntry(new TextEncoder().encode(text));
    return read.known && read.type === 'transaction' ? read : null;
  } catch {
    return null;
  }
}
