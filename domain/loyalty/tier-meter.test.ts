import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleTerms } from '../../test/support/loyalty/sample-programme.ts';
import { plusMonths } from './day-months.ts';
import type { LoyaltyTerms } from './loyalty-programme.ts';
import { createTierMeter, leavesOn, type OpeningTier, type TierCount } from './tier-meter.ts';

test('the meter says what the definition says, whatever comes back in between', () => {
  fc.assert(
    fc.property(
      fc.array(anyAct(), { maxLength: 30 }),
      anyTerms(),
      fc.option(fc.record({ day: anyDay(), tier: fc.constantFrom('silver', 'gold', 'gone') })),
      (acts, terms, opening) => {
        const counts: TierCount[] = [];
        const meter = createTierMeter(terms, { counts, opening });
        for (const { day: businessDay, points, spentMinor, back } of acts.toSorted(byDay)) {
          expect(meter.on(businessDay)).toBe(definition(businessDay, terms, { counts, opening }));
          counts.push({ businessDay, points, spentMinor });
          const returned = counts[back];
          if (!returned) continue;
          returned.points = Math.floor(returned.points / 2);
          returned.spentMinor = 0;
          meter.changed(returned);
        }
        for (const day of ['2028-12-31', '2029-01-01', '2031-01-01'])
          expect(meter.on(day)).toBe(definition(day, terms, { counts, opening }));
      },
    ),
  );
});

/** The highest tier whose measure the counts of earlier days reach that have not left the window. */
function definition(
  day: string,
  { tiers, tierMeasure, tierWindow }: LoyaltyTerms,
  { counts, opening }: { counts: readonly TierCount[]; opening: OpeningTier | null },
): string {
  const earlier = counts.filter(({ businessDay }) => businessDay < day);
  const sumOf = (of: readonly TierCount[]) =>
    of.reduce((sum, each) => sum + (tierMeasure === 'points' ? each.points : each.spentMinor), 0);
  const inYear = (year: number) =>
    sumOf(earlier.filter(({ businessDay }) => Number(businessDay.slice(0, 4)) === year));
  const year = Number(day.slice(0, 4));
  const measure =
    tierWindow.kind === 'calendar'
      ? Math.max(inYear(year), inYear(year - 1))
      : sumOf(earlier.filter((each) => day < plusMonths(each.businessDay, tierWindow.months)));
  const reached = tiers.findLastIndex(({ fromMeasure }) => measure >= fromMeasure);
  const holds = opening !== null && day < leavesOn(opening.day, tierWindow);
  const brought = holds ? tiers.findIndex(({ id }) => id === opening.tier) : -1;
  return tiers[Math.max(reached, brought)]?.id ?? '';
}

function anyTerms() {
  return fc
    .record({
      tierMeasure: fc.constantFrom('points' as const, 'spent' as const),
      tierWindow: fc.constantFrom(
        { kind: 'calendar' as const },
        { kind: 'rolling' as const, months: 1 },
        { kind: 'rolling' as const, months: 12 },
      ),
      tiers: fc.constantFrom(sampleTerms.tiers, []),
    })
    .map((some): LoyaltyTerms => ({ ...sampleTerms, ...some }));
}

function anyAct() {
  return fc.record({
    day: anyDay(),
    points: fc.integer({ min: 0, max: 400 }),
    spentMinor: fc.integer({ min: 0, max: 400 }),
    back: fc.nat(40),
  });
}

function anyDay() {
  return fc
    .record({
      year: fc.constantFrom('2026', '2027', '2028'),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.constantFrom('01', '15', '28'),
    })
    .map(({ year, month, day }) => `${year}-${String(month).padStart(2, '0')}-${day}`);
}

function byDay(a: { day: string }, b: { day: string }): number {
  return a.day < b.day ? -1 : a.day > b.day ? 1 : 0;
}
