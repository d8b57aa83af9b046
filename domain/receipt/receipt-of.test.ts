import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  arbitraryTransaction,
  breadLine,
  makeTransaction,
} from '../../test/support/make-transaction.ts';
import { shippedGroup } from '../../test/support/orders.ts';
import { anOrder, pickupGroup } from '../../test/support/placed-orders.ts';
import { mixedSale, receiptFacts, withLines } from '../../test/support/receipt-facts.ts';
import { receiptText, textsOf } from '../../test/support/receipt-text.ts';
import { extendedPriceMinor } from '../quantity/quantity.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { giftReceiptOf } from './gift-receipt-of.ts';
import { receiptOf } from './receipt-of.ts';

const golden = (name: string) =>
  new URL(`../../test/fixtures/receipts/${name}.txt`, import.meta.url).pathname;

/** Two jumpers back for one: money is paid out. */
function exchange(): Transaction {
  const made = makeTransaction({
    basketId: 'basket-000000000000002',
    lines: [
      { ...breadLine, unitPriceMinor: 7_990, quantity: { value: -2, scale: 0 }, vatRateBp: 2000 },
      { ...breadLine, unitPriceMinor: 4_990, vatRateBp: 2000 },
    ],
    tenders: ['card'],
  });
  const returnOf = { journalId: 'dXbMYue0eyGaB00swcP8TQ', sequence: 12, line: 1 };
  return withLines(made, {
    1: { label: 'Pull col V mérinos', returnOf },
    2: { label: 'Écharpe', colour: 'Rouge' },
  });
}

describe('the paper of', () => {
  const isGuaranteed = (sku: string) => sku === 'ML020';

  it.each(['fr', 'en'] as const)('a mixed sale, in %s', async (language) => {
    const paper = receiptOf(receiptFacts(mixedSale(), { language, isGuaranteed }));
    await expect(receiptText(paper)).toMatchFileSnapshot(golden(`sale-${language}`));
  });

  it.each(['fr', 'en'] as const)('an exchange that pays out, in %s', async (language) => {
    const receiptNumberOf = () => '1-000007-RX';
    const paper = receiptOf(receiptFacts(exchange(), { language, receiptNumberOf }));
    await expect(receiptText(paper)).toMatchFileSnapshot(golden(`exchange-${language}`));
  });

  it.each(['fr', 'en'] as const)('a present, in %s', async (language) => {
    const paper = giftReceiptOf(receiptFacts(mixedSale(), { language, isGuaranteed }));
    await expect(receiptText(paper)).toMatchFileSnapshot(golden(`gift-${language}`));
  });
});

test('what is still to come stands in an order of its own, by when, and promised only subject to stock', () => {
  const taken = textsOf(receiptOf(receiptFacts(exchange()))).join('\n');
  expect(taken).not.toContain('BON DE COMMANDE');
  const sold = withLines(exchange(), { 2: { fulfilment: 'ship' } });
  const texts = textsOf(receiptOf(receiptFacts(sold)));
  const order = texts.slice(texts.indexOf('BON DE COMMANDE'));
  expect(order.slice(1, 3).join(' ')).toMatch(/1 × Écharpe.*À livrer/);
  expect(order.join('\n')).toMatch(/Sous réserve de confirmation du stock.*30.jours/);
  expect(order.join('\n')).not.toContain('Pull col V');
});

test('an order says its number, each group with its place, days and how sure they are, what is due, and the code', () => {
  const group = {
    latest: '2026-12-22',
    promise: { level: 'likely', from: '2026-11-25', through: '2026-11-27' },
  } as const;
  const placed = anOrder({
    ...{ depositKind: 'arrhes', depositNumber: 'D0000' },
    groups: [
      { ...shippedGroup, ...group },
      pickupGroup('LYO1', {
        ...{ number: 2, holdUntil: '2026-11-24T17:00:00.000Z' },
        promise: { level: 'confirmed', from: '2026-11-23', through: '2026-11-23' },
      }),
    ],
    lines: [{ label: 'Écharpe' }, { group: 2, label: 'Pull', dueMinor: 5_000 }],
  });
  const order = {
    ...{ number: 'C-1-000003-RX', collectCode: 'K7M4QX', placed, placeName: () => 'Lyon' },
    localOf: () => '2026-11-24T18:00:00',
  };
  const texts = textsOf(receiptOf(receiptFacts(exchange(), { order }))).map((text) =>
    text.replaceAll('\u00a0', ' '),
  );
  expect(texts.slice(texts.indexOf('BON DE COMMANDE')).slice(0, 21)).toEqual([
    ...['BON DE COMMANDE', 'C-1-000003-RX'],
    ...['À livrer', '', '1 × Écharpe', '79,90 €', 'Prévu du 25/11/2026 au 27/11/2026'],
    ...['Sous réserve de disponibilité'],
    'Au plus tard le 22/12/2026 (Code de la consommation, art. L216-1)',
    ...['À retirer', 'Lyon', '1 × Pull', '79,90 €', 'Prévu le 23/11/2026'],
    ...['Gardé jusqu’au 24/11/2026 18:00', 'À payer au retrait', '50,00 €'],
    expect.stringMatching(/^Arrhes : le client qui renonce les perd.*L214-1/),
    ...['Code de retrait', 'K7M 4QX'],
    expect.anything(),
  ]);
});

test('what pays an order when it is collected is no order again', () => {
  const sold = withLines(exchange(), { 2: { fulfilment: 'pickup' } });
  const references = [
    { kind: 'order' as const, journalId: 'journal-0000000000000001', sequence: 3 },
  ];
  expect(textsOf(receiptOf(receiptFacts({ ...sold, references })))).not.toContain(
    'BON DE COMMANDE',
  );
});

test('a first print carries the code that claims the sale, where there is one; a duplicate does not', () => {
  const claim = 'https://moi.example.fr/c/CPTI';
  const codesOf = (copyNumber: number) =>
    receiptOf(receiptFacts(mixedSale(), { claim, copyNumber })).blocks.filter(
      (block) => block.kind === 'code' && block.data === claim,
    );
  expect(codesOf(0)).toHaveLength(1);
  expect(codesOf(1)).toEqual([]);
});

test('a copy says so with its number above and below all else', () => {
  const texts = textsOf(receiptOf(receiptFacts(mixedSale(), { copyNumber: 3 })));
  expect([texts.at(0), texts.at(-1)]).toEqual(['DUPLICATA 3', 'DUPLICATA 3']);
  expect(textsOf(receiptOf(receiptFacts(mixedSale()))).join()).not.toContain('DUPLICATA');
});

test('a ticket of the training journal can not pass for a real one', () => {
  const facts = receiptFacts(mixedSale());
  const journal = { ...facts.signed.journal, kind: 'training' as const };
  const texts = textsOf(receiptOf({ ...facts, signed: { ...facts.signed, journal } }));
  expect([texts.at(0), texts.at(-1)]).toEqual([
    'FORMATION - SANS VALEUR',
    'FORMATION - SANS VALEUR',
  ]);
});

test('goods under the margin scheme show neither rate nor VAT, and say why', () => {
  const lamp = { ...breadLine, unitPriceMinor: 12_000, vatCategory: 'M' as const, vatRateBp: 2000 };
  const sold = makeTransaction({
    basketId: 'basket-000000000000004',
    lines: [lamp, { ...breadLine, unitPriceMinor: 1_000, vatRateBp: 550 }],
  });
  const texts = textsOf(receiptOf(receiptFacts(sold)));
  const at = texts.indexOf('A');
  expect(texts.slice(at, at + 4)).toEqual(['A', '120,00', '', '120,00']);
  expect(texts).toContain('Régime particulier - Biens d’occasion (CGI, art. 297 A)');
  expect(texts.join()).not.toContain('20\u00a0%');
  expect(textsOf(receiptOf(receiptFacts(mixedSale()))).join()).not.toContain('Régime');
});

test('the guarantee is mentioned for what is sold, not for what comes back', () => {
  const everything = { isGuaranteed: () => true };
  const back = makeTransaction({
    basketId: 'basket-000000000000003',
    lines: [{ ...breadLine, quantity: { value: -1, scale: 0 } }],
  });
  const mention = /Garantie légale de conformité\u00a0: 2\u00a0ans/;
  expect(textsOf(receiptOf(receiptFacts(back, everything))).join()).not.toMatch(mention);
  expect(textsOf(receiptOf(receiptFacts(mixedSale(), everything))).join()).toMatch(mention);
});

test('a receipt that cancels another one names it', () => {
  const place = { journalId: 'dXbMYue0eyGaB00swcP8TQ', sequence: 12 };
  const voids: Transaction = { ...mixedSale(), references: [{ ...place, kind: 'voids' }] };
  const receiptNumberOf = () => '1-000007-RX';
  expect(textsOf(receiptOf(receiptFacts(voids, { receiptNumberOf })))).toContain(
    'Ce ticket annule le ticket 1-000007-RX',
  );
});

describe('whatever was sold', () => {
  it('every amount on the paper is one of the entry, and every sum of the entry is on the paper', () => {
    fc.assert(
      fc.property(arbitraryTransaction(), (transaction) => {
        const printed = amountsIn(textsOf(receiptOf(receiptFacts(transaction))));
        const { lines, tenders, vat, totals } = transaction;
        const sums = [
          totals.grossMinor,
          ...lines.map((line) => line.grossMinor),
          ...vat.flatMap((total) => [total.grossMinor, total.netMinor, total.vatMinor]),
          ...tenders.map((tender) => tender.tenderedMinor),
        ];
        const explained = lines.flatMap((line) => [
          line.unitPriceMinor,
          extendedPriceMinor(line.unitPriceMinor, line.quantity),
          ...line.modifiers.map(({ amountMinor }) => amountMinor),
        ]);
        const changeMinor = tenders.reduce((sum, tender) => sum + tender.changeMinor, 0);
        expect(sums.filter((amount) => !printed.includes(amount))).toEqual([]);
        const known = new Set([...sums, ...explained, changeMinor, totals.discountMinor]);
        expect(printed.filter((amount) => !known.has(amount))).toEqual([]);
      }),
    );
  });

  it('the figures at the edge of the lines add up to the total', () => {
    fc.assert(
      fc.property(arbitraryTransaction(), (transaction) => {
        const { blocks } = receiptOf(receiptFacts(transaction));
        const [from = 0, to = 0] = blocks.flatMap((block, at) => (block.kind === 'rule' ? at : []));
        const edges = blocks
          .slice(from, to)
          .flatMap((block) => (block.kind === 'pair' && block.indent === 0 ? block.right : []));
        const sum = amountsIn(edges).reduce((all, amount) => all + amount, 0);
        expect(sum).toBe(transaction.totals.grossMinor);
      }),
    );
  });

  it('what is left of a card that paid is told on the first print alone', () => {
    const card = { kind: 'gift-card' as const, number: 'G0K7M3P9Q2RX', currency: 'EUR' };
    const left = [{ ...card, leftMinor: 1_250 }];
    const told = (copyNumber: number) =>
      receiptText(receiptOf({ ...receiptFacts(mixedSale()), left, copyNumber }));
    expect(told(0)).toMatch(/Reste CARTE CADEAU Q2RX +12,50/);
    expect(told(1)).not.toContain('Reste');
  });

  it('a present shows no amount and no tender', () => {
    fc.assert(
      fc.property(arbitraryTransaction(), (transaction) => {
        const texts = textsOf(giftReceiptOf(receiptFacts(transaction)));
        expect(amountsIn(texts)).toEqual([]);
        expect(texts.join()).not.toMatch(/Espèces|Carte|TTC|€/);
      }),
    );
  });

  it('a paper has no sign that a receipt printer lacks', () => {
    fc.assert(
      fc.property(arbitraryTransaction(), fc.constantFrom('fr', 'en'), (transaction, language) => {
        const texts = textsOf(receiptOf(receiptFacts(transaction, { language })));
        // Windows-1252 has all of these; the arrow of a return is drawn in another way if need be.
        expect(texts.join('').replace(/[\u0020-\u007e\u00a0-\u00ff€œ↩]/g, '')).toBe('');
      }),
    );
  });
});

/** Figures with two decimals, in minor units: a reader of its own, not the writer turned round. */
function amountsIn(texts: readonly string[]): number[] {
  return texts.flatMap((text) =>
    [...text.matchAll(/(?<![\d.,])-?\d{1,3}(?:\u00a0?\d{3})*,\d\d(?!\d)/g)].map(([amount]) =>
      Number(amount.replace(/[\u00a0,]/g, '')),
    ),
  );
}

test('a deposit whose order is given up says what became of it, what had paid it, and what the store pays beside it', () => {
  const ended = (reasonCode: string) => {
    const returnOf = { journalId: 'journal', sequence: 7, line: 1 };
    const given = withLines(exchange(), {
      1: {
        ...{ accounting: 'deposit', depositKind: 'arrhes', fulfilment: 'return', returnOf },
        ...{ serialNumber: 'DZZ0000000AB', reasonCode, disposition: '', grossMinor: -3_000 },
      },
    });
    const facts = receiptFacts(given, { receiptNumberOf: () => '1-000007-RX' });
    return textsOf(receiptOf(facts)).join(' ').replaceAll('\u00a0', ' ');
  };
  expect(ended('given-up-customer')).toMatch(
    /arrhes perdues.*1590.*Versé par le ticket 1-000007-RX/,
  );
  expect(ended('given-up-retailer')).toMatch(/par le magasin : rendu.*Double des arrhes.*30,00 €/);
  expect(ended('given-up-goodwill')).not.toMatch(/Double|perdues/);
});
