import fc from 'fast-check';
import { expect, it } from 'vitest';
import { denominationsOf } from './denominations.ts';
import type { DenominationCount } from './money.ts';
import { proposeChange } from './propose-change.ts';

const euro = denominationsOf('EUR');
const roll = (unitMinor: number, count: number): DenominationCount => ({
  ...{ form: 'roll', unitMinor, count },
});

it('a drawer that holds the minimum needs nothing, an empty one a roll of each coin and small notes', () => {
  const all = proposeChange([], euro, []);
  expect(all).toContainEqual({ form: 'note', unitMinor: 500, count: 10 });
  expect(all.filter(({ form }) => form === 'roll')).toHaveLength(8);
  expect(all.filter(({ form }) => form === 'coin')).toEqual([]);
  expect(proposeChange(all, euro, [])).toEqual([]);
});

it('loose coins and rolls of a coin count as one', () => {
  const left: DenominationCount[] = [{ form: 'coin', unitMinor: 200, count: 24 }];
  const wanted = [roll(5_000, 2)];
  // 48 € of 100 €: two rolls more, the second for 2 € that are missing.
  expect(proposeChange(left, euro, wanted)).toEqual([roll(5_000, 2)]);
  expect(proposeChange([...left, roll(5_000, 1)], euro, wanted)).toEqual([roll(5_000, 1)]);
});

it('whatever is left, what comes brings it up to the minimum and no roll too many', () => {
  const counts = fc.array(
    fc.record({ piece: fc.constantFrom(...euro), count: fc.integer({ min: 0, max: 60 }) }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(counts, (drawn) => {
      const left = drawn.map(({ piece, count }) => ({ ...piece, count }));
      const ordered = proposeChange(left, euro, []);
      expect(proposeChange([...left, ...ordered], euro, [])).toEqual([]);
      for (const [index, { count }] of ordered.entries()) {
        const fewer = ordered.with(index, { ...(ordered[index] ?? roll(1, 0)), count: count - 1 });
        expect(proposeChange([...left, ...fewer], euro, [])).not.toEqual([]);
      }
    }),
    { numRuns: 200 },
  );
});

it('a currency without rolls is ordered by the note and the coin', () => {
  const pounds = denominationsOf('GBP');
  const wanted: DenominationCount[] = [{ form: 'coin', unitMinor: 100, count: 20 }];
  expect(proposeChange([], pounds, wanted)).toEqual(wanted);
});
