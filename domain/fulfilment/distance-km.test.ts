import { expect, test } from 'vitest';
import { distanceKm } from './distance-km.ts';

test('Lyon to Paris is 392 km', () => {
  const lyon = { latitude: 45.764, longitude: 4.836 };
  const paris = { latitude: 48.857, longitude: 2.352 };
  expect(Math.round(distanceKm(lyon, paris))).toBe(392);
});
