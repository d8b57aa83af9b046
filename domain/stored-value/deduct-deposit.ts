import type { Basket, ReturnedGoods } from '../basket/basket.ts';
import type { BasketStepBody } from '../basket/basket-step.ts';
import type { ItemFacts } from '../basket/item-facts.ts';
import { maximumLines } from '../basket/ring.ts';
import { settle } from '../basket/settle.ts';
import { negate, sumMinor } from '../money/minor.ts';
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
 * Takes a deposit off what is due: its own lines once more with the sign turned, one for each rate that it
 * was paid at, so that the VAT paid with it is deducted to the cent (CGI 269-2-a; decision 0016). Whole,
 * once, and never beyond what is due.
 */
export function deductDeposit(
  basket: Basket,
  deposit: { lines: readonly [LineItem, ...LineItem[]]; by: EntryPlace; receiptNumber: string },
): Result<BasketStepBody & { kind: 'deposit-deducted' }, DeductRefusal> {
  const { lines, by, receiptNumber } = deposit;
  const { remainingMinor } = settle(basket);
  if (basket.lines.length + lines.length > maximumLines) return refuse({ code: 'BASKET_FULL' });
  const deducted = new Set(
    basket.lines
      .filter(({ accounting, returned }) => accounting === 'deposit' && returned)
      .map(({ serialNumber }) => serialNumber),
  );
  if (deducted.size >= maximumDeposits) return refuse({ code: 'DEPOSITS_FULL' });
  const depositMinor = sumMinor(lines.map(({ grossMinor }) => grossMinor));
  if (depositMinor > remainingMinor) {
    return refuse({ code: 'DEPOSIT_OVER_DUE', depositMinor, remainingMinor });
  }
  const [first, ...others] = lines;
  const from = { by, receiptNumber };
  const firstNumber = basket.lastLineNumber + 1;
  const further = others.map((line, index) => ({
    lineNumber: firstNumber + 1 + index,
    ...turned(line, from),
  }));
  return ok({
    kind: 'deposit-deducted',
    lineNumber: firstNumber,
    ...turned(first, from),
    ...{ depositKind: first.depositKind, serialNumber: first.serialNumber },
    ...(further.length === 0 ? {} : { further }),
  });
}

/** What took the money, with the sign turned. */
function turned(
  line: LineItem,
  { by, receiptNumber }: { by: EntryPlace; receiptNumber: string },
): { item: ItemFacts; deducted: ReturnedGoods } {
  return {
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
  };
}
