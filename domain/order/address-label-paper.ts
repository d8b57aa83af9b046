import { pairBlock, textBlock } from '../receipt/blocks.ts';
import type { ReceiptDocument } from '../receipt/receipt-document.ts';
import type { ReceiptLanguage } from '../receipt/receipt-facts.ts';

const texts = {
  fr: { from: 'Expéditeur', to: 'Destinataire', phone: 'Tél.' },
  en: { from: 'From', to: 'To', phone: 'Phone' },
} as const;

/**
 * Where a parcel goes, stuck on it: who and where in letters that are read from a metre away (La Poste, NF Z10-011:
 * name, street, postcode and town in capitals, country of a parcel that leaves it), who sends it, the order as a code.
 */
export function addressLabelPaper(facts: {
  language: ReceiptLanguage;
  from: { name: string; lines: readonly string[]; country: string };
  to: {
    name: string;
    phone: string;
    street: string;
    postcode: string;
    city: string;
    country: string;
  };
  orderNumber: string;
}): ReceiptDocument {
  const { language, from, to, orderNumber } = facts;
  const text = texts[language];
  const isAbroad = to.country !== '' && to.country !== from.country;
  return {
    language,
    blocks: [
      textBlock(`${text.from}\u00a0: ${[from.name, ...from.lines].join(', ')}`, { size: 'small' }),
      { kind: 'rule' },
      textBlock(text.to, { size: 'small' }),
      textBlock(to.name, { weight: 'strong', size: 'large' }),
      textBlock(to.street, { weight: 'strong' }),
      textBlock(`${to.postcode} ${to.city.toUpperCase()}`.trim(), {
        weight: 'strong',
        size: 'large',
      }),
      ...(isAbroad ? [textBlock(to.country, { weight: 'strong', size: 'large' })] : []),
      ...(to.phone === '' ? [] : [pairBlock(text.phone, to.phone)]),
      { kind: 'rule' },
      { kind: 'code', symbology: 'code128', data: orderNumber, caption: orderNumber },
    ],
  };
}
