import type { Basket, BasketLine, ReturnedGoods } from '../basket/basket.ts';
import type { BasketStepBody } from '../basket/basket-step.ts';
import { maximumLines } from '../basket/ring.ts';
import { sumMinor } from '../money/minor.ts';
import { ok, type Result, refuse } from '../result.ts';
import { shareOfLeft } from './left-of-line.ts';
import type { RefundSource } from './refund-sources.ts';
import type { WorthToday } from './worth-today.ts';

/** Goods into the basket that come back without the receipt they were sold on, at what they are worth today. */
export function giveBackWithoutReceipt(
  basket: Basket,
  { item, worth }: Pick<WorthToday, 'item' | 'worth'>,
  wish: Pick<ReturnedGoods, 'reasonCode' | 'disposition'> & Pick<BasketLine, 'entered'>,
): Result<BasketStepBody & { kind: 'return-added' }, { code: 'BASKET_FULL' | 'BASKET_PART_PAID' }> {
  // The rest would be paid back twice: by what was accepted, and by what is due less.
  if (basket.tenders.length > 0) return refuse({ code: 'BASKET_PART_PAID' });
  if (basket.lines.length >= maximumLines) return refuse({ code: 'BASKET_FULL' });
  const { reasonCode, disposition, entered } = wish;
  const { quantity, ...back } = shareOfLeft(worth, item.unitPriceMinor, worth.quantity);
  return ok({
    kind: 'return-added',
    lineNumber: basket.lastLineNumber + 1,
    item,
    quantity,
    returned: { of: null, receiptNumber: '', reasonCode, disposition, ...back },
    marks: { associateId: '', serialNumber: '', lot: '' },
    entered,
  });
}

/** What a basket gives back that nobody has a receipt of; zero or above. */
export function withoutReceiptMinor({ lines }: Pick<Basket, 'lines'>): number {
  const back = lines.flatMap(({ returned, accounting }) =>
    accounting === 'turnover' && returned?.of === null ? [returned.grossMinor] : [],
  );
  return 0 - sumMinor(back);
}

/** How much of that has not gone out in cash yet. */
export function freeCashMinor(basket: Pick<Basket, 'lines' | 'tenders'>): number {
  const given = basket.tenders.filter(({ kind, refundOf }) => kind === 'cash' && refundOf === null);
  const givenMinor = 0 - sumMinor(given.map(({ amountMinor }) => Math.min(0, amountMinor)));
  return Math.max(0, withoutReceiptMinor(basket) - givenMinor);
}

/**
 * Beside goods without a receipt the money of each receipt goes back for its own goods alone: what one
 * paid in cash must not pay out what nobody knows to have been paid at all.
 */
export function forOwnGoods(sources: readonly RefundSource[]): RefundSource[] {
  return sources.map((source) => ({ ...source, leftMinor: source.sharedMinor }));
}
