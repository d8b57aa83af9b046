import { france } from '../../domain/fiscal/france.ts';
import type { ReceiptFacts } from '../../domain/receipt/receipt-facts.ts';
import type { LineItem, Transaction } from '../../domain/transaction/transaction.ts';
import { software, tillIdentity } from './journal-kit.ts';
import { breadLine, makeTransaction } from './make-transaction.ts';

export const journalId = 'dXbMYue0eyGaB00swcP8TQ';

/** A first print, in French, of an entry of the tests' shop. */
export function receiptFacts(
  transaction: Transaction,
  changes: Partial<ReceiptFacts> = {},
): ReceiptFacts {
  return {
    language: 'fr',
    profile: france,
    signed: {
      journal: { id: journalId, kind: 'live' },
      sequence: 57,
      typeSequence: 42,
      recordedAt: { local: '2026-11-22T14:05:33' },
      company: tillIdentity.company,
      store: tillIdentity.store,
      till: tillIdentity.till,
      software,
    },
    transaction,
    extract: '5hdDXaQA',
    operatorAlias: 'Inès M.',
    copyNumber: 0,
    code: 'CPTR0123',
    tenderName: () => null,
    receiptNumberOf: () => null,
    loyalty: null,
    claim: '',
    order: null,
    isGuaranteed: () => false,
    issued: [],
    left: [],
    ...changes,
  };
}

/** A jumper twice, a lamp with its discount and its guarantee, and apples by weight. */
export function mixedSale(): Transaction {
  const made = makeTransaction({
    basketId: 'basket-000000000000001',
    lines: [
      { ...breadLine, unitPriceMinor: 7_990, quantity: { value: 2, scale: 0 }, vatRateBp: 2000 },
      { ...breadLine, unitPriceMinor: 129_900, vatRateBp: 2000, discountPercent: 10 },
      { ...breadLine, unitPriceMinor: 450, quantity: { value: 1_250, scale: 3 } },
    ],
    tenders: ['cash', 'card'],
    changeMinor: 500,
  });
  return withLines(made, {
    1: { sku: 'ML001-1', label: 'Pull col V mérinos', size: 'M', colour: 'Bleu nuit' },
    2: { sku: 'ML020', label: 'Lampe à poser œil-de-bœuf', ecoParticipationMinor: 50 },
    3: { sku: 'ML030', label: 'Pommes' },
  });
}

/** Changes of some lines by their number; sums are the caller's business. */
export function withLines(
  transaction: Transaction,
  changes: Readonly<Record<number, Partial<LineItem>>>,
): Transaction {
  return {
    ...transaction,
    lines: transaction.lines.map((line) => ({ ...line, ...changes[line.number] })),
  };
}
