import { sumMinor } from '../money/minor.ts';
import { articleCount } from '../quantity/article-count.ts';
import { showsRate } from '../tax/sound-vat.ts';
import { accountPaymentIn } from '../transaction/account-payment.ts';
import type { JournalledTender } from '../transaction/transaction.ts';
import { detail, pairBlock, rateTable, textBlock } from './blocks.ts';
import { paperFigures } from './paper-figures.ts';
import type { ReceiptBlock } from './receipt-document.ts';
import type { ReceiptFacts } from './receipt-facts.ts';
import { receiptTexts } from './receipt-texts.ts';
import type { vatLetters } from './vat-letters.ts';

export function totalBlocks({ transaction, language }: ReceiptFacts): ReceiptBlock[] {
  const texts = receiptTexts[language];
  const { money } = paperFigures(language);
  const { totals, currency, lines } = transaction;
  const paidMinor = totals.grossMinor + (accountPaymentIn(transaction)?.amountMinor ?? 0);
  const count = articleCount(lines.filter(({ fulfilment }) => fulfilment !== 'return'));
  return [
    pairBlock(paidMinor < 0 ? texts.refunded : texts.total, money(paidMinor, currency), {
      ...{ weight: 'strong', size: 'large' },
    }),
    textBlock(`${texts.articles(count)} - ${texts.lines(totals.lineCount)}`),
    ...(totals.discountMinor === 0
      ? []
      : [pairBlock(texts.discounts, money(totals.discountMinor, currency))]),
    ...(totals.roundingMinor === 0
      ? []
      : [pairBlock(texts.rounding, money(totals.roundingMinor, currency))]),
  ];
}

/** What was handed over, and the change. */
export function tenderBlocks(facts: ReceiptFacts): ReceiptBlock[] {
  const { tenders, currency } = facts.transaction;
  const changeMinor = sumMinor(tenders.map((tender) => tender.changeMinor));
  const offAccount = accountPaymentIn(facts.transaction)?.tender;
  const { money } = paperFigures(facts.language);
  return [
    ...tenders
      // Said by its line: it is no money that was handed over.
      .filter(({ number }) => number !== offAccount)
      .flatMap((tender) => tenderRows(tender, facts)),
    ...(changeMinor === 0
      ? []
      : [
          pairBlock(receiptTexts[facts.language].change, money(changeMinor, currency), {
            weight: 'strong',
          }),
        ]),
  ];
}

function tenderRows(
  tender: JournalledTender,
  { language, tenderName }: ReceiptFacts,
): ReceiptBlock[] {
  const texts = receiptTexts[language];
  const { money } = paperFigures(language);
  const name = tenderName(tender.type)?.[language] ?? texts.tenders[tender.kind];
  const notes = [
    tender.reference === '' ? '' : `${texts.reference} ${tender.reference}`,
    tender.terminal?.maskedPan ?? '',
    tender.foreign === null ? '' : money(tender.foreign.tenderedMinor, tender.foreign.currency),
  ];
  return [
    pairBlock(name, money(tender.tenderedMinor, tender.currency)),
    ...notes.filter((note) => note !== '').map((note) => detail(note)),
  ];
}

/** Per rate: without VAT, VAT, with VAT. */
export function vatBlock(
  { transaction, language }: ReceiptFacts,
  letterOf: ReturnType<typeof vatLetters>,
): ReceiptBlock {
  const texts = receiptTexts[language];
  const { amount, rate } = paperFigures(language);
  const { currency } = transaction;
  return rateTable(
    [texts.rate, texts.net, texts.vat, texts.gross],
    transaction.vat.map((total) => [
      showsRate(total) ? `${letterOf(total)} ${rate(total.vatRateBp)}` : letterOf(total),
      amount(total.netMinor, currency),
      showsRate(total) ? amount(total.vatMinor, currency) : '',
      amount(total.grossMinor, currency),
    ]),
  );
}
