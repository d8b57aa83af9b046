import { valuesOnReceipt } from '../stored-value/values-on-receipt.ts';
import type { Transaction } from '../transaction/transaction.ts';

export type PrintRule = { print: 'on-request' } | { print: 'always'; reason: AlwaysReason };
type AlwaysReason = 'guarantee' | 'weighed' | 'card-operation' | 'stored-value' | 'order';

/** What the transaction does not say by itself. */
export interface PrintFlags {
  /** The item's ticket must mention the legal guarantee (C. conso D211-6). */
  isGuaranteed(sku: string): boolean;
  /** The tender type stands for a card. */
  isCard(tenderType: string): boolean;
}

/**
 * Whether a ticket is printed without being asked for. In France none is (C. env. L541-15-10 IV,
 * D541-370 to 372, since 2023-08-01) but for these: durable goods with the mention of the legal
 * guarantee, goods weighed at the counter, card operations given up, cancelled or paid back. A gift
 * card, an avoir or a deposit is no such ticket but a claim: without its paper nobody can use it. (What
 * the same article forbids are vouchers that advertise or reduce prices.)
 */
export function printRule(transaction: Transaction, flags: PrintFlags): PrintRule {
  const sold = transaction.lines.filter(({ fulfilment }) => fulfilment !== 'return');
  if (sold.some(({ sku }) => flags.isGuaranteed(sku))) return always('guarantee');
  // Goods that are paid and not yet handed over: the paper is the customer's order.
  if (sold.some(({ fulfilment }) => fulfilment !== 'take')) return always('order');
  if (sold.some(({ unit }) => unit === 'kg')) return always('weighed');
  const isCardBack = transaction.tenders.some(
    ({ kind, amountMinor }) => kind === 'card' && amountMinor < 0,
  );
  const isCardGivenUp = transaction.corrections.some(
    ({ kind, tenderType }) => kind === 'tender-removed' && flags.isCard(tenderType),
  );
  if (isCardBack || isCardGivenUp) return always('card-operation');
  const issued = valuesOnReceipt(transaction, '', () => null).filter(
    ({ payload }) => payload !== null,
  );
  return issued.length > 0 ? always('stored-value') : { print: 'on-request' };
}

function always(reason: AlwaysReason): PrintRule {
  return { print: 'always', reason };
}
