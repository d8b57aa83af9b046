import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CountedZone, sumZones } from './inventory.ts';
import { afterZone, type CountEffect, type SharedZone } from './shared-inventory.ts';
import type { WorkLine } from './stock-work.ts';

type ZoneEffect = Extract<CountEffect, { zoneId: string }>;

const anyLines = fc.uniqueArray(
  fc.record({
    sku: fc.constantFrom('a', 'b', 'c'),
    countedMilli: fc.integer({ min: 0, max: 5 }).map((pieces) => pieces * 1_000),
    expectedMilli: fc.constantFrom(3_000, 4_000),
    isMoved: fc.boolean(),
  }),
  { selector: ({ sku }) => sku },
);

/** What one till says of its zones, in its order. */
const anyTill = fc.array(
  fc.record({
    what: fc.constantFrom('zone-begun' as const, 'zone-counted' as const, 'zone-dropped' as const),
    zone: fc.constantFrom('A1', 'R'),
    isRecount: fc.boolean(),
    lines: anyLines,
  }),
  { maxLength: 6 },
);

function line({ sku, countedMilli, expectedMilli, isMoved }: SharedZone['lines'][number]) {
  const known: WorkLine = {
    ...{ sku, gtin: '', label: sku, unit: 'piece', condition: 'sellable', isMoved },
    quantity: { value: countedMilli / 1_000, scale: 0 },
    ...{ announced: null, unitPriceMinor: 1_000, reasonCode: '', expectedMilli, countedAt: '' },
  };
  return known;
}

/** What the manager looks at after the tills' entries arrived in this order. */
function reviewed(effects: readonly ZoneEffect[]) {
  const zones = new Map<string, SharedZone>();
  for (const effect of effects) {
    const after = afterZone(zones.get(effect.zoneId) ?? null, effect);
    if (after === null) zones.delete(effect.zoneId);
    else zones.set(effect.zoneId, after);
  }
  const open = [...zones.values()].filter(({ isDone }) => !isDone).length;
  const counted = [...zones.values()].map(
    ({ id, zone, isRecount, lines }): CountedZone => ({
      ...{ work: { zone, isRecount }, till: id.slice(0, 1), lines: lines.map(line) },
    }),
  );
  return { open, items: sumZones(counted) };
}

test('the result of an inventory is the same in whatever order the tills’ zones arrive', () => {
  const tills = fc.array(anyTill, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(tills, fc.infiniteStream(fc.nat()), (said, choices) => {
      const queues = said.map((entries, index) =>
        entries.map(({ zone, isRecount, ...entry }): ZoneEffect => {
          const zoneId = `${index}-${zone}-${isRecount}`;
          return { ...entry, inventoryId: 'i', placeId: 's-1', zoneId, zone, isRecount };
        }),
      );
      const oneAfterTheOther = queues.flat();
      const mixed: ZoneEffect[] = [];
      while (mixed.length < oneAfterTheOther.length) {
        // Each till's own entries arrive in its order (law 7), those of different tills in any.
        const waiting = queues.filter((queue) => queue.length > 0);
        const next = waiting[(choices.next().value ?? 0) % waiting.length]?.shift();
        if (next) mixed.push(next);
      }
      expect(reviewed(mixed)).toEqual(reviewed(oneAfterTheOther));
    }),
  );
});

test('an item that two tills counted in a zone of one name, or each counted again, is in doubt', () => {
  const of = { sku: 'a', countedMilli: 3_000, expectedMilli: 3_000, isMoved: false };
  const zone = (till: string, code: string, isRecount = false): CountedZone => ({
    ...{ work: { zone: code, isRecount }, till, lines: [line(of)] },
  });
  expect(sumZones([zone('1', 'A1'), zone('2', 'A1')])).toMatchObject([{ isMoved: true }]);
  expect(sumZones([zone('1', 'A1'), zone('2', 'R')])).toMatchObject([
    { isMoved: false, countedMilli: 6_000 },
  ]);
  const again = [zone('1', 'A1'), zone('2', 'R', true)];
  expect(sumZones(again)).toMatchObject([{ isMoved: false, countedMilli: 3_000 }]);
  expect(sumZones([...again, zone('1', 'R', true)])).toMatchObject([{ isMoved: true }]);
});
