import type { ReceiptSize } from '../../../domain/receipt/receipt-document.ts';

/** One thing the printer does after another: a line as it stands on the paper, a rule, a code. */
export type PaperPart = PaperLine | { kind: 'rule' } | PaperCode;

export interface PaperLine {
  kind: 'line';
  /** Placed with spaces; at most `charactersAt(size, columns)` long, each of one column. */
  text: string;
  size: ReceiptSize;
  weight: 'plain' | 'strong';
  /** White on black. */
  inverted: boolean;
}

export interface PaperCode {
  kind: 'code';
  symbology: 'qr' | 'code128';
  data: string;
}

/** Largest first: what does not fit at one size is tried at the next. */
export const sizesDown: Record<ReceiptSize, readonly ReceiptSize[]> = {
  large: ['large', 'normal', 'small'],
  normal: ['normal', 'small'],
  small: ['small'],
};

/** Characters on a line: large is twice as wide, small is the printer's font B, three quarters. */
export function charactersAt(size: ReceiptSize, columns: number): number {
  if (size === 'large') return Math.floor(columns / 2);
  if (size === 'small') return Math.floor((columns * 4) / 3);
  return columns;
}
