import { sumMinor } from '../money/minor.ts';
import { pairBlock } from '../receipt/blocks.ts';
import { paperFigures } from '../receipt/paper-figures.ts';
import type { ReceiptBlock } from '../receipt/receipt-document.ts';
import { receiptTexts } from '../receipt/receipt-texts.ts';
import type { JournalledTender } from '../transaction/transaction.ts';
import type { InvoiceFacts } from './invoice-facts.ts';
import { invoicedLines } from './invoice-lines.ts';
import { invoiceTexts } from './invoice-texts.ts';

/**
 * How it was paid at the till, and what is left to pay: only what was put on an account. Of a
 * transaction that the invoice is a part of, what its tenders paid of that part.
 */
export function invoicePayment(facts: InvoiceFacts): ReceiptBlock[] {
  const { language, invoice, transaction } = facts;
  const texts = invoiceTexts[language];
  const { money, day } = paperFigures(language);
  const shares = invoicedLines(facts).flatMap(({ tenderAllocation }) => tenderAllocation);
  const paid = transaction.tenders
    .map((tender) => ({
      tender,
      amountMinor: sumMinor(
        shares.filter((share) => share.tender === tender.number).map((share) => share.amountMinor),
      ),
    }))
    .filter(({ amountMinor }) => amountMinor !== 0);
  const onAccount = sumMinor(
    paid.filter(({ tender }) => tender.kind === 'account').map(({ amountMinor }) => amountMinor),
  );
  const heading = invoice.totals.grossMinor < 0 ? texts.given : texts.paid;
  return [
    ...paid.map(({ tender, amountMinor }) =>
      pairBlock(
        tender.kind === 'account'
          ? texts.onAccount
          : `${heading(day(invoice.of.businessDay))} ${nameOf(tender, facts)}`,
        money(amountMinor, invoice.currency),
      ),
    ),
    ...(invoice.kind === 'invoice'
      ? [
          pairBlock(texts.due, money(Math.max(0, onAccount), invoice.currency), {
            weight: 'strong',
          }),
        ]
      : []),
  ];
}

function nameOf(tender: JournalledTender, { language, tenderName }: InvoiceFacts): string {
  return tenderName(tender.type)?.[language] ?? receiptTexts[language].tenders[tender.kind];
}
