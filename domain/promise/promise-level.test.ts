import fc from 'fast-check';
import { expect, test } from 'vitest';
import { promiseRulesId, promiseRulesSetting } from '../../contract/document/promise-rules.ts';
import { type KnownStock, promiseLevel, type WantedStock } from './promise-level.ts';
import { shippedPromiseRules } from './promise-rules.ts';

const wanted: WantedStock = {
  ...{ fulfilment: 'ship', toPlace: '', quantityMilli: 1_000, mayTransfer: true },
};
const exact = (pieces: number, ageSeconds = 60, changes: Partial<KnownStock> = {}): KnownStock => ({
  ...{ sourceId: 'PAR', kind: 'store', ageSeconds },
  figure: { kind: 'exact', milli: pieces * 1_000 },
  ...changes,
});
const band = (of: '0' | '1' | '2-5' | '6+', ageSeconds = 60, sourceId = 'PAR'): KnownStock =>
  exact(0, ageSeconds, { sourceId, figure: { kind: 'band', band: of } });
const level = (known: readonly KnownStock[], changes: Partial<WantedStock> = {}) =>
  promiseLevel({ ...wanted, ...changes }, known, shippedPromiseRules);
const day = 86_400;

test('a deep and fresh figure is confirmed, the last piece is likely, nothing known is on request', () => {
  const deep = [exact(12), exact(12, 60, { sourceId: 'LIL' })];
  expect(level(deep)).toMatchObject({ level: 'confirmed', because: 'enough' });
  expect(level([exact(1)])).toMatchObject({ level: 'likely', because: 'few' });
  expect(level([exact(0)])).toEqual({ level: 'on-request', chanceBp: 0, because: 'none' });
  expect(level([])).toEqual({ level: 'on-request', chanceBp: 0, because: 'none' });
});

test('several sources that have it are surer than one', () => {
  const two = [exact(3), exact(3, 60, { sourceId: 'LIL' })];
  expect(level([exact(3)]).level).toBe('likely');
  expect(level(two).level).toBe('confirmed');
});

test('no record of one place alone confirms, but a piece that somebody holds does', () => {
  expect(level([exact(500, 0)]).level).toBe('likely');
  const held = exact(1, 0, { figure: { kind: 'in-hand', milli: 1_000 } });
  const reserve = { fulfilment: 'reserve', toPlace: 'PAR' } as const;
  expect(level([held], reserve)).toMatchObject({ level: 'confirmed', chanceBp: 10_000 });
  expect(level([held], { ...reserve, quantityMilli: 2_000 }).level).toBe('on-request');
});

test('an old figure promises less, and says that it is old', () => {
  const at = (ageSeconds: number) =>
    level([exact(40, ageSeconds), exact(40, ageSeconds, { sourceId: 'LIL' })]);
  expect(at(2 * day)).toMatchObject({ level: 'likely', because: 'old' });
  expect(at(8 * day)).toMatchObject({
    ...{ level: 'on-request', because: 'old' },
  });
});

test('a band promises what it surely holds', () => {
  expect(level([band('6+'), band('6+', 60, 'LIL')]).level).toBe('confirmed');
  expect(level([band('2-5')], { quantityMilli: 3_000 }).level).toBe('on-request');
});

test('a reservation counts what lies where it was made; a pickup the network, if goods travel', () => {
  const known = [exact(30), exact(30, 60, { sourceId: 'LIL' })];
  const at = { toPlace: 'NAN' } as const;
  expect(level(known, { ...at, fulfilment: 'reserve' }).level).toBe('on-request');
  expect(level(known, { ...at, fulfilment: 'pickup' }).level).toBe('confirmed');
  expect(level(known, { ...at, fulfilment: 'pickup', mayTransfer: false }).level).toBe(
    'on-request',
  );
});

test("a supplier's goods are likely, for nobody counts them", () => {
  const supplier = exact(0, 0, { kind: 'supplier', figure: { kind: 'uncounted' } });
  expect(level([supplier])).toMatchObject({ level: 'likely', because: 'uncounted' });
});

test('the rules are a setting; what it does not name is as shipped', () => {
  expect(promiseRulesId).toBe('orders.promise');
  expect(promiseRulesSetting.parse({})).toEqual(shippedPromiseRules);
  expect(promiseRulesSetting.parse({ likelyBp: 9_000 }).likelyBp).toBe(9_000);
  expect(promiseRulesSetting.safeParse({ wrongBp: 20_000 }).success).toBe(false);
});

test('more pieces, more sources or a fresher figure never make a promise less sure', () => {
  const stock = fc.record({
    pieces: fc.integer({ min: 0, max: 20 }),
    ageSeconds: fc.integer({ min: 0, max: 9 * day }),
    kind: fc.constantFrom('store' as const, 'warehouse' as const),
  });
  fc.assert(
    fc.property(
      fc.array(stock, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 3 }),
      (figures, pieces) => {
        const known = figures.map((each, index) =>
          exact(each.pieces, each.ageSeconds, { kind: each.kind, sourceId: `P${index}` }),
        );
        const [first, ...others] = figures.map((each, index) => ({ ...each, index }));
        if (!first) return;
        const better = (change: Partial<typeof first>) =>
          [{ ...first, ...change }, ...others].map((each) =>
            exact(each.pieces, each.ageSeconds, { kind: each.kind, sourceId: `P${each.index}` }),
          );
        const chance = (some: readonly KnownStock[]) =>
          rank(level(some, { quantityMilli: pieces * 1_000 }).level);
        const now = chance(known);
        expect(chance(better({ pieces: first.pieces + 1 }))).toBeGreaterThanOrEqual(now);
        expect(chance(better({ ageSeconds: 0 }))).toBeGreaterThanOrEqual(now);
        expect(chance(known.slice(1))).toBeLessThanOrEqual(now);
      },
    ),
  );
});

function rank(of: string): number {
  return ['on-request', 'likely', 'confirmed'].indexOf(of);
}
