import type { Basket } from '../basket/basket.ts';
import type { BasketStepBody } from '../basket/basket-step.ts';
import { maximumLines } from '../basket/ring.ts';
import { settle } from '../basket/settle.ts';
import { negate } from '../money/minor.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { EntryPlace } from '../transaction/entry-place.ts';
import type { LineItem } from '../transaction/transaction.ts';

export type DeductRefusal =
  | { code: 'BASKET_FULL' }
  | { code: 'DEPOSITS_FULL' }
  | { code: 'DEPOSIT_OVER_DUE'; depositMinor: number; remainingMinor: number };

/** Each is named by the entry (its `references`), which has room for so many. */
export const maximumDeposits = 50;

/**
 * Takes a deposit off what is due: its own line once more with the sign turned, so that the VAT paid
 * with it is deducted to the cent (CGI 269-2-a; decision 0016). Whole, once, and never beyond what
 * is due.
 */
export function deductDeposit(
  basket: Basket,
  deposit: { line: LineItem; by: EntryPlace; receiptNumber: string },
): Result<BasketStepBody & { kind: 'deposit-deducted' }, DeductRefusal> {
  const { line, by, receiptNumber } = deposit;
  const { remainingMinor } = settle(basket);
  if (basket.lines.length >= maximumLines) return refuse({ code: 'BASKET_FULL' });
  const deducted = basket.lines.filter(
    ({ accounting, returned }) => accounting === 'deposit' && returned,
  );
  if (deducted.length >= maximumDeposits) return refuse({ code: 'DEPOSITS_FULL' });
  if (line.grossMinor > remainingMinor) {
    return refuse({ code: 'DEPOSIT_OVER_DUE', depositMinor: line.grossMinor, remainingMinor });
  }
  return ok({
    kind: 'deposit-deducted',
    lineNumber: basket.lastLineNumber + 1,
    item: {
      sku: line.sku,
      gtin: line.gtin,
      name: line.label,
      category: line.category,
      eReportingCategory: line.eReportingCategory,
      unitPriceMinor: line.unitPriceMinor,
      priceSource: line.priceSource,
      vatCategory: line.vatCategory,
      vatRateBp: line.vatRateBp,
      unit: 'piece',
      quantityScale: 0,
      ecoParticipationMinor: 0,
      size: '',
      colour: '',
      model: '',
      picture: '',
    },
    depositKind: line.depositKind,
    serialNumber: line.serialNumber,
    deducted: {
      of: { ...by, line: line.number },
      receiptNumber,
      reasonCode: '',
      disposition: '',
      grossMinor: negate(line.grossMinor),
      netMinor: negate(line.netMinor),
      vatMinor: negate(line.vatMinor),
      ecoParticipationMinor: 0,
      modifiers: [],
    },
  });
}
