import { expect, it } from 'vitest';
import { isSerialNumber } from './serial-number.ts';

it.each(['SN-42', '356938035643809', 'C02XK1ZJJG5H', 'a/7_B'])('%j is a serial number', (text) => {
  expect(isSerialNumber(text)).toBe(true);
});

it.each([
  '',
  'Durand',
  'Mme Durand 2',
  'é4',
  '1'.repeat(21),
  '0612345678',
  '06.12.34.56.78',
  '+33612345678',
])('%j is none: it could name somebody', (text) => {
  expect(isSerialNumber(text)).toBe(false);
});
