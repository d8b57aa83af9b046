import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueEffectsOf } from '../effects/value-effects.ts';
import { sumMinor } from '../money/minor.ts';
import { deductDeposit } from '../stored-value/deduct-deposit.ts';
import { depositItem } from '../stored-value/money-item.ts';
import type { Tender } from '../tender/offer-tender.ts';
import { complete } from '../transaction/complete.ts';
import type { Transaction } from '../transaction/transaction.ts';
import { wrongSum } from '../transaction/transaction-sums.ts';
import type { Basket } from './basket.ts';
import type { BasketDeposit, BasketGroup } from './basket-group.ts';
import type { BasketStepBody } from './basket-step.ts';
import { foldSteps } from './fold-basket.ts';
import type { ItemFacts } from './item-facts.ts';
import { settle } from './settle.ts';

/** Pieces of goods at a rate, as somebody reserves them. */
interface Goods {
  unitPriceMinor: number;
  pieces: number;
  vatRateBp: number;
}

const rates = [0, 210, 550, 1_000, 2_000];
const someGoods = fc.array(
  fc.record({
    unitPriceMinor: fc.integer({ min: 1, max: 50_000 }),
    pieces: fc.integer({ min: 1, max: 5 }),
    vatRateBp: fc.constantFrom(...rates),
  }),
  { minLength: 1, maxLength: 8 },
);
const share: fc.Arbitrary<BasketDeposit['of']> = fc.oneof(
  fc.record({ kind: fc.constant('rate' as const), rateBp: fc.integer({ min: 1, max: 10_000 }) }),
  fc.record({
    kind: fc.constant('amount' as const),
    amountMinor: fc.integer({ min: 1, max: 500_000 }),
  }),
);

describe('a deposit on goods of several rates', () => {
  it('is exactly what was asked, in parts that are none more than the goods at their rate', () => {
    fc.assert(
      fc.property(someGoods, share, (goods, of) => {
        const { lines } = reserved(goods, of);
        const deposits = lines.filter(({ origin }) => origin === 'deposit');
        const dueMinor = sumMinor(goods.map(amountOf));
        const wanted =
          of.kind === 'amount' ? of.amountMinor : Math.round((dueMinor * of.rateBp) / 10_000);
        expect(sumMinor(deposits.map(({ item }) => item.unitPriceMinor))).toBe(
          Math.min(wanted, dueMinor),
        );
        for (const { item } of deposits) {
          const there = goods.filter(({ vatRateBp }) => vatRateBp === item.vatRateBp);
          expect(item.unitPriceMinor).toBeLessThanOrEqual(sumMinor(there.map(amountOf)));
          // In proportion, to the cent.
          const ideal = (Math.min(wanted, dueMinor) * sumMinor(there.map(amountOf))) / dueMinor;
          expect(Math.abs(item.unitPriceMinor - ideal)).toBeLessThan(1);
        }
        const numbers = lines.map(({ number }) => number);
        expect(new Set(numbers).size).toBe(numbers.length);
      }),
    );
  });

  it('taken off the goods leaves exactly the rest and its VAT at every rate, and nothing of itself', () => {
    fc.assert(
      fc.property(someGoods, share, (goods, of) => {
        const paid = paidBy(reserved(goods, of));
        if (paid === null) return;
        const handedOver = rung(goods.map(dueRung));
        const [first, ...others] = paid.lines;
        if (!first) throw new Error('A deposit has a line');
        const by = { journalId: 'journal-0000000001', sequence: 7 };
        const off = deductDeposit(handedOver, {
          lines: [first, ...others],
          ...{ by, receiptNumber: '1-000001-AA' },
        });
        if (!off.ok) throw new Error(off.error.code);
        const rest = paidBy(rung([...goods.map(dueRung), off.value]));
        const all = settle(handedOver).vat;
        for (const { vatRateBp, grossMinor, vatMinor } of all) {
          const at = (of: Transaction | null) =>
            of?.vat.find((each) => each.vatRateBp === vatRateBp) ?? { grossMinor: 0, vatMinor: 0 };
          expect(at(paid).grossMinor + at(rest).grossMinor).toBe(grossMinor);
          expect(at(paid).vatMinor + at(rest).vatMinor).toBe(vatMinor);
        }
        expect(rest?.references).toHaveLength(1 + 1);
        const moved = [paid, rest].flatMap((each) => (each ? valueEffectsOf(each) : []));
        expect(moved).toHaveLength(2);
        expect(sumMinor(moved.map(({ amountMinor }) => amountMinor))).toBe(0);
      }),
    );
  });
});

describe('a deposit at two rates that is taken off', () => {
  const goods = [
    { unitPriceMinor: 2_500, pieces: 1, vatRateBp: 550 },
    { unitPriceMinor: 7_990, pieces: 1, vatRateBp: 2_000 },
  ];
  const paid = paidBy(reserved(goods, { kind: 'rate', rateBp: 3_000 }));
  const [first, ...others] = paid?.lines ?? [];
  if (!first) throw new Error('A deposit has a line');
  const by = { journalId: 'journal-0000000001', sequence: 7 };
  const off = deductDeposit(rung(goods.map(dueRung)), {
    ...{ lines: [first, ...others], by, receiptNumber: '1-000001-AA' },
  });
  if (!off.ok) throw new Error(off.error.code);
  const bodies = [...goods.map(dueRung), off.value];

  it('goes whole when one of its lines is taken out, each with its trace', () => {
    const { lines, corrections } = rung([...bodies, { kind: 'line-voided', lineNumber: 4 }]);
    expect(lines.map(({ accounting }) => accounting)).toEqual(['turnover', 'turnover']);
    expect(corrections).toMatchObject([
      { kind: 'line-void', lineNumber: 3, amountMinor: 750 },
      { kind: 'line-void', lineNumber: 4, amountMinor: 2_397 },
    ]);
  });

  it('goes and comes back whole by an undo, whose trace is of all of it', () => {
    const { lines, corrections } = rung([...bodies, { kind: 'undone', stepNumber: 4 }]);
    expect(lines).toHaveLength(2);
    expect(corrections).toMatchObject([{ kind: 'undo', lineNumber: 0, amountMinor: 3_147 }]);
    const voided = { kind: 'line-voided', lineNumber: 3 } as const;
    expect(rung([...bodies, voided, { kind: 'undone', stepNumber: 5 }]).lines).toHaveLength(4);
  });
});

const amountOf = ({ unitPriceMinor, pieces }: Goods): number => unitPriceMinor * pieces;

function facts({ unitPriceMinor, vatRateBp }: Goods): ItemFacts {
  return {
    ...{ sku: `goods-${String(vatRateBp)}`, gtin: '', name: 'Goods', category: 'Test' },
    ...{ eReportingCategory: 'TLB1', unitPriceMinor, priceSource: 'base', vatCategory: 'S' },
    ...{ vatRateBp, unit: 'piece', quantityScale: 0, ecoParticipationMinor: 0 },
    ...{ size: '', colour: '', model: '', picture: '' },
  };
}

const group: BasketGroup = {
  ...{ number: 1, fulfilment: 'reserve', placeId: 's-1', placeName: 'Lyon', method: null },
  ...{
    address: null,
    feeLine: 0,
    feeItem: null,
    latest: '',
    holdUntil: '',
    holdHours: 0,
    payment: 'deposit',
  },
  promise: { level: 'on-request', from: '', through: '' },
};

/** Goods laid aside against a deposit, which was asked for with the first of them. */
function reserved(goods: readonly Goods[], of: BasketDeposit['of']): Basket {
  const [first] = goods;
  if (!first) throw new Error('There are goods');
  const item = depositItem(0, 'Acompte Goods', facts(first));
  const deposit: BasketDeposit = {
    ...{ kind: 'acompte', of, lineNumber: 2, serialNumber: 'D001R1PQ5CQY', item },
  };
  // Numbers go on where the deposit took some.
  let { lastLineNumber } = rung([]);
  const bodies: BasketStepBody[] = [];
  for (const [index, each] of goods.entries()) {
    const lineNumber = lastLineNumber + 1;
    const quantity = { value: each.pieces, scale: 0 };
    bodies.push(
      { kind: 'item-added', lineNumber, item: facts(each), quantity, entered: 'scanned' },
      { kind: 'line-fulfilled', lineNumber, group: 1, ...(index === 0 ? { set: group } : {}) },
    );
    if (index === 0) bodies.push({ kind: 'group-set', group, deposit });
    ({ lastLineNumber } = rung(bodies));
  }
  return rung(bodies);
}

function dueRung({ pieces, ...goods }: Goods, index: number): BasketStepBody {
  return {
    ...{ kind: 'due-rung', lineNumber: index + 1, item: facts({ pieces, ...goods }) },
    ...{ quantity: { value: pieces, scale: 0 }, fulfilment: 'reserve', discount: null },
    due: { order: 'journal-0000000001/6', line: index + 1 },
  };
}

function rung(bodies: readonly BasketStepBody[]): Basket {
  const opened = { kind: 'opened', seat: 'till', currency: 'EUR' } as const;
  return foldSteps(
    [opened, ...bodies].map((body, index) => ({
      ...{ basketId: 'basket', number: index + 1, commandId: `step-${String(index)}`, body },
      ...{ operatorId: 'op-1', at: '2026-11-22T08:00:00.000Z' },
    })),
  ).basket;
}

/** What is journalled once it is paid by card; null where nothing is to be journalled. */
function paidBy(basket: Basket): Transaction | null {
  const { remainingMinor } = settle(basket);
  const card: Tender = {
    ...{ id: 'tender', type: 'card', kind: 'card', tenderedMinor: remainingMinor },
    ...{ amountMinor: remainingMinor, changeMinor: 0, roundingMinor: 0 },
    ...{ reference: '', refundOf: null },
  };
  const completed = complete({ ...basket, tenders: remainingMinor === 0 ? [] : [card] });
  if (!completed.ok) return null;
  expect(wrongSum(completed.value)).toBeNull();
  return completed.value;
}
