import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseSource, type Source } from './choose-source.ts';
import { distanceKm } from './distance-km.ts';

const lyon = { latitude: 45.764, longitude: 4.836 };
const paris = { latitude: 48.857, longitude: 2.352 };
const lille = { latitude: 50.63, longitude: 3.066 };

const wanted = {
  fulfilment: 'ship',
  storeId: 'LYO1',
  position: lyon,
  quantityMilli: 1_000,
} as const;
const place = (placeId: string, changes: Partial<Source> = {}): Source => ({
  placeId,
  kind: 'store',
  position: paris,
  availableMilli: 1_000,
  ...changes,
});

test('Lyon to Paris is 392 km', () => {
  expect(Math.round(distanceKm(lyon, paris))).toBe(392);
});

test('a warehouse is asked before any store, also before the one that sold it', () => {
  const sources = [
    place('LYO1', { position: lyon }),
    place('W1', { kind: 'warehouse', position: lille }),
  ];
  expect(chooseSource(wanted, sources)?.placeId).toBe('W1');
});

test('of stores the nearest to the one that sold it', () => {
  const sources = [
    place('LIL1', { position: lille }),
    place('PAR1'),
    place('NOW', { position: null }),
  ];
  expect(chooseSource(wanted, sources)?.placeId).toBe('PAR1');
});

test('a place that has less than the line asks is none', () => {
  const sources = [place('W1', { kind: 'warehouse', availableMilli: 999 }), place('PAR1')];
  expect(chooseSource(wanted, sources)?.placeId).toBe('PAR1');
  expect(chooseSource({ ...wanted, quantityMilli: 1_001 }, sources)).toBeNull();
});

test('what is picked up or reserved lies in the store that sold it', () => {
  const sources = [place('W1', { kind: 'warehouse' }), place('LYO1', { position: lyon })];
  for (const fulfilment of ['pickup', 'reserve'] as const)
    expect(chooseSource({ ...wanted, fulfilment }, sources)?.placeId).toBe('LYO1');
});

test('whatever order the places come in, the choice is the same and can be kept', () => {
  const position = fc.constantFrom(lyon, paris, lille, null);
  const source = fc.record({
    kind: fc.constantFrom('store' as const, 'warehouse' as const),
    position,
    availableMilli: fc.integer({ min: -2_000, max: 4_000 }),
  });
  fc.assert(
    fc.property(fc.array(source), fc.integer({ min: 1, max: 3_000 }), (found, quantityMilli) => {
      const sources = found.map((each, index) => place(`P${index}`, each));
      const chosen = chooseSource({ ...wanted, quantityMilli }, sources);
      expect(chooseSource({ ...wanted, quantityMilli }, [...sources].reverse())).toBe(chosen);
      const fitting = sources.filter(({ availableMilli }) => availableMilli >= quantityMilli);
      expect(chosen === null).toBe(fitting.length === 0);
      if (chosen) expect(fitting).toContain(chosen);
    }),
  );
});
