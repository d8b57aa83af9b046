import { printQuantity } from '../quantity/quantity.ts';
import { centred, detail, pairBlock, rateTable, textBlock } from '../receipt/blocks.ts';
import { paperFigures } from '../receipt/paper-figures.ts';
import type { ReceiptBlock, ReceiptDocument } from '../receipt/receipt-document.ts';
import { showsRate } from '../tax/sound-vat.ts';
import type { Quote, QuoteLine } from './quote.ts';

/** Who offers it, as the paper names them. */
interface QuoteSeller {
  company: string;
  siren: string;
  vatNumber: string;
  store: string;
  lines: readonly string[];
}

const texts = {
  fr: {
    title: 'DEVIS',
    number: 'Numéro',
    issued: 'Établi le',
    valid: 'Prix valables jusqu’au',
    for: 'Pour',
    rate: 'Taux',
    net: 'HT',
    vat: 'TVA',
    gross: 'TTC',
    discount: 'Remise',
    eco: 'dont éco-participation',
    totalNet: 'Total HT',
    totalVat: 'Total TVA',
    total: 'Total TTC',
    free: 'Devis gratuit. Les articles ne sont pas réservés.',
    sign: 'Bon pour accord, date et signature\u00a0:',
  },
  en: {
    title: 'QUOTE',
    number: 'Number',
    issued: 'Made on',
    valid: 'Prices valid through',
    for: 'For',
    rate: 'Rate',
    net: 'Net',
    vat: 'VAT',
    gross: 'Gross',
    discount: 'Discount',
    eco: 'eco-contribution included',
    totalNet: 'Total without VAT',
    totalVat: 'Total VAT',
    total: 'Total',
    free: 'Free of charge. The items are not reserved.',
    sign: 'Agreed, date and signature:',
  },
} as const;

/**
 * The paper of a quote: who offers what to whom, for how much with and without VAT, until when (C. conso
 * L111-1, L112-1; arrêté du 3 décembre 1987).
 */
export function quotePaper(facts: {
  language: 'fr' | 'en';
  seller: QuoteSeller;
  number: string;
  issuedOn: string;
  /** Empty: nobody was named, or they were forgotten. */
  customerName: string;
  quote: Quote;
}): ReceiptDocument {
  const { language, seller, quote } = facts;
  const text = texts[language];
  const figures = paperFigures(language);
  const money = (minor: number): string => figures.money(minor, quote.currency);
  return {
    language,
    blocks: [
      centred(seller.store, { weight: 'strong', size: 'large' }),
      ...(seller.company === seller.store ? [] : [centred(seller.company)]),
      ...seller.lines.map((line) => centred(line)),
      centred(`SIREN ${seller.siren} - ${text.vat} ${seller.vatNumber}`, { size: 'small' }),
      { kind: 'space' },
      centred(text.title, { weight: 'strong', size: 'large' }),
      pairBlock(text.number, facts.number, { weight: 'strong' }),
      pairBlock(text.issued, figures.day(facts.issuedOn)),
      pairBlock(text.valid, figures.day(quote.validThrough), { weight: 'strong' }),
      ...(facts.customerName === '' ? [] : [pairBlock(text.for, facts.customerName)]),
      { kind: 'rule' },
      ...quote.lines.flatMap((line) => lineBlocks(line, language, quote.currency)),
      { kind: 'rule' },
      rateTable(
        [text.rate, text.net, text.vat, text.gross],
        quote.vat.map((row) => [
          showsRate(row) ? figures.rate(row.vatRateBp) : '',
          figures.amount(row.netMinor, quote.currency),
          showsRate(row) ? figures.amount(row.vatMinor, quote.currency) : '',
          figures.amount(row.grossMinor, quote.currency),
        ]),
      ),
      pairBlock(text.totalNet, money(quote.totals.netMinor)),
      pairBlock(text.totalVat, money(quote.totals.vatMinor)),
      pairBlock(text.total, money(quote.totals.grossMinor), { weight: 'strong', size: 'large' }),
      { kind: 'space' },
      textBlock(text.free, { size: 'small' }),
      textBlock(text.sign, { size: 'small' }),
      { kind: 'space' },
    ],
  };
}

function lineBlocks(line: QuoteLine, language: 'fr' | 'en', currency: string): ReceiptBlock[] {
  const text = texts[language];
  const figures = paperFigures(language);
  const money = (minor: number): string => figures.money(minor, currency);
  const variant = [line.colour, line.size].filter(Boolean).join(' - ');
  const quantity = `${printQuantity(line.quantity)} × ${money(line.unitPriceMinor)}`;
  return [
    pairBlock(line.label, money(line.grossMinor)),
    ...(variant === '' ? [] : [detail(variant)]),
    detail(quantity),
    ...(line.discountMinor === 0 ? [] : [detail(text.discount, money(line.discountMinor))]),
    ...(line.ecoParticipationMinor === 0
      ? []
      : [detail(text.eco, money(line.ecoParticipationMinor))]),
  ];
}
