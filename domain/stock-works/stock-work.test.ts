import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stockMovedEffects } from '../effects/stock-effects.ts';
import { quantityMilli } from '../quantity/quantity.ts';
import { stockMoveKinds, wrongStockMove } from './stock-moved.ts';
import { movedOf, type StockWork, signOf, type WorkLine, workValueMinor } from './stock-work.ts';

const anyQuantity = (scale: number) =>
  fc.record({ value: fc.integer({ min: 0, max: 5_000 }), scale: fc.constant(scale) });

const anyLine: fc.Arbitrary<WorkLine> = fc
  .tuple(fc.constantFrom(0, 2, 3), fc.option(fc.integer({ min: 0, max: 100_000 })))
  .chain(([scale, unitPriceMinor]) =>
    fc.record({
      sku: fc.constantFrom('a', 'b', 'c', 'd'),
      gtin: fc.constant(''),
      label: fc.constant('An item'),
      unit: fc.constant('piece' as const),
      condition: fc.constantFrom('sellable' as const, 'damaged' as const),
      quantity: anyQuantity(scale),
      announced: fc.option(anyQuantity(scale)),
      unitPriceMinor: fc.constant(unitPriceMinor),
      reasonCode: fc.constant(''),
      expectedMilli: fc.constant(null),
      countedAt: fc.constant('2026-11-22T08:00:00.000Z'),
      isMoved: fc.constant(false),
    }),
  );

const anyWork: fc.Arbitrary<StockWork> = fc.record({
  id: fc.constant('work-000000000000001'),
  kind: fc.constantFrom(...stockMoveKinds.filter((kind) => kind !== 'count')),
  documentId: fc.constant(''),
  otherPlaceId: fc.constant(''),
  direction: fc.constantFrom('in' as const, 'out' as const),
  reasonCode: fc.constant(''),
  zone: fc.constant(''),
  isRecount: fc.constant(false),
  isDone: fc.constant(false),
  startedBy: fc.constant('op-1'),
  startedAt: fc.constant('2026-11-22T08:00:00.000Z'),
});

const said = { reasonCode: 'breakage', currency: 'EUR' };

test('what a work says contradicts itself nowhere, whatever was gathered', () => {
  fc.assert(
    fc.property(anyWork, fc.array(anyLine, { maxLength: 20 }), (work, lines) => {
      for (const body of movedOf(work, lines, said)) expect(wrongStockMove(body)).toBeNull();
    }),
  );
});

test('the stock changes by what was gathered, in the direction of the work, and by nothing else', () => {
  fc.assert(
    fc.property(anyWork, fc.array(anyLine, { maxLength: 20 }), (work, lines) => {
      const effects = movedOf(work, lines, said).flatMap((body) => stockMovedEffects(body, 's-1'));
      const gathered = lines.reduce((sum, { quantity }) => sum + quantityMilli(quantity), 0);
      const moved = effects.reduce((sum, { change }) => sum + quantityMilli(change), 0);
      expect(moved).toBe(signOf(work) * gathered || 0);
      expect(effects.every(({ change }) => change.value !== 0)).toBe(true);
    }),
  );
});

test('it is worth what its lines are worth', () => {
  fc.assert(
    fc.property(anyWork, fc.array(anyLine, { maxLength: 20 }), (work, lines) => {
      const moved = movedOf(work, lines, said).flatMap((body) => body.lines);
      const valueMinor = moved.reduce((sum, line) => sum + (line.valueMinor ?? 0), 0);
      const isMoved = signOf(work) !== 0;
      expect(Math.abs(valueMinor)).toBe(isMoved ? workValueMinor(lines) : 0);
    }),
  );
});

test('a count whose change is not what was counted more or less is wrong', () => {
  const line = {
    ...{ number: 1, sku: 'a', gtin: '', label: 'A', condition: 'sellable' as const },
    ...{ unitPriceMinor: null, valueMinor: null, reasonCode: '' },
    counted: { value: 3, scale: 0 },
    expected: { value: 5, scale: 0 },
  };
  const count = (change: number) => ({
    ...{
      kind: 'count',
      workId: 'w',
      part: 1,
      parts: 1,
      documentId: '',
      otherPlaceId: '',
      zone: '',
    },
    ...{ reasonCode: '', currency: 'EUR', count: null },
    lines: [{ ...line, change: { value: change, scale: 0 } }],
  });
  expect(wrongStockMove(count(-2))).toBeNull();
  expect(wrongStockMove(count(2))).toBe('lines.0.change');
});
