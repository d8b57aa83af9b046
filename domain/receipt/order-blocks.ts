import { pairBlock, textBlock } from './blocks.ts';
import { paperFigures } from './paper-figures.ts';
import type { ReceiptBlock } from './receipt-document.ts';
import type { ReceiptFacts } from './receipt-facts.ts';
import { receiptTexts } from './receipt-texts.ts';

/**
 * What is paid and still to come, as the order's confirmation: which lines, and by when. No date was
 * agreed on, so the law's own limit is printed (C. conso L216-1). No till knows yet whether a place has
 * it: the platform decides that, so the promise is made subject to it.
 */
export function orderBlocks({ transaction, language }: ReceiptFacts): ReceiptBlock[] {
  const texts = receiptTexts[language];
  const figures = paperFigures(language);
  const ordered = transaction.lines.flatMap((line) =>
    line.fulfilment === 'take' || line.fulfilment === 'return'
      ? []
      : [{ ...line, way: texts.fulfilment[line.fulfilment] }],
  );
  if (ordered.length === 0) return [];
  return [
    { kind: 'rule' },
    textBlock(texts.order, { weight: 'strong' }),
    ...ordered.map(({ quantity, label, way }) =>
      pairBlock(`${figures.quantity(quantity)} × ${label}`, way),
    ),
    textBlock(texts.orderPromise, { size: 'small' }),
  ];
}
