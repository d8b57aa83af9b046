import { newValueNumber, type ValueKind } from '../../domain/stored-value/value-number.ts';
import type { Transaction } from '../../domain/transaction/transaction.ts';
import { breadLine, makeTransaction } from './make-transaction.ts';

/** A number of its own for each index, that ends with a month (`YYYY-MM`; empty: never). */
export function numberOf(kind: ValueKind, index: number, lastMonth = ''): string {
  return newValueNumber(kind, new Uint8Array([7, 7, 7, index >> 8, index & 255]), lastMonth);
}

/** Sells a gift card, or gives an avoir for goods that nobody has a receipt of. */
export function valueIssued(number: string, amountMinor: number, basketId: string): Transaction {
  const isCard = number.startsWith('G');
  const sold = makeTransaction({
    basketId,
    lines: [
      {
        ...{ ...breadLine, unitPriceMinor: amountMinor },
        ...(isCard
          ? ({ accounting: 'liability', vatCategory: 'O', vatRateBp: 0 } as const)
          : { quantity: { value: -1, scale: 0 } }),
      },
    ],
    tenders: ['card'],
  });
  return isCard
    ? { ...sold, lines: sold.lines.map((line) => ({ ...line, serialNumber: number })) }
    : paidBy(sold, number);
}

/** Goods paid with a gift card or an avoir. */
export function valueUsed(number: string, amountMinor: number, basketId: string): Transaction {
  const sold = makeTransaction({
    basketId,
    lines: [{ ...breadLine, unitPriceMinor: amountMinor }],
    tenders: ['card'],
  });
  return paidBy(sold, number);
}

function paidBy(sold: Transaction, reference: string): Transaction {
  const kind = reference.startsWith('G') ? ('gift-card' as const) : ('store-credit' as const);
  return {
    ...sold,
    tenders: sold.tenders.map((tender) => ({ ...tender, type: kind, kind, reference })),
  };
}
