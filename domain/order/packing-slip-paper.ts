import { centred, detail, pairBlock } from '../receipt/blocks.ts';
import { paperFigures } from '../receipt/paper-figures.ts';
import type { ReceiptBlock, ReceiptDocument } from '../receipt/receipt-document.ts';
import type { ReceiptLanguage } from '../receipt/receipt-facts.ts';
import { gtinOnPaper, milliOnPaper, variantOnPaper } from './goods-on-paper.ts';

/** Goods that lie in the parcel. */
export interface PackedLine {
  name: string;
  size: string;
  colour: string;
  gtin: string;
  quantityMilli: number;
  /** What they come to, VAT included. */
  amountMinor: number;
}

const texts = {
  fr: { title: 'BORDEREAU', order: 'Commande', for: 'Pour', pieces: 'Pièces', total: 'Total TTC' },
  en: { title: 'PACKING SLIP', order: 'Order', for: 'For', pieces: 'Pieces', total: 'Total' },
} as const;

/** What lies in a parcel, for who opens it; without prices where it is a present. */
export function packingSlipPaper(facts: {
  language: ReceiptLanguage;
  store: { name: string; lines: readonly string[] };
  orderNumber: string;
  /** Day on which it is printed. */
  day: string;
  /** Empty: nobody was named, or they were forgotten. */
  customerName: string;
  hasPrices: boolean;
  currency: string;
  lines: readonly PackedLine[];
}): ReceiptDocument {
  const { language, store, orderNumber, customerName, hasPrices, currency, lines } = facts;
  const text = texts[language];
  const figures = paperFigures(language);
  const sum = (of: (line: PackedLine) => number): number =>
    lines.reduce((total, line) => total + of(line), 0);
  return {
    language,
    blocks: [
      centred(store.name, { weight: 'strong', size: 'large' }),
      ...store.lines.map((line) => centred(line)),
      { kind: 'space' },
      centred(text.title, { weight: 'strong', size: 'large' }),
      pairBlock(text.order, orderNumber, { weight: 'strong' }),
      pairBlock(figures.day(facts.day), ''),
      ...(customerName === '' ? [] : [pairBlock(text.for, customerName)]),
      { kind: 'rule' },
      ...lines.flatMap((line): ReceiptBlock[] => [
        pairBlock(
          `${milliOnPaper(line.quantityMilli, language)} × ${line.name}`,
          hasPrices ? figures.money(line.amountMinor, currency) : '',
        ),
        detail(
          [variantOnPaper(line), gtinOnPaper(line.gtin)].filter((part) => part !== '').join(' - '),
        ),
      ]),
      { kind: 'rule' },
      pairBlock(
        text.pieces,
        milliOnPaper(
          sum(({ quantityMilli }) => quantityMilli),
          language,
        ),
      ),
      ...(hasPrices
        ? [
            pairBlock(
              text.total,
              figures.money(
                sum(({ amountMinor }) => amountMinor),
                currency,
              ),
              {
                weight: 'strong',
              },
            ),
          ]
        : []),
      { kind: 'space' },
      { kind: 'code', symbology: 'code128', data: orderNumber, caption: orderNumber },
    ],
  };
}
