import type { ReceiptBlock } from './receipt-document.ts';

type TextBlock = Extract<ReceiptBlock, { kind: 'text' }>;
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

/** Under the line it belongs to; its figure explains and is not added up. */
export function detail(left: string, right = ''): PairBlock {
  return pairBlock(left, right, { indent: 1 });
}
