import { centred, pairBlock, textBlock } from '../../domain/receipt/blocks.ts';
import type { ReceiptDocument } from '../../domain/receipt/receipt-document.ts';
import type { ReceiptLanguage } from '../../domain/receipt/receipt-facts.ts';

/** What a receipt needs of a printer: letters, figures at the edge, a code, the cut. */
export function testPage({
  language,
  store,
  till,
  address,
}: {
  language: ReceiptLanguage;
  store: string;
  till: string;
  address: string;
}): ReceiptDocument {
  const isFrench = language === 'fr';
  return {
    language,
    blocks: [
      { kind: 'mark', text: isFrench ? 'PAGE DE TEST' : 'TEST PAGE' },
      centred(store, { weight: 'strong', size: 'large' }),
      pairBlock(isFrench ? 'Caisse' : 'Till', till),
      textBlock(address, { size: 'small' }),
      { kind: 'rule' },
      textBlock('Crème brûlée, œuf, Noël, ça, garçon'),
      pairBlock(isFrench ? 'Prix' : 'Price', '1\u00a0234,56 €', { weight: 'strong' }),
      { kind: 'code', symbology: 'qr', data: 'COMPTOIR', caption: 'COMPTOIR' },
    ],
  };
}
