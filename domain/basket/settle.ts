import { sumMinor } from '../money/minor.ts';
import { splitIncludedVat, type VatSplit, type VatTotal } from '../tax/included-vat.ts';
import type { Basket, BasketLine } from './basket.ts';
import { lineGrossMinor } from './line-amount.ts';

export interface Settlement {
  lines: readonly { line: BasketLine; split: VatSplit }[];
  vat: readonly VatTotal[];
  totalMinor: number;
  /** Sum of negative modifiers; zero or less. */
  discountMinor: number;
  paidMinor: number;
  /** What is still to pay; zero when covered. */
  remainingMinor: number;
  /** Cash to hand back. */
  changeMinor: number;
}

/** Works out a basket: VAT per line and rate, total, what is paid and what is left. Pure. */
export function settle(basket: Basket): Settlement {
  const gross = basket.lines.map(lineGrossMinor);
  const split = splitIncludedVat(
    basket.lines.map(({ item }, index) => ({
      vatCategory: item.vatCategory,
      vatRateBp: item.vatRateBp,
      grossMinor: gross[index] ?? 0,
    })),
  );
  const totalMinor = sumMinor(gross);
  const paidMinor = sumMinor(basket.tenders.map((tender) => tender.amountMinor));
  const modifiers = basket.lines.flatMap((line) => line.modifiers);
  return {
    lines: basket.lines.map((line, index) => ({
      line,
      split: split.lines[index] ?? { grossMinor: 0, netMinor: 0, vatMinor: 0 },
    })),
    vat: split.totals,
    totalMinor,
    discountMinor: sumMinor(modifiers.map(({ amountMinor }) => Math.min(amountMinor, 0))),
    paidMinor,
    remainingMinor: totalMinor - paidMinor,
    changeMinor: sumMinor(basket.tenders.map((tender) => tender.changeMinor)),
  };
}
