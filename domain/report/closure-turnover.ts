import { pairBlock, rateTable, textBlock } from '../receipt/blocks.ts';
import { paperFigures } from '../receipt/paper-figures.ts';
import type { ReceiptBlock } from '../receipt/receipt-document.ts';
import type { VatTotal } from '../tax/included-vat.ts';
import type { ClosureFacts } from './closure-facts.ts';
import { type ClosureTexts, closureTexts } from './closure-texts.ts';

/** Turnover as it was signed, its VAT, and apart from it what is no turnover. */
export function closureTurnover({ closure, figures, language }: ClosureFacts): ReceiptBlock[] {
  const texts = closureTexts[language];
  const { money } = paperFigures(language);
  const { totals, currency } = closure;
  const plain = (label: string, minor: number) => pairBlock(label, money(minor, currency));
  return [
    pairBlock(texts.turnover, money(totals.algebraicMinor, currency), { weight: 'strong' }),
    plain(texts.sales, totals.salesMinor),
    plain(texts.returns, 0 - totals.returnsMinor),
    plain(texts.net, figures.turnover.netMinor),
    plain(texts.vat, figures.turnover.vatMinor),
    pairBlock(texts.transactions, String(totals.transactionCount)),
    pairBlock(texts.customers, String(figures.customerCount)),
    pairBlock(texts.articles, String(figures.articlesSold)),
    ...(figures.roundingMinor === 0 ? [] : [plain(texts.rounding, figures.roundingMinor)]),
    ...vatTable(texts.vatByRate, totals.perRate, currency, language),
    ...vatTable(texts.deposits, totals.deposits, currency, language),
    ...(totals.liabilitiesMinor === 0
      ? []
      : [{ kind: 'rule' } as const, plain(texts.giftCards, totals.liabilitiesMinor)]),
  ];
}

/** Rate, without VAT, VAT, with VAT; nothing when there is no row. */
export function vatTable(
  title: string,
  rows: readonly VatTotal[],
  currency: string,
  language: ClosureFacts['language'],
): ReceiptBlock[] {
  if (rows.length === 0) return [];
  const texts: ClosureTexts = closureTexts[language];
  const { amount, rate } = paperFigures(language);
  return [
    { kind: 'rule' },
    textBlock(title, { weight: 'strong' }),
    rateTable(
      [texts.rate, texts.net, texts.vat, texts.gross],
      rows.map((row) => [
        row.vatCategory === 'S' ? rate(row.vatRateBp) : `${row.vatCategory} ${rate(row.vatRateBp)}`,
        amount(row.netMinor, currency),
        amount(row.vatMinor, currency),
        amount(row.grossMinor, currency),
      ]),
    ),
  ];
}
