import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stockMovedEffects } from '../effects/stock-effects.ts';
import { quantityMilli } from '../quantity/quantity.ts';
import {
  type CountedZone,
  correctionsOf,
  differenceMilli,
  needsRecount,
  sumsOf,
  sumZones,
  type Uncounted,
  unknownShrinkageBp,
} from './inventory.ts';
import { wrongStockMove } from './stock-moved.ts';
import type { WorkLine } from './stock-work.ts';

const skus = ['a', 'b', 'c', 'd', 'e'];

function line(sku: string, pieces: number, expected: number, isMoved = false): WorkLine {
  return {
    ...{ sku, gtin: '', label: sku, unit: 'piece', condition: 'sellable' },
    quantity: { value: pieces, scale: 0 },
    ...{ announced: null, unitPriceMinor: 1_000, reasonCode: '' },
    ...{ expectedMilli: expected * 1_000, countedAt: '2026-11-22T08:00:00.000Z', isMoved },
  };
}

let zoneCount = 0;
function zone(lines: readonly WorkLine[], isRecount = false): CountedZone {
  zoneCount += 1;
  return { work: { isRecount, zone: `Z${zoneCount}` }, till: '', lines };
}

function shouldBe(sku: string, pieces: number): Uncounted {
  return {
    ...{ sku, gtin: '', label: sku, unit: 'piece', scale: 0 },
    ...{ expectedMilli: pieces * 1_000, unitPriceMinor: 1_000 },
  };
}

const inventory = { id: 'inventory-000000001', scope: 'rolling' } as const;
const as = { workId: 'work-000000000000001', currency: 'EUR' };

/** What the corrections of an inventory do to a stock, thousandths by item. */
function corrected(stock: ReadonlyMap<string, number>, items: ReturnType<typeof sumZones>) {
  const after = new Map(stock);
  for (const body of correctionsOf(inventory, items, as)) {
    expect(wrongStockMove(body)).toBeNull();
    for (const { sku, change } of stockMovedEffects(body, 's-1')) {
      after.set(sku, (after.get(sku) ?? 0) + quantityMilli(change));
    }
  }
  return after;
}

test('the stock after a count is what was counted with what moved after, whenever the count is believed', () => {
  const event = fc.record({
    sku: fc.constantFrom(...skus),
    moved: fc.integer({ min: -5, max: 5 }),
  });
  const counted = fc.uniqueArray(
    fc.record({ sku: fc.constantFrom(...skus), pieces: fc.integer({ min: 0, max: 9 }) }),
    { selector: ({ sku }) => sku },
  );
  fc.assert(
    fc.property(fc.array(event), counted, fc.array(event), (before, counts, after) => {
      const stock = new Map(skus.map((sku) => [sku, 3_000]));
      const move = ({ sku, moved }: { sku: string; moved: number }) =>
        stock.set(sku, (stock.get(sku) ?? 0) + moved * 1_000);
      before.forEach(move);
      const untouched = new Map(stock);
      const lines = counts.map(({ sku, pieces }) =>
        line(sku, pieces, (stock.get(sku) ?? 0) / 1_000),
      );
      after.forEach(move);
      const end = corrected(stock, sumZones([zone(lines)]));
      for (const sku of skus) {
        const since = after.filter((each) => each.sku === sku);
        const moved = since.reduce((sum, each) => sum + each.moved * 1_000, 0);
        const found = counts.find((each) => each.sku === sku);
        // What nobody counted in a rolling count stays as it was.
        const base = found ? found.pieces * 1_000 : (untouched.get(sku) ?? 0);
        expect(end.get(sku)).toBe(base + moved);
      }
    }),
  );
});

test('zones of several counters add up, in whatever order they come', () => {
  const anyZone = fc.uniqueArray(
    fc.record({ sku: fc.constantFrom(...skus), pieces: fc.integer({ min: 0, max: 9 }) }),
    { selector: ({ sku }) => sku },
  );
  fc.assert(
    fc.property(fc.array(anyZone, { maxLength: 4 }), (zones) => {
      const given = zones.map((counts) =>
        zone(counts.map(({ sku, pieces }) => line(sku, pieces, 7))),
      );
      const items = sumZones(given);
      const again = sumZones(given.toReversed());
      for (const sku of skus) {
        const all = zones.flat().filter((each) => each.sku === sku);
        const item = items.find((each) => each.sku === sku);
        expect(item?.zones ?? 0).toBe(all.length);
        expect(item?.countedMilli ?? 0).toBe(
          all.reduce((sum, { pieces }) => sum + pieces * 1_000, 0),
        );
        expect(again.find((each) => each.sku === sku)).toEqual(item);
      }
    }),
  );
});

test('in a full inventory what nobody counted is gone, and what is not there is not named', () => {
  const items = sumZones(
    [zone([line('a', 2, 2)])],
    [shouldBe('a', 2), shouldBe('b', 4), shouldBe('c', 0)],
  );
  expect(
    items.map(({ sku, countedMilli, expectedMilli }) => [sku, countedMilli, expectedMilli]),
  ).toEqual([
    ['a', 2_000, 2_000],
    ['b', 0, 4_000],
  ]);
  expect(correctionsOf({ ...inventory, scope: 'full' }, items, as)).toMatchObject([
    {
      lines: [{ sku: 'b', change: { value: -4, scale: 0 }, valueMinor: -4_000 }],
      count: { scope: 'full', itemCount: 2, expectedMinor: 6_000, countedMinor: 2_000 },
    },
  ]);
});

test('a count that finds all as it should be says so by one entry that moves nothing', () => {
  const items = sumZones([zone([line('a', 2, 2)])]);
  expect(correctionsOf(inventory, items, as)).toMatchObject([
    { part: 1, parts: 1, lines: [], count: { expectedMinor: 2_000, countedMinor: 2_000 } },
  ]);
});

test('what was sold between two zones, or under the hands of who counts, has to be counted again', () => {
  const [between] = sumZones([zone([line('a', 2, 5)]), zone([line('a', 2, 4)])]);
  const [under] = sumZones([zone([line('a', 5, 5, true)])]);
  for (const item of [between, under]) expect(item && needsRecount(item, 1_000_000)).toBe(true);
  const [again] = sumZones([
    zone([line('a', 2, 5)]),
    zone([line('a', 2, 4)]),
    zone([line('a', 4, 4)], true),
  ]);
  expect(again).toMatchObject({ countedMilli: 4_000, expectedMilli: 4_000, isRecounted: true });
  expect(again && needsRecount(again, 0)).toBe(false);
});

test('a large difference is believed once it was counted twice', () => {
  const [once] = sumZones([zone([line('a', 0, 6)])]);
  expect(once && needsRecount(once, 5_000)).toBe(true);
  expect(once && needsRecount(once, 6_000)).toBe(false);
  const [twice] = sumZones([zone([line('a', 0, 6)]), zone([line('a', 1, 6)], true)]);
  expect(twice && [differenceMilli(twice), needsRecount(twice, 5_000)]).toEqual([-5_000, false]);
});

test('a thousand differences are two entries, and the sums stand in the first', () => {
  const lines = Array.from({ length: 1_000 }, (_, index) => line(`sku-${index}`, 1, 2));
  const bodies = correctionsOf(inventory, sumZones([zone(lines)]), as);
  expect(
    bodies.map(({ part, parts, lines: { length }, count }) => [
      part,
      parts,
      length,
      count === null,
    ]),
  ).toEqual([
    [1, 2, 500, false],
    [2, 2, 500, true],
  ]);
});

test('unknown shrinkage is a part of what should have been there', () => {
  const sums = sumsOf(sumZones([zone([line('a', 198, 200)])]), 'rolling');
  expect(unknownShrinkageBp(sums)).toBe(100);
  expect(unknownShrinkageBp({ ...sums, expectedMinor: 0 })).toBeNull();
  expect(unknownShrinkageBp({ ...sums, countedMinor: 202_000 })).toBe(-100);
});
