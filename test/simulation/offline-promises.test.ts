import { expect, test } from 'vitest';
import { shippedPromiseRules } from '../../domain/promise/promise-rules.ts';
import { keepPromises } from '../bench/promises/keep-promises.ts';

test('of what tills promise offline with one record in twenty wrong, 99 in 100 confirmed and 90 in 100 likely orders are kept', () => {
  const seeds = Array.from({ length: 25 }, (_, index) => 40_000 + index);
  const networks = seeds.map((seed) => keepPromises(seed, shippedPromiseRules));
  const shareKept = (level: 'confirmed' | 'likely' | 'on-request') => {
    const made = networks.reduce((sum, kept) => sum + kept[level].made, 0);
    return networks.reduce((sum, kept) => sum + kept[level].kept, 0) / made;
  };
  expect(shareKept('confirmed')).toBeGreaterThanOrEqual(0.99);
  expect(shareKept('likely')).toBeGreaterThanOrEqual(0.9);
  // What is on request is so for a reason.
  expect(shareKept('on-request')).toBeLessThan(0.5);
});
