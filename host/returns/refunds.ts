import type { Basket } from '../../domain/basket/basket.ts';
import { settle } from '../../domain/basket/settle.ts';
import { salesReturnedIn } from '../../domain/return/given-back.ts';
import {
  type RefundableSale,
  type RefundSource,
  refundSources,
  salesBehind,
} from '../../domain/return/refund-sources.ts';
import {
  forOwnGoods,
  freeCashMinor,
  withoutReceiptMinor,
} from '../../domain/return/without-receipt.ts';
import { type RefundWay, refundWays } from '../../domain/tender/offer-refund.ts';
import { placeText } from '../../domain/transaction/entry-place.ts';
import type { TillContext } from '../commands/till-context.ts';
import { knownSale } from './known-sale.ts';
import { transactionsGivingBack } from './receipt-state.ts';

/** Sales that one refund looks at; a chain of exchanges is a few long. */
const maximumSales = 200;

type From = Pick<
  TillContext,
  'journal' | 'receipts' | 'shelf' | 'tenders' | 'paysCashWithoutReceipt'
>;

/** Where the money for what a basket gives back came from, sales behind exchanges included. */
export function refundSourcesOf(from: From, basket: Basket): RefundSource[] {
  const sales = new Map<string, RefundableSale>();
  const wanted = salesReturnedIn(basket.lines);
  for (let of = wanted.shift(); of && sales.size < maximumSales; of = wanted.shift()) {
    // One that is no longer here, or whose returns are not, can't be refunded to; what it paid may go
    // onto an avoir.
    const sale = sales.has(placeText(of)) ? null : knownSale(from, of);
    if (!sale) continue;
    const givenBackBy = transactionsGivingBack(from, of);
    if (!givenBackBy.ok) continue;
    const { transaction } = sale;
    sales.set(placeText(of), { of, transaction, givenBackBy: givenBackBy.value });
    wanted.push(...salesBehind(transaction));
  }
  const others = from.shelf.all().filter(({ id }) => id !== basket.id);
  const sources = refundSources(basket, [...sales.values()], others);
  return withoutReceiptMinor(basket) > 0 ? forOwnGoods(sources) : sources;
}

/** Cash that may go out for goods nobody has a receipt of; zero where they are worth an avoir alone. */
export function freeCashOf(from: Pick<From, 'paysCashWithoutReceipt'>, basket: Basket): number {
  return from.paysCashWithoutReceipt() ? freeCashMinor(basket) : 0;
}

/** The ways to give back what a basket owes; none while it owes nothing. */
export function refundWaysOf(from: From, basket: Basket): RefundWay[] {
  const { remainingMinor } = settle(basket);
  if (remainingMinor >= 0) return [];
  const sources = refundSourcesOf(from, basket);
  return refundWays(remainingMinor, sources, from.tenders().types, freeCashOf(from, basket));
}
