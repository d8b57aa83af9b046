import { quantityOfMilli } from '../quantity/quantity.ts';
import { paperFigures } from '../receipt/paper-figures.ts';
import type { ReceiptLanguage } from '../receipt/receipt-facts.ts';

/** So much as a paper writes it: `2`, `0,5`. */
export function milliOnPaper(milli: number, language: ReceiptLanguage): string {
  return paperFigures(language).quantity(quantityOfMilli(milli));
}

/** As it stands under the bars: an EAN-13 without the zero that makes it a GTIN-14. */
export function gtinOnPaper(gtin: string): string {
  return gtin.replace(/^0/, '');
}

export function variantOnPaper({ size, colour }: { size: string; colour: string }): string {
  return [colour, size].filter((part) => part !== '').join(' - ');
}
