import type { ReceiptBlock } from './receipt-document.ts';

type TextBlock = Extract<ReceiptBlock, { kind: 'text' }>;
type TableBlock = Extract<ReceiptBlock, { kind: 'table' }>;
type PairBlock = Extract<ReceiptBlock, { kind: 'pair' }>;

export function textBlock(
  text: string,
  look: Partial<Omit<TextBlock, 'kind' | 'text'>> = {},
): TextBlock {
  return { kind: 'text', text, align: 'start', weight: 'plain', size: 'normal', ...look };
}

export function centred(text: string, look: Partial<Omit<TextBlock, 'kind'>> = {}): TextBlock {
  return textBlock(text, { align: 'centre', ...look });
}

export function pairBlock(
  left: string,
  right: string,
  look: Partial<Omit<PairBlock, 'kind' | 'left' | 'right'>> = {},
): PairBlock {
  return { kind: 'pair', left, right, weight: 'plain', size: 'normal', indent: 0, ...look };
}

/** Rates with their sums: what a row is about, then three amounts. */
export function rateTable(
  header: readonly [string, string, string, string],
  rows: readonly (readonly [string, string, string, string])[],
): TableBlock {
  return {
    kind: 'table',
    columns: [
      { align: 'start', share: 2 },
      { align: 'end', share: 3 },
      { align: 'end', share: 3 },
      { align: 'end', share: 3 },
    ],
    header: [...header],
    rows: rows.map((row) => [...row]),
  };
}

/** Under the line it belongs to; its figure explains and is not added up. */
export function detail(left: string, right = ''): PairBlock {
  return pairBlock(left, right, { indent: 1 });
}
