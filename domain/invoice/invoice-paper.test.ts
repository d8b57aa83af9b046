import { expect, it } from 'vitest';
import { tillIdentity } from '../../test/support/journal-kit.ts';
import { breadLine, makeTransaction } from '../../test/support/make-transaction.ts';
import { receiptFacts } from '../../test/support/receipt-facts.ts';
import { textsOf } from '../../test/support/receipt-text.ts';
import type { InvoiceFacts } from './invoice-facts.ts';
import { invoicePaper } from './invoice-paper.ts';
import { invoicedTotals } from './invoiced-totals.ts';

const lamp = {
  ...{ ...breadLine, unitPriceMinor: 12_000, vatCategory: 'M' as const, vatRateBp: 2_000 },
  discountPercent: 10,
};
const bread = { ...breadLine, unitPriceMinor: 1_055 };

function facts(form: 'page' | 'roll', lines: Parameters<typeof makeTransaction>[0]['lines']) {
  const transaction = makeTransaction({ basketId: 'basket-000000000000001', lines });
  const { signed, profile, tenderName, isGuaranteed } = receiptFacts(transaction);
  const of = { journalId: signed.journal.id, sequence: 57, hash: '', receipt: '1-000042-RX' };
  return {
    ...{ language: 'fr', profile, transaction, form, tenderName, isGuaranteed },
    signed: { ...signed, company: tillIdentity.company },
    invoice: {
      ...{ kind: 'invoice', series: 'F-00013-1-RX', number: 1, credits: null, currency: 'EUR' },
      of: { ...of, businessDay: '2026-11-22' },
      lines: transaction.lines.map(({ number }) => number),
      ...invoicedTotals(transaction.lines),
      buyer: { kind: 'private', siren: '', vatNumber: '' },
    },
    ...{ details: null, extract: '5hdDXaQA', copyNumber: 0, legalLine: '' },
  } satisfies InvoiceFacts;
}

it.each(['page', 'roll'] as const)(
  'goods under the margin scheme stand at what is paid, without rate or VAT, on a %s',
  (form) => {
    const said = textsOf(invoicePaper(facts(form, [lamp]))).join('\n');
    expect(said).toMatch(/120,00/);
    expect(said).toMatch(/-12,00/);
    expect(said).toMatch(/108,00/);
    expect(said).not.toMatch(/100,00|-10,00|20\u00a0%|TVA 20|Total TVA/);
    expect(said).toContain('Régime particulier - Biens d’occasion (CGI, art. 297 A)');
  },
);

it('beside other goods, these keep their rate and VAT', () => {
  const said = textsOf(invoicePaper(facts('page', [lamp, bread])));
  const at = said.indexOf('Montant TVA');
  expect(said.slice(at + 2, at + 10)).toEqual([
    ...['', '108,00', '', '108,00'],
    ...['5,5\u00a0%', '10,00', '0,55', '10,55'],
  ]);
  expect(said).toContain('Total TVA');
});
