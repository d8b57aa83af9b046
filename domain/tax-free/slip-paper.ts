import { centred, pairBlock, textBlock } from '../receipt/blocks.ts';
import { paperFigures } from '../receipt/paper-figures.ts';
import type { ReceiptDocument } from '../receipt/receipt-document.ts';

/** What the paper of a slip says: nothing of who it is made out to. Amounts in minor units. */
export interface SlipPaperFacts {
  language: 'fr' | 'en';
  store: { name: string; lines: readonly string[] };
  vatNumber: string;
  documentId: string;
  receiptNumbers: readonly string[];
  currency: string;
  grossMinor: number;
  /** As the operator says it; null where it does not. */
  refundMinor: number | null;
  operator: string;
}

const texts = {
  fr: {
    title: 'DÉTAXE',
    head: 'Référence du bordereau de vente à l’exportation',
    receipt: 'Ticket',
    gross: 'Marchandises, TVA comprise',
    refund: 'Remboursement selon l’opérateur',
    operator: 'Opérateur de détaxe',
    vat: 'TVA',
    simulated: 'SIMULATION – SANS VALEUR',
    use: 'Avant de quitter l’Union européenne, avant la fin du troisième mois, validez ce code à une borne PABLO ou à la douane, avec les marchandises et votre passeport. Sans validation, pas de remboursement.',
  },
  en: {
    title: 'TAX-FREE',
    head: 'Reference of the export sales slip',
    receipt: 'Receipt',
    gross: 'Goods, VAT included',
    refund: 'Refund according to the operator',
    operator: 'Tax-free operator',
    vat: 'VAT',
    simulated: 'SIMULATION – WITHOUT VALUE',
    use: 'Before you leave the European Union, by the end of the third month, validate this code at a PABLO kiosk or at the customs office, with the goods and your passport. Without validation there is no refund.',
  },
} as const;

/**
 * What the buyer takes to the customs: the operator's number as a bar code, on narrow paper as a QR code.
 * The form of the law (CERFA 15021) is the operator's own document; this names it.
 */
export function slipPaper(facts: SlipPaperFacts): ReceiptDocument {
  const { language, store, currency, refundMinor, documentId } = facts;
  const text = texts[language];
  const figures = paperFigures(language);
  const amount = (minor: number): string => figures.money(minor, currency);
  return {
    language,
    blocks: [
      centred(store.name, { weight: 'strong' }),
      ...store.lines.map((line) => centred(line)),
      ...(facts.vatNumber === '' ? [] : [centred(`${text.vat} ${facts.vatNumber}`)]),
      { kind: 'rule' },
      centred(text.title, { weight: 'strong', size: 'large' }),
      centred(text.head),
      ...(facts.operator === 'simulator' ? [{ kind: 'mark' as const, text: text.simulated }] : []),
      { kind: 'code', symbology: 'code128', data: documentId, caption: documentId },
      { kind: 'rule' },
      ...facts.receiptNumbers.map((number) => pairBlock(text.receipt, number)),
      pairBlock(text.gross, amount(facts.grossMinor)),
      ...(refundMinor === null
        ? []
        : [pairBlock(text.refund, amount(refundMinor), { weight: 'strong' })]),
      pairBlock(text.operator, facts.operator),
      { kind: 'space' },
      textBlock(text.use),
    ],
  };
}
