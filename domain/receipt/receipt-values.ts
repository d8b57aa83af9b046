import { printValueNumber } from '../stored-value/value-number.ts';
import { pairBlock, textBlock } from './blocks.ts';
import { paperFigures } from './paper-figures.ts';
import type { ReceiptBlock } from './receipt-document.ts';
import type { ReceiptFacts } from './receipt-facts.ts';
import { receiptTexts } from './receipt-texts.ts';

/**
 * What is left of the gift cards and avoirs that paid; on a first print alone: a rest of today would be a lie on
 * the duplicate of an old receipt.
 */
export function leftBlocks({ language, left, copyNumber }: ReceiptFacts): ReceiptBlock[] {
  if (copyNumber > 0) return [];
  const { leftOf, values } = receiptTexts[language];
  const { money } = paperFigures(language);
  return left.map(({ kind, number, leftMinor, currency }) =>
    pairBlock(leftOf(values[kind], number.slice(-4)), money(leftMinor, currency)),
  );
}

/** Each gift card, avoir or deposit that is handed over with this paper: what it is worth, and its code. */
export function valueBlocks({ language, issued }: ReceiptFacts): ReceiptBlock[] {
  const texts = receiptTexts[language];
  const { money, day } = paperFigures(language);
  return issued.flatMap(({ kind, number, expiresOn, amountMinor, currency, code }) => [
    { kind: 'rule' as const },
    pairBlock(texts.values[kind], money(amountMinor, currency), { weight: 'strong' }),
    ...(expiresOn === '' ? [] : [textBlock(`${texts.validUntil} ${day(expiresOn)}`)]),
    {
      kind: 'code' as const,
      symbology: 'qr' as const,
      data: code,
      caption: printValueNumber(number),
    },
    textBlock(texts.valueUse, { align: 'centre', size: 'small' }),
  ]);
}
