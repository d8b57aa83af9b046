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

/** A deposit as it was paid: its lines, one for each rate of its goods, and the entry that took it. */
export interface PaidDeposit {
  lines: readonly [LineItem, ...LineItem[]];
  by: EntryPlace;
  receiptNumber: string;
}

/**
 * Takes a deposit off what is due: its own lines once more with the sign turned, one for each rate that it
 * was paid at, so that the VAT paid with it is deducted to the cent (CGI 269-2-a; decision 0016). Whole,
 * once, and never beyond what is due.
 */
export function deductDeposit(
  basket: Basket,
  deposit: PaidDeposit,
): Result<BasketStepBody & { kind: 'deposit-deducted' }, DeductRefusal> {
  const { lines } = deposit;
  const room = roomForDeposit(basket, lines.length);
  if (!room.ok) return room;
  const { remainingMinor } = settle(basket);
  const depositMinor = sumMinor(lines.map(({ grossMinor }) => grossMinor));
  if (depositMinor > remainingMinor) {
    return refuse({ code: 'DEPOSIT_OVER_DUE', depositMinor, remainingMinor });
  }
  return ok(deductedLines(basket, deposit, ''));
}

/** Whether a basket has room for the lines of one more deposit. */
export function roomForDeposit(
  basket: Basket,
  lineCount: number,
): Result<null, Exclude<DeductRefusal, { code: 'DEPOSIT_OVER_DUE' }>> {
  if (basket.lines.length + lineCount > maximumLines) return refuse({ code: 'BASKET_FULL' });
  const deducted = new Set(
    basket.lines
      .filter(({ accounting, returned }) => accounting === 'deposit' && returned)
      .map(({ serialNumber }) => serialNumber),
  );
  return deducted.size >= maximumDeposits ? refuse({ code: 'DEPOSITS_FULL' }) : ok(null);
}

/** The lines of a deposit with the sign turned; the reason is empty where it is deducted from its goods. */
export function deductedLines(
  basket: Basket,
  { lines: [first, ...others], by, receiptNumber }: PaidDeposit,
  reasonCode: string,
): BasketStepBody & { kind: 'deposit-deducted' } {
  const from = { by, receiptNumber, reasonCode };
  const firstNumber = basket.lastLineNumber + 1;
  const further = others.map((line, index) => ({
    lineNumber: firstNumber + 1 + index,
    ...turned(line, from),
  }));
  return {
    kind: 'deposit-deducted',
    lineNumber: firstNumber,
    ...turned(first, from),
    ...{ depositKind: first.depositKind, serialNumber: first.serialNumber },
    ...(further.length === 0 ? {} : { further }),
  };
}

/** What took the money, with the sign turned. */
function turned(
  line: LineItem,
  {
    by,
    receiptNumber,
    reasonCode,
  }: Pick<PaidDeposit, 'by' | 'receiptNumber'> & { reasonCode: string },
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
      reasonCode,
      disposition: '',
      grossMinor: negate(line.grossMinor),
      netMinor: negate(line.netMinor),
      vatMinor: negate(line.vatMinor),
      ecoParticipationMinor: 0,
      modifiers: [],
    },
  };
}
