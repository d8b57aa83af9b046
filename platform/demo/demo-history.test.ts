import fc from 'fast-check';
import { expect, test } from 'vitest';
import { journalDay } from '../../contract/platform/store-report.ts';
import { addFigures } from '../../domain/report/add-figures.ts';
import { daysAfter } from '../../domain/report/days-of-span.ts';
import { demoFigures } from './demo-history.ts';

const anyDay = fc.integer({ min: 0, max: 800 }).map((count) => daysAfter('2025-01-01', count));
const anyStore = fc.constantFrom('LYO1', 'PAR3', 'NAN1');

test('a made-up day adds up: hours, rates and tenders are its turnover, and it is the same each time', () => {
  fc.assert(
    fc.property(anyStore, anyDay, (store, day) => {
      const figures = demoFigures(store, day);
      const { turnover, hours, perRate, tenders, salesMinor, returnsMinor } = figures;
      expect(journalDay.shape.figures.parse(figures)).toEqual(figures);
      expect(salesMinor - returnsMinor).toBe(turnover.grossMinor);
      expect(hours.reduce((sum, { grossMinor }) => sum + grossMinor, 0)).toBe(turnover.grossMinor);
      expect(perRate[0]?.netMinor).toBe(turnover.netMinor);
      expect(tenders.reduce((sum, { inMinor }) => sum + inMinor, 0)).toBe(turnover.grossMinor);
      expect(demoFigures(store, day)).toEqual(figures);
    }),
    { numRuns: 60 },
  );
});

test('a Saturday of a demo store is busier than its Monday', () => {
  const mondays = daysOf('2026-06-01');
  const saturdays = daysOf('2026-06-06');
  expect(saturdays).toBeGreaterThan(mondays * 1.5);
});

/** Four weeks of one weekday. */
function daysOf(first: string): number {
  return [0, 7, 14, 21]
    .map((days) => demoFigures('LYO1', daysAfter(first, days)))
    .reduce(addFigures).turnover.grossMinor;
}
