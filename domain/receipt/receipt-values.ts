import { printValueNumber } from '../stored-value/value-number.ts';
import { pairBlock, textBlock } from './blocks.ts';
import { paperFigures } from './paper-figures.ts';
import type { ReceiptBlock } from './receipt-document.ts';
import type { ReceiptFacts } from './receipt-facts.ts';
import { receiptTexts } from './receipt-texts.ts';

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
