import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overall, scoreDifferences } from '../../test/bench/differences/score.ts';
import {
  type Mistake,
  seededDay,
  singleMistakes,
} from '../../test/bench/differences/seeded-day.ts';
import type { Cause, TypingSlip } from './cause.ts';
import type { CountedDay, RecordedPayment } from './counted-day.ts';
import { explainDifference } from './explain-difference.ts';
import { withDigitsSwapped } from './swapped-digits.ts';

const ticket = (sequence: number, amountMinor: number, type = 'cash'): RecordedPayment => ({
  place: { journalId: 'j', sequence },
  ...{ type, amountMinor, isCash: type === 'cash', isTyped: false },
});

/** Cash and card, with what was counted of each more or less than expected. */
function dayOf(
  differences: { cash?: number; card?: number },
  rest: Partial<CountedDay> = {},
): CountedDay {
  return {
    tenders: [
      {
        ...{ type: 'cash', isCash: true, isCard: false, pieces: [] },
        ...{ expectedMinor: 50_000, countedMinor: 50_000 + (differences.cash ?? 0) },
      },
      {
        ...{ type: 'card', isCash: false, isCard: true, pieces: [] },
        ...{ expectedMinor: 80_000, countedMinor: 80_000 + (differences.card ?? 0) },
      },
    ],
    payments: [ticket(11, 1_990), ticket(12, 3_990, 'card'), ticket(13, 7_490)],
    ...{ movements: [], abandonedBaskets: [], unknownPayments: [] },
    ...rest,
  };
}

const firstCause = (day: CountedDay) => explainDifference(day)[0]?.examples[0]?.[0];

describe('explaining a difference', () => {
  it('a count that agrees needs no explanation', () => {
    expect(explainDifference(dayOf({}))).toEqual([]);
  });

  it('cash short by a ticket names that ticket', () => {
    expect(firstCause(dayOf({ cash: -7_490 }))).toMatchObject({
      kind: 'payment-not-received',
      payment: { place: { sequence: 13 } },
    });
  });

  it('of two equal tickets one after the other it says that one was rung twice', () => {
    const payments = [ticket(11, 1_990), ticket(12, 1_990)];
    expect(firstCause(dayOf({ cash: -1_990 }, { payments }))).toMatchObject({
      kind: 'payment-not-received',
      isTwin: true,
      payment: { place: { sequence: 12 } },
    });
  });

  it('as much too much in one as too little in the other is a ticket under the wrong tender', () => {
    expect(firstCause(dayOf({ cash: 3_990, card: -3_990 }))).toMatchObject({
      kind: 'tenders-swapped',
      paidWith: 'cash',
      payment: { place: { sequence: 12 } },
    });
  });

  it('a round sum missing is a drop that nobody entered', () => {
    expect(firstCause(dayOf({ cash: -30_000 }))).toMatchObject({
      kind: 'drop-not-recorded',
      amountMinor: 30_000,
    });
  });

  it('a payment whose end the terminal never told is what the terminal has too much', () => {
    const unknownPayments = [{ attemptId: 'a-1', amountMinor: 4_250 }];
    expect(firstCause(dayOf({ card: 4_250 }, { unknownPayments }))).toMatchObject({
      kind: 'unknown-card-payment',
      attemptId: 'a-1',
    });
  });

  it('a count of notes typed the wrong way round names the note', () => {
    const day = dayOf({});
    const [cash, card] = day.tenders;
    if (!cash || !card) throw new Error('both tenders');
    const pieces = [
      { valueMinor: 2_000, count: 31 },
      { valueMinor: 1_000, count: 4 },
    ];
    const counted = { ...cash, pieces, countedMinor: 66_000, expectedMinor: 66_000 - 18 * 2_000 };
    expect(firstCause({ ...day, tenders: [counted, card] })).toEqual({
      kind: 'typing-slip',
      slip: { in: 'pieces', valueMinor: 2_000, typed: 31, meant: 13 },
    });
  });

  it('what nothing explains is said to be unexplained', () => {
    expect(explainDifference(dayOf({ cash: -137 }))[0]?.examples).toEqual([]);
  });

  it('every cause that is offered makes up the difference of every tender exactly', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.array(fc.constantFrom<Mistake>(...singleMistakes, 'none-of-these'), { maxLength: 3 }),
        (seed, mistakes) => {
          const day = seededDay(seed, mistakes);
          const explanations = explainDifference(day);
          const found = day.tenders
            .map((tender) => [tender.type, tender.countedMinor - tender.expectedMinor] as const)
            .filter(([, minor]) => minor !== 0);
          for (const causes of explanations.flatMap(({ examples }) => examples))
            expect(madeBy(causes)).toEqual(Object.fromEntries(found));
          const confidence = explanations.reduce((sum, each) => sum + each.confidence, 0);
          expect(confidence).toBeLessThanOrEqual(1.000_001);
          const ranked = explanations.map((each) => each.confidence);
          expect(ranked).toEqual(ranked.toSorted((a, b) => b - a));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('names seeded mistakes first in six days of ten, among three in 85 of a hundred', () => {
    const score = overall(scoreDifferences(30).values());
    expect(score.first).toBeGreaterThanOrEqual(0.6);
    expect(score.amongThree).toBeGreaterThanOrEqual(0.85);
    expect(score.falselySure).toBeLessThan(0.1);
  });
});

/** What mistakes make a count differ by, worked out apart from the code that proposes them. */
function madeBy(causes: readonly Cause[]): Record<string, number> {
  const made = new Map<string, number>();
  const add = (type: string, minor: number) => made.set(type, (made.get(type) ?? 0) + minor);
  for (const cause of causes) {
    switch (cause.kind) {
      case 'payment-not-received':
      case 'refund-not-given':
        add(cause.payment.type, -cause.payment.amountMinor);
        break;
      case 'tenders-swapped':
        add(cause.payment.type, -cause.payment.amountMinor);
        add(cause.paidWith, cause.payment.amountMinor);
        break;
      case 'basket-not-rung':
        add('cash', cause.amountMinor);
        break;
      case 'drop-not-recorded':
        add('cash', -cause.amountMinor);
        break;
      case 'movement-not-made':
        add('cash', -cause.movement.amountMinor);
        break;
      case 'unknown-card-payment':
        add('card', cause.amountMinor);
        break;
      case 'wrong-change':
        add('cash', cause.meantMinor - cause.givenMinor);
        break;
      case 'typing-slip':
        addSlip(cause.slip);
        break;
    }
  }
  return Object.fromEntries([...made].filter(([, minor]) => minor !== 0));

  function addSlip(slip: TypingSlip): void {
    switch (slip.in) {
      case 'pieces':
        add('cash', (slip.typed - slip.meant) * slip.valueMinor);
        break;
      case 'row':
        add('cash', slip.count * (slip.typedAtMinor - slip.meantAtMinor));
        break;
      case 'count':
        add(slip.type, slip.typedMinor - slip.meantMinor);
        break;
      case 'movement':
        add('cash', slip.meantMinor - slip.movement.amountMinor);
        break;
      case 'payment':
        add(slip.payment.type, slip.meantMinor - slip.payment.amountMinor);
        break;
    }
  }
}

describe('digits that changed places', () => {
  it('gives each neighbouring exchange once, and a lost leading zero', () => {
    expect(withDigitsSwapped(1_234).toSorted((a, b) => a - b)).toEqual([1_243, 1_324, 2_134]);
    expect(withDigitsSwapped(5)).toEqual([50]);
    expect(withDigitsSwapped(11)).toEqual([]);
  });
});
