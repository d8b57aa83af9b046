import { negate } from '../../domain/money/minor.ts';
import type { VatTotal } from '../../domain/tax/included-vat.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { Transaction } from '../../domain/transaction/transaction.ts';

/**
 * The transaction that gives everything back: the same lines, tenders and VAT with the sign turned.
 * Corrections are made by plus and minus, never by editing (BOI-TVA-DECLA-30-10-30 §90). A till gives
 * back line by line; this is the quickest whole one, for laws that hold of any.
 */
export function reverse(
  transaction: Transaction,
  of: EntryPlace,
  now: { basketId: string; seat: string; openedAt: string; reasonCode: string },
): Transaction {
  const { reasonCode, ...where } = now;
  return {
    ...transaction,
    ...where,
    kind: 'return',
    lines: transaction.lines.map((line) => ({
      ...line,
      fulfilment: 'return',
      quantity: { ...line.quantity, value: negate(line.quantity.value) },
      modifiers: line.modifiers.map((modifier) => ({
        ...modifier,
        amountMinor: negate(modifier.amountMinor),
      })),
      grossMinor: negate(line.grossMinor),
      netMinor: negate(line.netMinor),
      vatMinor: negate(line.vatMinor),
      ecoParticipationMinor: negate(line.ecoParticipationMinor),
      tenderAllocation: line.tenderAllocation.map((share) => ({
        ...share,
        amountMinor: negate(share.amountMinor),
      })),
      returnOf: { ...of, line: line.number },
      reasonCode,
      // What was to be shipped or picked up has not left: nothing comes back.
      disposition: line.fulfilment === 'take' ? 'restock' : '',
    })),
    tenders: transaction.tenders.map((tender) => ({
      ...tender,
      refundOf: { ...of, tender: tender.number },
      // What the terminal said, and what foreign money was handed over, was said of the sale.
      terminal: null,
      foreign: null,
      tenderedMinor: negate(tender.amountMinor),
      changeMinor: 0,
      amountMinor: negate(tender.amountMinor),
    })),
    vat: transaction.vat.map(negateVat),
    totals: {
      ...transaction.totals,
      grossMinor: negate(transaction.totals.grossMinor),
      netMinor: negate(transaction.totals.netMinor),
      vatMinor: negate(transaction.totals.vatMinor),
      discountMinor: negate(transaction.totals.discountMinor),
      roundingMinor: negate(transaction.totals.roundingMinor),
    },
    corrections: [],
    approvals: [],
    references: [{ kind: 'voids', ...of }],
    invoice: null,
  };
}

function negateVat(total: VatTotal): VatTotal {
  return {
    ...total,
    grossMinor: negate(total.grossMinor),
    netMinor: negate(total.netMinor),
    vatMinor: negate(total.vatMinor),
  };
}
