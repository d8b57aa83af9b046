import fc from 'fast-check';
import { expect, test } from 'vitest';
import { denominationsOf } from './denominations.ts';
import { leaveInDrawer } from './leave-in-drawer.ts';
import { type DenominationCount, denominationsMinor } from './money.ts';

const note = (unitMinor: number, count: number): DenominationCount => ({
  form: 'note',
  unitMinor,
  count,
});
const coin = (unitMinor: number, count: number): DenominationCount => ({
  form: 'coin',
  unitMinor,
  count,
});

const drawer = fc
  .array(fc.integer({ min: 0, max: 6 }), { minLength: 23, maxLength: 23 })
  .map((counts) =>
    denominationsOf('EUR').map((each, index) => ({ ...each, count: counts[index] ?? 0 })),
  );
const float = fc.integer({ min: 0, max: 40_000 });

test('the float stays in small change, and the large notes go', () => {
  const counted = [note(5_000, 6), note(2_000, 14), note(1_000, 11), note(500, 7), coin(200, 31)];
  expect(leaveInDrawer(counted, 20_000)).toEqual({
    left: [coin(200, 30), note(500, 6), note(1_000, 11)],
    taken: [coin(200, 1), note(500, 1), note(2_000, 14), note(5_000, 6)],
    leftMinor: 20_000,
    takenMinor: 58_000 + 700,
    isExact: true,
  });
});

test('what is there is parted into what stays and what goes, to the piece', () => {
  fc.assert(
    fc.property(drawer, float, (counted, floatMinor) => {
      const { left, taken, leftMinor, takenMinor } = leaveInDrawer(counted, floatMinor);
      expect(denominationsMinor(left)).toBe(leftMinor);
      expect(denominationsMinor(taken)).toBe(takenMinor);
      for (const { form, unitMinor, count } of counted) {
        const of = (side: readonly DenominationCount[]) =>
          side.find((each) => each.form === form && each.unitMinor === unitMinor)?.count ?? 0;
        expect(of(left) + of(taken)).toBe(count);
      }
    }),
  );
});

test('exactly the float stays whenever the pieces can make it, otherwise nothing lies nearer', () => {
  const few = fc.array(
    fc.record({
      form: fc.constant('coin' as const),
      unitMinor: fc.constantFrom(5, 10, 20, 50, 100, 200, 500),
      count: fc.integer({ min: 0, max: 3 }),
    }),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(few, fc.integer({ min: 0, max: 1_500 }), (counted, floatMinor) => {
      const sums = everySum(counted);
      const best = Math.min(...sums.map((sum) => Math.abs(sum - floatMinor)));
      const { leftMinor, isExact } = leaveInDrawer(counted, floatMinor);
      expect(Math.abs(leftMinor - floatMinor)).toBe(best);
      expect(isExact).toBe(best === 0);
      if (sums.includes(floatMinor - best)) expect(leftMinor).toBe(floatMinor - best);
    }),
  );
});

/** Every sum that some of the pieces make. */
function everySum(counted: readonly DenominationCount[]): number[] {
  let sums = new Set([0]);
  for (const { unitMinor, count } of counted) {
    const next = new Set(sums);
    for (const sum of sums) for (let n = 1; n <= count; n += 1) next.add(sum + n * unitMinor);
    sums = next;
  }
  return [...sums];
}
