import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleProgramme, sampleTerms } from '../../test/support/loyalty/sample-programme.ts';
import { foldLedger } from './fold-ledger.ts';
import type { LedgerFacts, PointsMovement } from './ledger.ts';
import type { LoyaltyLine, LoyaltyReturn, Purchase } from './loyalty-line.ts';
import type { LoyaltyProgramme } from './loyalty-programme.ts';

const today = '2026-11-30';
const plain: LoyaltyProgramme = {
  ...sampleProgramme,
  terms: [{ ...sampleTerms, welcomePoints: 0, expiryMonths: null }],
};

test('the order in which entries arrive changes nothing', () => {
  fc.assert(
    fc.property(anyFacts(), fc.integer(), ({ purchases, returns }, seed) => {
      const told = foldLedger({ purchases, returns, opening: null }, sampleProgramme, today);
      const other = {
        ...{ purchases: shuffled(purchases, seed), returns: shuffled(returns, seed + 1) },
        opening: null,
      };
      expect(foldLedger(other, sampleProgramme, today)).toEqual(told);
    }),
  );
});

test('what is told twice counts once', () => {
  fc.assert(
    fc.property(anyFacts(), ({ purchases, returns, opening }) => {
      const told = foldLedger({ purchases, returns, opening }, sampleProgramme, today);
      const twice = {
        ...{ purchases: [...purchases, ...purchases], returns: [...returns, ...returns], opening },
      };
      expect(foldLedger(twice, sampleProgramme, today)).toEqual(told);
    }),
  );
});

test('points are neither lost nor invented: the balance is what was earned and brought, less what went', () => {
  fc.assert(
    fc.property(anyFacts(), (facts) => {
      const { points, movements } = foldLedger(facts, sampleProgramme, today);
      expect(sumOf(movements)).toBe(points);
      const of = (kind: PointsMovement['kind']) =>
        sumOf(movements.filter((movement) => movement.kind === kind));
      expect(-of('earned-back')).toBeLessThanOrEqual(of('earned'));
      expect(of('spent-back')).toBeLessThanOrEqual(-of('spent'));
      expect(of('expired')).toBeLessThanOrEqual(0);
    }),
  );
});

test('when everything was given back, in whatever parts, nothing is left of points and of tier', () => {
  fc.assert(
    fc.property(anyPurchases(), fc.integer({ min: 1, max: 4 }), (purchases, parts) => {
      const returns = purchases.flatMap((purchase, index) =>
        purchase.lines.flatMap((line) => inParts(purchase, line, parts, index)),
      );
      const facts = { purchases, returns, opening: null };
      for (const programme of [plain, sampleProgramme]) {
        const ledger = foldLedger(facts, programme, '2027-11-29');
        const kinds = Map.groupBy(ledger.movements, ({ kind }) => kind);
        expect(sumOf(kinds.get('earned') ?? []) + sumOf(kinds.get('earned-back') ?? [])).toBe(0);
        expect(sumOf(kinds.get('spent') ?? []) + sumOf(kinds.get('spent-back') ?? [])).toBe(0);
        if (programme === plain) expect(ledger.points).toBe(0);
        expect(ledger.tier).toBe('');
      }
    }),
  );
});

test('a return takes back exactly what its line earned, under its multiplier', () => {
  const sold = purchase(1, '2026-10-01', [{ ...line(1, 999, 3), category: 'lighting' }]);
  const first = givenBack(9, '2026-10-05', sold, 1, 1_000);
  const ledgerOf = (...returns: LoyaltyReturn[]) =>
    foldLedger({ purchases: [sold], returns, opening: null }, plain, today);
  // 9,99 € twice is 19 whole points.
  expect(ledgerOf().points).toBe(19);
  expect(ledgerOf(first).points).toBe(12);
  expect(ledgerOf(first, givenBack(10, '2026-10-06', sold, 1, 1_000)).points).toBe(6);
  const all = [first, givenBack(10, '2026-10-06', sold, 1, 2_000)];
  expect(ledgerOf(...all).points).toBe(0);
  // More than was sold takes no more.
  expect(ledgerOf(...all, givenBack(11, '2026-10-07', sold, 1, 1_000)).points).toBe(0);
});

test('a return that arrives before its sale waits for it', () => {
  const sold = purchase(1, '2026-10-01', [line(1, 5_000, 2)]);
  const returns = [givenBack(9, '2026-10-05', sold, 1, 1_000)];
  expect(foldLedger({ purchases: [], returns, opening: null }, plain, today).movements).toEqual([]);
  expect(foldLedger({ purchases: [sold], returns, opening: null }, plain, today).points).toBe(25);
});

test('a return whose day is before that of its sale counts on the day of the sale', () => {
  const earned = purchase(1, '2026-10-01', [line(1, 20_000)]);
  const spent = purchase(2, '2026-10-05', [{ ...line(1, 1_500), rewards: [five] }]);
  const ledgerOf = (day: string) =>
    foldLedger(
      {
        purchases: [earned, spent],
        returns: [givenBack(9, day, spent, 1, 1_000)],
        opening: null,
      },
      plain,
      today,
    );
  expect(ledgerOf('2026-10-04')).toMatchObject({ points: 200 });
  expect(ledgerOf('2026-10-04')).toEqual(ledgerOf('2026-10-05'));
});

test('a sale dated far ahead counts, and expires nothing before its time', () => {
  const bought = purchase(1, '2026-10-01', [line(1, 5_000)]);
  const ahead = purchase(2, '2062-10-01', [line(1, 1_000)]);
  const back = givenBack(9, '2062-10-02', bought, 1, 1_000);
  const on = (day: string, returns: LoyaltyReturn[] = []) =>
    foldLedger({ purchases: [bought, ahead], returns, opening: null }, sampleProgramme, day);
  expect(on(today)).toMatchObject({
    ...{ asOf: today, points: 50 + 50 + 10, tier: '' },
    nextExpiry: { on: '2027-10-01', points: 100 },
  });
  expect(on('2027-10-01')).toMatchObject({ asOf: '2027-10-01', points: 10 });
  expect(on(today, [back])).toMatchObject({ points: 10 });
});

test('points that were owed and paid since are there again when the reward comes back, until they expire', () => {
  const purchases = [
    purchase(1, '2026-10-01', [line(1, 5_000)]),
    purchase(2, '2026-10-02', [{ ...line(1, 0), rewards: [five] }]),
    purchase(3, '2026-10-03', [line(1, 5_000)]),
  ];
  const [, overdrawn] = purchases;
  if (!overdrawn) throw new Error('There is one');
  const returns = [givenBack(9, '2026-10-04', overdrawn, 1, 1_000)];
  const again = purchase(4, '2026-10-05', [{ ...line(1, 0), rewards: [five] }]);
  const programme = { ...plain, terms: [{ ...sampleTerms, welcomePoints: 0 }] };
  const on = (day: string, more: Purchase[] = []) =>
    foldLedger({ purchases: [...purchases, ...more], returns, opening: null }, programme, day);
  expect(on(today)).toMatchObject({ points: 100, nextExpiry: { on: '2027-10-01', points: 50 } });
  expect(on(today, [again])).toMatchObject({ points: 0, overdrawn: [{ points: 50 }] });
  expect(on('2027-10-01').points).toBe(50);
  expect(on('2027-10-03')).toMatchObject({ points: 0, nextExpiry: null });
});

test('no overdraft is reported while the balance covers what is spent', () => {
  const anyAct = fc.record({
    day: fc.integer({ min: 1, max: 28 }).map((day) => `2026-03-${String(day).padStart(2, '0')}`),
    amountMinor: fc.integer({ min: 0, max: 12_000 }),
    rewards: fc.constantFrom([], [five]),
    backOn: fc.option(
      fc.integer({ min: 1, max: 28 }).map((day) => `2026-03-${String(day).padStart(2, '0')}`),
    ),
  });
  const terms = { ...sampleTerms, welcomePoints: 0, expiryMonths: 1 };
  fc.assert(
    fc.property(
      fc.array(anyAct, { maxLength: 10 }),
      fc.constantFrom(plain, { ...plain, terms: [terms] }),
      fc.constantFrom('2026-03-15', '2026-04-15'),
      (acts, programme, day) => {
        const purchases = acts.map(({ day: on, amountMinor, rewards }, index) =>
          purchase(index + 1, on, [{ ...line(1, amountMinor), rewards }]),
        );
        const returns = purchases.flatMap((sold, index) => {
          const on = acts[index]?.backOn ?? null;
          return on === null ? [] : [givenBack(index + 1, on, sold, 1, 1_000)];
        });
        const told = foldLedger({ purchases, returns, opening: null }, programme, day);
        let balance = 0;
        const lacking: { sequence: number; points: number }[] = [];
        for (const { kind, points, of } of told.movements) {
          const lacks = -points - Math.max(0, balance);
          if (kind === 'spent' && lacks > 0)
            lacking.push({ sequence: of?.sequence ?? 0, points: lacks });
          balance += points;
        }
        expect(balance).toBe(told.points);
        expect(
          told.overdrawn.map(({ place, points }) => ({ sequence: place.sequence, points })),
        ).toEqual(lacking);
      },
    ),
    { numRuns: 500 },
  );
});

test('points that are spent come back with the goods they were spent on', () => {
  const earned = purchase(1, '2026-10-01', [line(1, 20_000)]);
  const spent = purchase(2, '2026-10-02', [{ ...line(1, 1_500), rewards: [five] }]);
  const back = givenBack(3, '2026-10-03', spent, 1, 1_000);
  const pointsOf = (facts: Omit<LedgerFacts, 'opening'>) =>
    foldLedger({ ...facts, opening: null }, plain, today).points;
  expect(pointsOf({ purchases: [earned, spent], returns: [] })).toBe(200 - 100 + 15);
  expect(pointsOf({ purchases: [earned, spent], returns: [back] })).toBe(200);
});

test('two tills that spend the same points are found, with what it took off', () => {
  const purchases = [
    purchase(1, '2026-10-01', [line(1, 15_000)]),
    purchase(2, '2026-10-02', [{ ...line(1, 0), rewards: [five] }]),
    purchase(3, '2026-10-02', [{ ...line(1, 0), rewards: [five] }]),
  ];
  const { points, overdrawn } = foldLedger({ purchases, returns: [], opening: null }, plain, today);
  expect(points).toBe(-50);
  expect(overdrawn).toEqual([
    { place: { journalId: 'journal', sequence: 3 }, points: 50, amountMinor: 250 },
  ]);
});

test('points that were earned before and arrive late make good what seemed to be spent twice', () => {
  const spent = purchase(2, '2026-10-02', [{ ...line(1, 0), rewards: [five] }]);
  const late = purchase(1, '2026-10-01', [line(1, 15_000)]);
  const overdrawnOf = (purchases: Purchase[]) =>
    foldLedger({ purchases, returns: [], opening: null }, plain, today).overdrawn;
  expect(overdrawnOf([spent])).toHaveLength(1);
  expect(overdrawnOf([spent, late])).toEqual([]);
});

test('points expire on the day the terms say, the oldest are spent first, and nothing expires twice', () => {
  const programme = { ...plain, terms: [{ ...sampleTerms, welcomePoints: 0, expiryMonths: 1 }] };
  const purchases = [
    purchase(1, '2026-01-31', [line(1, 12_000)]),
    purchase(2, '2026-02-10', [line(1, 5_000)]),
    purchase(3, '2026-02-12', [{ ...line(1, 0), rewards: [five] }]),
  ];
  const on = (day: string, returns: LoyaltyReturn[] = []) =>
    foldLedger({ purchases, returns, opening: null }, programme, day);
  expect(on('2026-02-27')).toMatchObject({
    points: 70,
    nextExpiry: { on: '2026-02-28', points: 20 },
  });
  expect(on('2026-02-28').points).toBe(50);
  expect(on('2026-03-10').points).toBe(0);
  const [first] = purchases;
  if (!first) throw new Error('There is one');
  // Of 120 points 20 had expired: those are not taken again, the other 100 are owed.
  expect(on('2026-03-10', [givenBack(9, '2026-03-01', first, 1, 1_000)]).points).toBe(-50);
});

test('a tier begins on the day after it is reached and ends when what reached it counts no more', () => {
  const bought = purchase(1, '2026-03-31', [line(1, 20_000)]);
  const on = (day: string) =>
    foldLedger({ purchases: [bought], returns: [], opening: null }, plain, day);
  expect(on('2026-03-31')).toMatchObject({
    tier: '',
    nextTier: { on: '2026-04-01', tier: 'silver' },
  });
  expect(on('2026-04-01')).toMatchObject({
    tier: 'silver',
    nextTier: { on: '2027-03-31', tier: '' },
  });
  expect(on('2027-03-31')).toMatchObject({ tier: '', nextTier: null });
});

test('a tier of a calendar year holds to the end of the next one', () => {
  const terms = { ...sampleTerms, welcomePoints: 0, tierWindow: { kind: 'calendar' as const } };
  const bought = purchase(1, '2026-03-31', [line(1, 20_000)]);
  const facts = { purchases: [bought], returns: [], opening: null };
  const on = (day: string) => foldLedger(facts, { ...plain, terms: [terms] }, day);
  expect(on('2027-12-31')).toMatchObject({
    tier: 'silver',
    nextTier: { on: '2028-01-01', tier: '' },
  });
  expect(on('2028-01-01').tier).toBe('');
});

test('the tier of the day multiplies, whatever is bought on it', () => {
  const purchases = [
    purchase(1, '2026-03-01', [line(1, 100_000)]),
    purchase(2, '2026-03-01', [line(1, 1_000)]),
    purchase(3, '2026-03-02', [line(1, 1_000)]),
  ];
  const { points } = foldLedger({ purchases, returns: [], opening: null }, plain, today);
  expect(points).toBe(1_000 + 10 + 15);
});

test('what an earlier system had is brought along: its points stay, its tier for a window, and nobody is new', () => {
  const opening = { day: '2026-02-01', points: 410, tier: 'gold' };
  const bought = purchase(1, '2026-02-02', [line(1, 1_000)]);
  const on = (day: string) =>
    foldLedger({ purchases: [bought], returns: [], opening }, sampleProgramme, day);
  expect(on('2026-11-30')).toMatchObject({ points: 425, tier: 'gold' });
  expect(on('2027-02-02')).toMatchObject({ points: 410, tier: '' });
});

test('the first purchase brings the welcome once, whichever arrives first, and giving it back takes it away', () => {
  const first = purchase(1, '2026-10-01', [line(1, 1_000)]);
  const second = purchase(2, '2026-10-02', [line(1, 1_000)]);
  const pointsOf = (purchases: Purchase[], returns: LoyaltyReturn[] = []) =>
    foldLedger({ purchases, returns, opening: null }, sampleProgramme, today).points;
  expect(pointsOf([second])).toBe(60);
  expect(pointsOf([second, first])).toBe(70);
  expect(pointsOf([second, first], [givenBack(9, '2026-10-03', first, 1, 1_000)])).toBe(10);
});

test('a purchase in another currency earns nothing', () => {
  const bought = { ...purchase(1, '2026-10-01', [line(1, 1_000)]), currency: 'CHF' };
  expect(
    foldLedger({ purchases: [bought], returns: [], opening: null }, plain, today),
  ).toMatchObject({ points: 0, hasPurchased: false });
});

const five = { rewardId: 'five', offMinor: 500 };

function line(number: number, amountMinor: number, pieces = 1): LoyaltyLine {
  return {
    ...{ line: number, sku: `sku-${number}`, model: '', category: 'table', amountMinor },
    ...{ quantityMilli: pieces * 1_000, rewards: [] },
  };
}

function purchase(sequence: number, businessDay: string, lines: LoyaltyLine[]): Purchase {
  return { place: { journalId: 'journal', sequence }, businessDay, currency: 'EUR', lines };
}

function givenBack(
  sequence: number,
  businessDay: string,
  sold: Purchase,
  number: number,
  quantityMilli: number,
): LoyaltyReturn {
  const place = { journalId: 'returning', sequence };
  return { place, line: 1, businessDay, of: { ...sold.place, line: number }, quantityMilli };
}

/** All of a line, in so many returns, with what can't be shared in the last of them. */
function inParts(
  sold: Purchase,
  { line: number, quantityMilli }: LoyaltyLine,
  parts: number,
  index: number,
): LoyaltyReturn[] {
  const each = Math.floor(quantityMilli / parts);
  return Array.from({ length: parts }, (_, part) =>
    givenBack(
      10_000 * (index + 1) + 100 * number + part,
      `2027-03-${String(1 + part).padStart(2, '0')}`,
      sold,
      number,
      part === parts - 1 ? quantityMilli - each * (parts - 1) : each,
    ),
  );
}

const anyDay = () =>
  fc
    .record({ month: fc.integer({ min: 1, max: 11 }), day: fc.integer({ min: 1, max: 28 }) })
    .map(
      ({ month, day }) => `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
    );

function anyPurchases() {
  const anyLine = fc.record({
    sku: fc.constantFrom('cup', 'bag', 'lamp'),
    category: fc.constantFrom('table', 'lighting'),
    amountMinor: fc.integer({ min: 0, max: 150_000 }),
    quantityMilli: fc.constantFrom(1_000, 2_000, 3_000, 1_250),
    rewards: fc.constantFrom([], [], [five], [{ rewardId: 'birthday', offMinor: 120 }]),
  });
  return fc
    .array(fc.record({ day: anyDay(), lines: fc.array(anyLine, { minLength: 1, maxLength: 4 }) }), {
      maxLength: 8,
    })
    .map((each) =>
      each.map(({ day, lines }, index) =>
        purchase(
          index + 1,
          day,
          lines.map((one, at) => ({ ...one, model: '', line: at + 1 })),
        ),
      ),
    );
}

function anyFacts() {
  return fc
    .record({
      purchases: anyPurchases(),
      backs: fc.array(
        fc.record({
          sale: fc.nat(7),
          line: fc.integer({ min: 1, max: 4 }),
          milli: fc.constantFrom(250, 1_000, 2_000),
          day: anyDay(),
        }),
        { maxLength: 8 },
      ),
      opening: fc.option(
        fc.record({
          day: anyDay(),
          points: fc.integer({ min: -100, max: 500 }),
          tier: fc.constantFrom('', 'silver', 'gold'),
        }),
      ),
    })
    .map(({ purchases, backs, opening }) => ({
      ...{ purchases, opening },
      returns: backs.flatMap(({ sale, line: number, milli, day }, index) => {
        const sold = purchases[sale];
        // Before its sale too: the clocks of two tills differ.
        return sold ? [givenBack(index + 1, day, sold, number, milli)] : [];
      }),
    }));
}

function shuffled<T>(each: readonly T[], seed: number): T[] {
  return each
    .map((value, index) => ({ value, at: Math.imul(seed ^ (index + 1), 2_654_435_761) }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

function sumOf(each: readonly { points: number }[]): number {
  return each.reduce((sum, { points }) => sum + points, 0);
}
