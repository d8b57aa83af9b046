import { multiplyDivide, sumMinor } from '../money/minor.ts';
import { printQuantity } from '../quantity/quantity.ts';
import { detail, pairBlock } from '../receipt/blocks.ts';
import { paperFigures } from '../receipt/paper-figures.ts';
import type { ReceiptBlock } from '../receipt/receipt-document.ts';
import { receiptTexts } from '../receipt/receipt-texts.ts';
import { showsRate } from '../tax/sound-vat.ts';
import type { LineItem } from '../transaction/transaction.ts';
import type { InvoiceFacts } from './invoice-facts.ts';
import { invoiceTexts } from './invoice-texts.ts';

/**
 * The lines: quantity, price of one without VAT, what was taken off, rate, amount without VAT (CGI
 * ann. II art. 242 nonies A, I 8° to 11°). The amounts are the signed ones; the price of one, which
 * is sold with its VAT included, is written to a hundredth of a cent.
 */
export function invoiceLines(facts: InvoiceFacts): ReceiptBlock[] {
  const lines = invoicedLines(facts);
  return facts.form === 'page'
    ? [asTable(lines, facts)]
    : lines.flatMap((line) => onRoll(line, facts));
}

/** Those of the transaction that the invoice is of. */
export function invoicedLines({ invoice, transaction }: InvoiceFacts): LineItem[] {
  const covered = new Set(invoice.lines);
  return transaction.lines.filter(({ number }) => covered.has(number));
}

function asTable(lines: readonly LineItem[], facts: InvoiceFacts): ReceiptBlock {
  const texts = invoiceTexts[facts.language];
  const figures = paperFigures(facts.language);
  const { currency } = facts.invoice;
  return {
    kind: 'table',
    columns: [
      { align: 'start', share: 38 },
      { align: 'end', share: 9 },
      { align: 'end', share: 15 },
      { align: 'end', share: 14 },
      { align: 'end', share: 10 },
      { align: 'end', share: 14 },
    ],
    header: [
      ...[texts.label, texts.quantity, texts.unitPrice, texts.discount, texts.rate, texts.net],
    ],
    rows: lines.map((line) => [
      [line.label, ...notesOf(line, facts)].join(' - '),
      quantityOf(line, facts),
      unitPriceOf(line, facts),
      line.modifiers.length === 0 ? '' : figures.amount(discountMinor(line), currency),
      showsRate(line) ? figures.rate(line.vatRateBp) : '',
      figures.amount(line.netMinor, currency),
    ]),
  };
}

function onRoll(line: LineItem, facts: InvoiceFacts): ReceiptBlock[] {
  const texts = invoiceTexts[facts.language];
  const figures = paperFigures(facts.language);
  const { currency } = facts.invoice;
  return [
    pairBlock(line.label, figures.money(line.netMinor, currency)),
    detail(
      `${quantityOf(line, facts)} × ${unitPriceOf(line, facts)}`,
      showsRate(line) ? `${texts.rate} ${figures.rate(line.vatRateBp)}` : '',
    ),
    ...(line.modifiers.length === 0
      ? []
      : [detail(texts.discount, figures.money(discountMinor(line), currency))]),
    ...notesOf(line, facts).map((note) => detail(note)),
  ];
}

function notesOf(line: LineItem, facts: InvoiceFacts): string[] {
  const words = receiptTexts[facts.language];
  const { money } = paperFigures(facts.language);
  const isMentioned = line.fulfilment !== 'return' && facts.isGuaranteed(line.sku);
  return [
    line.colour,
    line.size,
    isMentioned ? words.guaranteed : '',
    line.depositKind === '' ? '' : words.deposit[line.depositKind],
    line.accounting === 'turnover' && line.serialNumber !== ''
      ? `${words.serialNumber} ${line.serialNumber}`
      : '',
    line.ecoParticipationMinor === 0
      ? ''
      : `${words.ecoParticipation} ${money(line.ecoParticipationMinor, facts.invoice.currency)}`,
  ].filter((note) => note !== '');
}

function quantityOf({ quantity, unit }: LineItem, { language }: InvoiceFacts): string {
  const figure = paperFigures(language).quantity(quantity);
  return unit === 'piece' ? figure : `${figure} ${receiptTexts[language].units[unit] ?? unit}`;
}

/** Hundredths of a minor unit, for one piece, without VAT and before what was taken off. */
function unitNet(line: LineItem): number {
  return withoutVat(line.unitPriceMinor * 100, line);
}

/** Under the margin scheme the price is what is paid: none of its VAT may be worked out of it (CGI art. 297 E). */
function withoutVat(minor: number, { vatCategory, vatRateBp }: LineItem): number {
  return vatCategory === 'S' ? multiplyDivide(minor, 10_000, 10_000 + vatRateBp) : minor;
}

function unitPriceOf(line: LineItem, { language }: InvoiceFacts): string {
  const text = printQuantity({ value: unitNet(line), scale: 4 });
  const [whole = '0', decimals = ''] = text.split('.');
  // A price of whole cents is written as one.
  const shown = decimals.padEnd(4, '0').replace(/00$/, '');
  return `${paperFigures(language).quantity({ value: Number(whole), scale: 0 })}${language === 'fr' ? ',' : '.'}${shown}`;
}

/** What was taken off without VAT, as far as it was taken off by somebody and is no rounding. */
function discountMinor(line: LineItem): number {
  return withoutVat(sumMinor(line.modifiers.map(({ amountMinor }) => amountMinor)), line);
}
