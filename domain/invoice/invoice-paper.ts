import { centred, pairBlock, textBlock } from '../receipt/blocks.ts';
import { paperFigures } from '../receipt/paper-figures.ts';
import type { ReceiptBlock, ReceiptDocument } from '../receipt/receipt-document.ts';
import { receiptTexts } from '../receipt/receipt-texts.ts';
import { showsRate } from '../tax/sound-vat.ts';
import type { InvoiceFacts } from './invoice-facts.ts';
import { invoiceHead } from './invoice-head.ts';
import { invoicedLines, invoiceLines } from './invoice-lines.ts';
import { invoicePayment } from './invoice-payment.ts';
import { invoiceTexts } from './invoice-texts.ts';

/**
 * The paper of an invoice or credit note, with what the law has it say: CGI ann. II art. 242 nonies A
 * and C. com. art. L441-9. For a page or a roll; what differs is how the lines stand.
 */
export function invoicePaper(facts: InvoiceFacts): ReceiptDocument {
  const { language } = facts;
  return {
    language,
    blocks: [
      ...marks(facts),
      ...invoiceHead(facts),
      { kind: 'rule' },
      ...invoiceLines(facts),
      { kind: 'rule' },
      vatTable(facts),
      ...totals(facts),
      { kind: 'space' },
      ...invoicePayment(facts),
      { kind: 'space' },
      ...mentions(facts),
      ...foot(facts),
      ...marks(facts),
    ],
  };
}

function marks({ copyNumber, profile, language }: InvoiceFacts): ReceiptBlock[] {
  return copyNumber === 0
    ? []
    : [{ kind: 'mark', text: profile.paper.duplicate(copyNumber, language) }];
}

/** Per rate (242 nonies A, I 11° and 12°). */
function vatTable({ language, invoice }: InvoiceFacts): ReceiptBlock {
  const texts = invoiceTexts[language];
  const figures = paperFigures(language);
  const amount = (minor: number) => figures.amount(minor, invoice.currency);
  const rates = Map.groupBy(invoice.vat, ({ vatCategory, vatRateBp }) =>
    [vatCategory, vatRateBp].join(),
  );
  const sum = (rows: typeof invoice.vat, of: 'netMinor' | 'vatMinor' | 'grossMinor') =>
    rows.reduce((total, row) => total + row[of], 0);
  return {
    kind: 'table',
    columns: [
      { align: 'start', share: 1 },
      { align: 'end', share: 1 },
      { align: 'end', share: 1 },
      { align: 'end', share: 1 },
    ],
    header: [texts.rate, texts.net, texts.vat, texts.gross],
    rows: [...rates.values()].map((rows) => {
      const isShown = rows.every(showsRate);
      return [
        isShown ? figures.rate(rows[0]?.vatRateBp ?? 0) : '',
        amount(sum(rows, 'netMinor')),
        isShown ? amount(sum(rows, 'vatMinor')) : '',
        amount(sum(rows, 'grossMinor')),
      ];
    }),
  };
}

function totals({ language, invoice }: InvoiceFacts): ReceiptBlock[] {
  const texts = invoiceTexts[language].totals;
  const { money } = paperFigures(language);
  const { netMinor, vatMinor, grossMinor } = invoice.totals;
  return [
    ...(invoice.vat.some(showsRate)
      ? [
          pairBlock(texts.net, money(netMinor, invoice.currency)),
          pairBlock(texts.vat, money(vatMinor, invoice.currency)),
        ]
      : []),
    pairBlock(texts.gross, money(grossMinor, invoice.currency), {
      ...{ weight: 'strong', size: 'large' },
    }),
  ];
}

function mentions(facts: InvoiceFacts): ReceiptBlock[] {
  const { language, invoice } = facts;
  const texts = invoiceTexts[language];
  const lines = invoicedLines(facts);
  const isService = (category: string) => category === 'TPS1';
  const services = lines.filter((line) => isService(line.eReportingCategory)).length;
  const nature = services === 0 ? 'goods' : services === lines.length ? 'services' : 'mixed';
  const exemptions = new Set(
    lines.map(({ vatExemption }) => vatExemption).filter((code) => code !== ''),
  );
  const isGuaranteed = lines.some(
    (line) => line.fulfilment !== 'return' && facts.isGuaranteed(line.sku),
  );
  return [
    small(`${texts.nature}${language === 'fr' ? '\u00a0' : ''}: ${texts.natures[nature]}`),
    ...[...exemptions].map((code) => small(`${texts.exempt} (${code})`)),
    ...(lines.every(showsRate) ? [] : [small(receiptTexts[language].margin)]),
    ...(isGuaranteed ? [small(receiptTexts[language].guarantee)] : []),
    ...(invoice.buyer.kind === 'professional' && invoice.kind === 'invoice'
      ? [small(texts.late)]
      : []),
  ];
}

function foot({ signed, extract, profile, legalLine }: InvoiceFacts): ReceiptBlock[] {
  const { software } = signed;
  return [
    { kind: 'space' },
    ...(legalLine === '' ? [] : [centred(legalLine, { size: 'small' })]),
    ...(profile.paper.showsProof
      ? [centred(`${software.name} ${software.version} - ${extract}`, { size: 'small' })]
      : []),
  ];
}

function small(text: string): ReceiptBlock {
  return textBlock(text, { size: 'small' });
}
