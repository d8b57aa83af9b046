import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { SlipRequest } from '../../contract/port/tax-free-operator.ts';
import { printQuantity } from '../../domain/quantity/quantity.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { TaxFreeBuyer } from '../../domain/tax-free/buyer.ts';
import {
  type TaxFreeGoods,
  type TaxFreeReceipt,
  taxFreeGoods,
} from '../../domain/tax-free/eligibility.ts';
import { isFree } from '../../domain/tax-free/slip.ts';
import { type EntryPlace, placeText } from '../../domain/transaction/entry-place.ts';
import { type FoundSale, saleAt } from '../returns/find-sale.ts';
import { leftOfSale } from '../returns/receipt-state.ts';
import type { TaxFreeContext } from './tax-free-context.ts';

/** The receipts of one slip, what is left of them, and whether it may go on one. */
export interface SlipGoods {
  sales: readonly FoundSale[];
  receipts: readonly TaxFreeReceipt[];
  goods: TaxFreeGoods;
}

/** Each receipt once. What baskets hold to give back counts as gone: it would come back after the slip. */
export function slipGoods(
  places: readonly EntryPlace[],
  { till, slips, rules }: Pick<TaxFreeContext, 'till' | 'slips' | 'rules'>,
): Result<SlipGoods, Failure> {
  const each = [...new Map(places.map((place) => [placeText(place), place])).values()];
  const sales: FoundSale[] = [];
  const receipts: TaxFreeReceipt[] = [];
  for (const place of each) {
    const sale = saleAt(till.journal, place);
    if (!sale) return refuse(fail('RECEIPT_ELSEWHERE'));
    const left = leftOfSale(till, sale, till.shelf.all());
    if (!left.ok) return left;
    const { signed, transaction, receiptNumber } = sale;
    sales.push(sale);
    receipts.push({
      ...sale.of,
      receiptNumber,
      businessDay: signed.businessDay,
      storeId: signed.store.id,
      currency: transaction.currency,
      hasSlip: slips.ofReceipt(sale.of).some((slip) => !isFree(slip)),
      lines: transaction.lines.map((line) => {
        const { quantity, grossMinor, vatMinor } = left.value.get(line.number)?.left ?? line;
        return { ...line, quantity, grossMinor, vatMinor };
      }),
    });
  }
  return ok({ sales, receipts, goods: taxFreeGoods(receipts, till.businessDay(), rules()) });
}

/** What the operator is sent: the goods that may be on the slip, and who buys. */
export function slipRequest(
  key: string,
  buyer: TaxFreeBuyer,
  { sales, goods }: SlipGoods,
  till: TaxFreeContext['till'],
): SlipRequest {
  const { company, store } = till.identity;
  return {
    key,
    buyer,
    seller: { vatNumber: company.vatNumber, siret: store.siret, name: store.name },
    currency: till.identity.currency,
    receipts: sales.map(({ of, receiptNumber, signed }) => ({
      receiptNumber,
      boughtOn: signed.businessDay,
      lines: goods.lines
        .filter((each) => each.exclusion === null && placeText(each) === placeText(of))
        .map(({ line: { label, quantity, vatRateBp, grossMinor, vatMinor } }) => ({
          ...{ label, vatRateBp, grossMinor, vatMinor },
          quantity: printQuantity(quantity),
        })),
    })),
  };
}
