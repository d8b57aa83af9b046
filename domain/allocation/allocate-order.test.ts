import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allocationRulesSetting } from '../../contract/document/allocation-rules.ts';
import {
  bestByTrying,
  isBetter,
  outcomeOfAllocation,
} from '../../test/support/allocation/best-by-trying.ts';
import { seededOrder } from '../../test/support/allocation/seeded-order.ts';
import { allocateOrder } from './allocate-order.ts';
import { type AllocationRules, shippedAllocationRules } from './allocation-rules.ts';
import type { CandidateSource, LineToAllocate } from './order-to-allocate.ts';

const lyon = { latitude: 45.764, longitude: 4.836 };
const paris = { latitude: 48.857, longitude: 2.352 };
const lille = { latitude: 50.63, longitude: 3.066 };
const day = '2026-11-23';

const source = (id: string, pieces: number, changes: Partial<CandidateSource> = {}) =>
  ({
    ...{ id, kind: 'store', companyId: 'c-1', position: paris, leavesOn: day },
    stock: new Map([['A', { freeMilli: pieces * 1_000, safetyMilli: 0 }]]),
    ...changes,
  }) satisfies CandidateSource;
const line = (changes: Partial<LineToAllocate> = {}): LineToAllocate => ({
  ...{ line: 1, group: 'g1', fulfilment: 'ship', sku: 'A', quantityMilli: 1_000 },
  ...{ toPlace: '', position: lyon, notFrom: [] },
  ...changes,
});
const allocate = (
  lines: readonly LineToAllocate[],
  sources: readonly CandidateSource[],
  rules: Partial<AllocationRules> = {},
) =>
  allocateOrder({ companyId: 'c-1', day, lines }, sources, { ...shippedAllocationRules, ...rules });
const sourcesOf = (...given: Parameters<typeof allocate>) =>
  allocate(...given).map(({ parts }) => parts.map(({ sourceId }) => sourceId).join('+'));
const has = (...skus: string[]) =>
  new Map(skus.map((sku) => [sku, { freeMilli: 9_000, safetyMilli: 0 }]));

test('of places as deep the nearest sends it', () => {
  expect(sourcesOf([line()], [source('LIL', 9, { position: lille }), source('PAR', 9)])).toEqual([
    'PAR',
  ]);
});

test('a warehouse is worth some kilometres, and a place that nobody put on the map is far', () => {
  const warehouse = source('W', 9, { kind: 'warehouse', position: lille });
  expect(sourcesOf([line()], [warehouse, source('PAR', 9)])).toEqual(['W']);
  expect(sourcesOf([line()], [{ ...warehouse, position: null }, source('PAR', 9)])).toEqual([
    'PAR',
  ]);
});

test('the last piece of a place is left where it is when another has more', () => {
  const deep = source('LIL', 9, { position: { latitude: 49.6, longitude: 2.6 } });
  expect(sourcesOf([line()], [source('PAR', 1), deep])).toEqual(['LIL']);
});

test('two lines come in one parcel from farther away rather than in two', () => {
  const sources = [
    source('LYO', 9, { position: lyon, stock: has('A') }),
    source('PAR', 9, { position: paris, stock: has('A', 'B') }),
  ];
  const lines = [line(), line({ line: 2, sku: 'B' })];
  expect(sourcesOf(lines, sources)).toEqual(['PAR', 'PAR']);
  expect(sourcesOf(lines, sources, { parcelPoints: 0, kindPoints: free })).toEqual(['LYO', 'PAR']);
});

test('what a place keeps back is promised to nobody, and the explanation says so', () => {
  const kept = source('PAR', 0, {
    stock: new Map([['A', { freeMilli: 2_000, safetyMilli: 2_000 }]]),
  });
  const [allocated] = allocate([line()], [kept]);
  expect(allocated).toEqual({
    ...{ line: 1, parts: [] },
    explanation: { considered: [], others: { 'kept-back': 1 } },
  });
});

test('what is picked up elsewhere travels there, and what lies there stays', () => {
  const pickup = line({ fulfilment: 'pickup', toPlace: 'LIL', position: lille });
  const there = source('LIL', 9, { position: lille });
  const [travels] = allocate([pickup], [source('PAR', 9)]);
  expect(travels?.parts).toMatchObject([{ sourceId: 'PAR', transferTo: 'LIL', leavesOn: day }]);
  const [stays] = allocate([pickup], [source('PAR', 9), there]);
  expect(stays?.parts).toMatchObject([{ sourceId: 'LIL', transferTo: '' }]);
  expect(sourcesOf([pickup], [source('PAR', 9)], { mayTransfer: false })).toEqual(['']);
});

test('a reservation is of what lies where it was made', () => {
  const reserve = line({ fulfilment: 'reserve', toPlace: 'LIL', position: lille });
  expect(sourcesOf([reserve], [source('PAR', 9)])).toEqual(['']);
  expect(sourcesOf([reserve], [source('PAR', 9), source('LIL', 1)])).toEqual(['LIL']);
});

test("another company's goods come last, or never", () => {
  const own = source('LIL', 1, { position: lille });
  const other = source('PAR', 9, { companyId: 'c-2' });
  expect(sourcesOf([line()], [own, other])).toEqual(['LIL']);
  expect(sourcesOf([line()], [other])).toEqual(['PAR']);
  const banned = { companies: { others: { isAllowed: false, points: 0 }, pairs: [] } };
  expect(sourcesOf([line()], [other], banned)).toEqual(['']);
  const pair = { from: 'c-2', to: 'c-1', isAllowed: true, points: 0 };
  const agreed = { companies: { ...banned.companies, pairs: [pair] } };
  expect(sourcesOf([line()], [own, other], agreed)).toEqual(['PAR']);
});

test('a day that the parcel waits is worth kilometres, and a place without a day is none', () => {
  const late = source('PAR', 9, { leavesOn: '2026-11-26' });
  expect(sourcesOf([line()], [late, source('LIL', 9, { position: lille })])).toEqual(['LIL']);
  expect(sourcesOf([line()], [{ ...late, leavesOn: null }])).toEqual(['']);
});

test("a supplier's goods are as many as anybody wants, and the supplier is asked last", () => {
  const supplier = source('SUP', 0, {
    ...{ kind: 'supplier', position: null, leavesOn: '2026-11-27' },
    stock: new Map([['A', { freeMilli: null, safetyMilli: 0 }]]),
  });
  expect(sourcesOf([line({ quantityMilli: 50_000 })], [supplier])).toEqual(['SUP']);
  expect(sourcesOf([line()], [supplier, source('LIL', 1, { position: lille })])).toEqual(['LIL']);
});

test('decided again, a line does not come from who refused it or was short', () => {
  const sources = [source('PAR', 9), source('LIL', 9, { position: lille })];
  const [allocated] = allocate([line({ notFrom: ['PAR'] })], sources);
  expect(
    allocated?.explanation.considered.map(({ sourceId, outcome }) => [sourceId, outcome]),
  ).toEqual([
    ['LIL', 'chosen'],
    ['PAR', 'excluded'],
  ]);
});

test('two lines never have the same last piece: the first has it', () => {
  expect(sourcesOf([line(), line({ line: 2 })], [source('PAR', 1)])).toEqual(['PAR', '']);
  const elsewhere = [source('PAR', 1), source('LIL', 1, { position: lille })];
  expect(sourcesOf([line(), line({ line: 2 })], elsewhere)).toEqual(['LIL', 'PAR']);
});

test('a line that no place has as a whole is divided only where the rules allow it', () => {
  const sources = [source('PAR', 2), source('LIL', 1)];
  const three = line({ quantityMilli: 3_000 });
  expect(sourcesOf([three], sources)).toEqual(['']);
  const [divided] = allocate([three], sources, { mayDivideLine: true });
  expect(divided?.parts).toMatchObject([
    { sourceId: 'PAR', quantityMilli: 2_000 },
    { sourceId: 'LIL', quantityMilli: 1_000 },
  ]);
  const four = line({ quantityMilli: 4_000 });
  expect(sourcesOf([four], sources, { mayDivideLine: true })).toEqual(['']);
});

test('the explanation says what each place would cost, and why it was not taken', () => {
  const sources = [
    source('LYO', 9, { position: lyon, stock: has('A') }),
    source('PAR', 9, { stock: has('A', 'B') }),
    source('NONE', 0),
  ];
  const [first] = allocate([line(), line({ line: 2, sku: 'B' })], sources);
  expect(first?.explanation).toEqual({
    considered: [
      {
        ...{ sourceId: 'PAR', outcome: 'chosen', promisableMilli: 9_000, leavesOn: day },
        points: { distance: 392, parcel: 400, kind: 250, company: 0, late: 0, shallow: 0 },
      },
      {
        ...{ sourceId: 'LYO', outcome: 'dearer-together', promisableMilli: 9_000, leavesOn: day },
        points: { distance: 0, parcel: 400, kind: 250, company: 0, late: 0, shallow: 0 },
      },
    ],
    others: { 'no-stock': 1 },
  });
});

test('an explanation stays small however many places there are', () => {
  const sources = Array.from({ length: 500 }, (_, index) => source(`P${index}`, 9));
  const [allocated] = allocate([line()], sources);
  expect(allocated?.explanation.considered).toHaveLength(5);
  expect(allocated?.explanation.others).toEqual({ 'dearer-together': 495 });
  expect(JSON.stringify(allocated).length).toBeLessThan(1_500);
});

test('rules are a setting; what it does not name is as shipped', () => {
  expect(allocationRulesSetting.parse({})).toEqual(shippedAllocationRules);
  const changed = allocationRulesSetting.parse({
    parcelPoints: 0,
    cutOff: { store: '18:00' },
    parcelsPerDay: { store: null },
    places: { LYO1: { parcelsPerDay: 5 } },
    laterRule: true,
  });
  expect(changed).toEqual({
    ...shippedAllocationRules,
    ...{ parcelPoints: 0, places: { LYO1: { parcelsPerDay: 5 } } },
    cutOff: { ...shippedAllocationRules.cutOff, store: '18:00' },
    parcelsPerDay: { ...shippedAllocationRules.parcelsPerDay, store: null },
  });
  expect(allocationRulesSetting.safeParse({ parcelPoints: -1 }).success).toBe(false);
});

const cases = fc.record({
  seed: fc.integer({ min: 0, max: 2 ** 31 }),
  lines: fc.integer({ min: 1, max: 5 }),
  places: fc.integer({ min: 1, max: 6 }),
  rules: fc.record({
    mayTransfer: fc.boolean(),
    // Few figures, so that many choices cost the same.
    parcelPoints: fc.constantFrom(0, 400),
    pointsPerKm: fc.constantFrom(0, 1),
    latePointsPerDay: fc.constantFrom(0, 150),
  }),
});

test('no way costs less: as good as trying every one', () => {
  fc.assert(
    fc.property(cases, ({ seed, rules: changed, ...size }) => {
      const { order, sources } = seededOrder(seed, size);
      const rules = { ...shippedAllocationRules, ...changed };
      const found = allocateOrder(order, sources, rules);
      const outcome = outcomeOfAllocation(order, found, sources, rules);
      expect(isBetter(bestByTrying(order, sources, rules), outcome)).toBe(false);
    }),
    { numRuns: 150 },
  );
});

test('whatever order lines and places come in, the answer is the same', () => {
  fc.assert(
    fc.property(cases, ({ seed, rules: changed, ...size }) => {
      const { order, sources } = seededOrder(seed, size);
      const rules = { ...shippedAllocationRules, ...changed };
      const turned = { ...order, lines: [...order.lines].reverse() };
      expect(allocateOrder(turned, [...sources].reverse(), rules)).toEqual(
        allocateOrder(order, sources, rules),
      );
    }),
  );
});

test('a source that nobody chose can be absent, and nothing changes', () => {
  fc.assert(
    fc.property(cases, fc.boolean(), ({ seed, rules: changed, ...size }, mayDivideLine) => {
      const { order, sources } = seededOrder(seed, size);
      const rules = { ...shippedAllocationRules, ...changed, mayDivideLine };
      const partsWith = (some: readonly CandidateSource[]) =>
        allocateOrder(order, some, rules).map(({ parts }) => parts);
      const parts = partsWith(sources);
      const chosen = new Set(parts.flat().map(({ sourceId }) => sourceId));
      for (const { id } of sources.filter((each) => !chosen.has(each.id)))
        expect(partsWith(sources.filter((each) => each.id !== id))).toEqual(parts);
    }),
  );
});

test('no more is promised than a source may give, and a line gets all of it or nothing', () => {
  const many = fc.record({ seed: fc.integer(), lines: fc.integer({ min: 1, max: 20 }) });
  fc.assert(
    fc.property(many, fc.boolean(), ({ seed, lines }, mayDivideLine) => {
      const { order, sources } = seededOrder(seed, { lines, places: 12 });
      const rules = { ...shippedAllocationRules, mayDivideLine };
      const taken = new Map<string, number>();
      for (const { line: number, parts } of allocateOrder(order, sources, rules)) {
        const wanted = order.lines.find((each) => each.line === number);
        const sum = parts.reduce((all, { quantityMilli }) => all + quantityMilli, 0);
        expect([0, wanted?.quantityMilli]).toContain(sum);
        for (const { sourceId, quantityMilli } of parts) {
          const key = `${sourceId}|${wanted?.sku}`;
          taken.set(key, (taken.get(key) ?? 0) + quantityMilli);
        }
      }
      for (const [key, milli] of taken) {
        const [id, sku = ''] = key.split('|');
        const stock = sources.find((each) => each.id === id)?.stock.get(sku);
        if (stock?.freeMilli !== null)
          expect(milli).toBeLessThanOrEqual((stock?.freeMilli ?? 0) - (stock?.safetyMilli ?? 0));
      }
    }),
  );
});

test('as many lines of one item as there are pieces are filled, wherever the pieces lie', () => {
  const rule = fc.constantFrom(0, 400);
  const shelves = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 12 });
  const skus = fc.array(shelves, { minLength: 1, maxLength: 3 });
  const wanted = fc.array(
    fc.record({ sku: fc.nat(2), isPickup: fc.boolean(), notFrom: fc.nat(30) }),
    { minLength: 1, maxLength: 20 },
  );
  fc.assert(
    fc.property(skus, wanted, fc.integer({ min: 1, max: 2 }), rule, (stock, many, each, points) => {
      const sources = Array.from({ length: 12 }, (_, place) =>
        source(`P${place}`, 0, {
          stock: new Map(
            stock.map((pieces, sku) => [
              `S${sku}`,
              { freeMilli: (pieces[place] ?? 0) * 1_000, safetyMilli: 0 },
            ]),
          ),
        }),
      );
      const lines = many.map(({ sku, isPickup, notFrom }, index) =>
        line({
          ...{ line: index + 1, sku: `S${sku % stock.length}`, quantityMilli: each * 1_000 },
          ...{ group: isPickup ? 'g2' : 'g1', toPlace: isPickup ? 'P1' : '' },
          fulfilment: isPickup ? 'pickup' : 'ship',
          notFrom: [`P${notFrom}`],
        }),
      );
      const filled = allocate(lines, sources, { parcelPoints: points }).filter(
        ({ parts }) => parts.length > 0,
      );
      expect(filled).toHaveLength(mostFilled(lines, sources));
    }),
    { numRuns: 200 },
  );
});

test('no line of whatever many pieces stays without a source that still has them', () => {
  const lines = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 9, maxLength: 20 });
  const places = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(lines, places, (quantities, shelves) => {
      const left = new Map(shelves.map((pieces, place) => [`P${place}`, pieces * 1_000]));
      const wanted = quantities.map((pieces, index) =>
        line({ line: index + 1, quantityMilli: pieces * 1_000 }),
      );
      const allocated = allocate(
        wanted,
        shelves.map((pieces, place) => source(`P${place}`, pieces)),
      );
      for (const { sourceId, quantityMilli } of allocated.flatMap(({ parts }) => parts))
        left.set(sourceId, (left.get(sourceId) ?? 0) - quantityMilli);
      for (const [index, { parts }] of allocated.entries())
        if (parts.length === 0)
          expect(Math.max(...left.values())).toBeLessThan(wanted[index]?.quantityMilli ?? 0);
    }),
  );
});

test('500 places of a piece each fill twenty lines of one item', () => {
  const sources = Array.from({ length: 500 }, (_, index) => source(`P${index}`, 1));
  const lines = Array.from({ length: 20 }, (_, index) => line({ line: index + 1 }));
  const chosen = sourcesOf(lines, sources);
  expect(new Set(chosen).size).toBe(20);
  expect(chosen).not.toContain('');
});

test('a line of many pieces is filled where earlier lines of few can go elsewhere', () => {
  const few = Array.from({ length: 8 }, (_, index) => line({ line: index + 1 }));
  const many = line({ line: 9, quantityMilli: 8_000 });
  const elsewhere = Array.from({ length: 8 }, (_, index) =>
    source(`L${index}`, 1, { position: lille }),
  );
  const chosen = sourcesOf([...few, many], [source('PAR', 8), ...elsewhere]);
  expect(chosen.toSorted()).toEqual([...elsewhere.map(({ id }) => id), 'PAR']);
  expect(chosen[8]).toBe('PAR');
});

interface Slot {
  id: string;
  sku: string;
  of: LineToAllocate | null;
}

/** How many lines that want equally many can be filled: every one is tried everywhere, and moves what is there. */
function mostFilled(lines: readonly LineToAllocate[], sources: readonly CandidateSource[]): number {
  const slots = sources.flatMap(({ id, stock }) =>
    [...stock].flatMap(([sku, { freeMilli }]) =>
      Array.from(
        { length: Math.floor((freeMilli ?? 0) / (lines[0]?.quantityMilli ?? 1)) },
        (): Slot => ({ id, sku, of: null }),
      ),
    ),
  );
  const place = (wanted: LineToAllocate, seen: Set<unknown>): boolean =>
    slots.some((slot) => {
      if (slot.sku !== wanted.sku || wanted.notFrom.includes(slot.id) || seen.has(slot))
        return false;
      seen.add(slot);
      if (slot.of && !place(slot.of, seen)) return false;
      slot.of = wanted;
      return true;
    });
  return lines.filter((wanted) => place(wanted, new Set())).length;
}

const free = { store: 0, warehouse: 0, supplier: 0 };
