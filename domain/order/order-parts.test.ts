import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isReserved, lineState, type OrderPart, orderStates, stepParts } from './order-parts.ts';

const part = (changes: Partial<OrderPart> = {}): OrderPart => ({
  ...{ part: 1, quantityMilli: 2_000, state: 'placed', sourceId: '' },
  ...changes,
});
const at = (placeId: string) => ({ placeId, quantityMilli: 2_000 });

/** Kinds one after the other, all of the line; its states after each, or the refusal that ended it. */
function walk(fulfilment: 'ship' | 'pickup', kinds: readonly Step['kind'][]): string[] {
  let parts: OrderPart[] = [part()];
  const seen: string[] = [];
  for (const kind of kinds) {
    const isDone = kind === 'allocated' ? { sourceId: 'LYO1' } : {};
    const stepped = stepParts(parts, fulfilment, { kind, ...at(''), ...isDone });
    if (!stepped.ok) return [...seen, stepped.error.code];
    parts = stepped.value;
    seen.push(lineState(parts));
  }
  return seen;
}
type Step = Parameters<typeof stepParts>[2];

test('a line that is sent is allocated, picked, packed, shipped and delivered', () => {
  expect(walk('ship', ['allocated', 'picked', 'packed', 'shipped', 'delivered'])).toEqual([
    ...['allocated', 'picking', 'packed', 'shipped', 'delivered'],
  ]);
});

test('what is picked up is made ready and handed over, and comes back only after that', () => {
  expect(walk('pickup', ['allocated', 'picked', 'ready', 'handed-over', 'returned'])).toEqual([
    ...['allocated', 'picking', 'ready', 'handed-over', 'returned'],
  ]);
  expect(walk('pickup', ['allocated', 'returned'])).toEqual(['allocated', 'NOT_IN_STATE']);
});

test('nothing is shipped to who comes for it, nor handed over to who waits at home', () => {
  expect(walk('pickup', ['allocated', 'picked', 'shipped'])).toContain('NOT_IN_STATE');
  expect(walk('ship', ['allocated', 'ready'])).toContain('NOT_IN_STATE');
  expect(walk('ship', ['allocated', 'handed-over'])).toContain('NOT_IN_STATE');
});

test('what has left is not cancelled any more', () => {
  expect(walk('ship', ['allocated', 'picked', 'shipped', 'cancelled']).at(-1)).toBe('NOT_IN_STATE');
});

test('a short pick of one of two leaves the other where it is, and its place is asked no more', () => {
  const stepped = stepParts([part({ state: 'allocated', sourceId: 'LYO1' })], 'ship', {
    ...{ kind: 'short', placeId: 'LYO1', quantityMilli: 1_000 },
  });
  expect(stepped.ok && stepped.value).toEqual([
    part({ quantityMilli: 1_000, state: 'allocated', sourceId: 'LYO1' }),
    part({ part: 2, quantityMilli: 1_000, state: 'short', sourceId: '' }),
  ]);
});

test('a store does nothing with what lies in another one', () => {
  const parts = [part({ state: 'allocated', sourceId: 'LYO1' })];
  expect(stepParts(parts, 'ship', { kind: 'picked', ...at('PAR1') }).ok).toBe(false);
  expect(stepParts(parts, 'ship', { kind: 'picked', ...at('LYO1') }).ok).toBe(true);
});

test('whatever is done, a line keeps its quantity, its parts their numbers, and what left stays gone', () => {
  const kinds = fc.constantFrom<Step['kind']>(
    ...(['allocated', 'unfillable', 'picked', 'short', 'refused', 'packed', 'ready'] as const),
    ...(['shipped', 'handed-over', 'delivered', 'returned', 'cancelled', 'expired'] as const),
    ...(['extended', 'asked-again'] as const),
  );
  const steps = fc.record({
    kind: kinds,
    placeId: fc.constantFrom('', 'LYO1', 'PAR1'),
    quantityMilli: fc.integer({ min: 1, max: 4_000 }),
    sourceId: fc.constantFrom('LYO1', 'PAR1'),
  });
  const ways = fc.constantFrom('ship' as const, 'pickup' as const, 'reserve' as const);
  fc.assert(
    fc.property(ways, fc.array(steps, { maxLength: 30 }), (fulfilment, all) => {
      let parts: OrderPart[] = [part({ quantityMilli: 4_000 })];
      for (const step of all) {
        const gone = sumOf(parts, ['shipped', 'handed-over', 'delivered', 'returned']);
        const stepped = stepParts(parts, fulfilment, step);
        if (!stepped.ok) continue;
        parts = stepped.value;
        expect(sumOf(parts, orderStates)).toBe(4_000);
        expect(new Set(parts.map(({ part }) => part)).size).toBe(parts.length);
        expect(parts.filter(isReserved).every(({ sourceId }) => sourceId !== '')).toBe(true);
        const stillGone = sumOf(parts, ['shipped', 'handed-over', 'delivered', 'returned']);
        expect(stillGone).toBeGreaterThanOrEqual(gone);
      }
    }),
  );
});

function sumOf(parts: readonly OrderPart[], states: readonly string[]): number {
  const counted = parts.filter(({ state }) => states.includes(state));
  return counted.reduce((sum, { quantityMilli }) => sum + quantityMilli, 0);
}
