import { expect, it } from 'vitest';
import { phoneText } from './phone-text.ts';

it('a French number is read by pairs, and one of another country as it is', () => {
  expect(phoneText('+33639980305').replaceAll('\u00a0', ' ')).toBe('06 39 98 03 05');
  expect(phoneText('+32470123456')).toBe('+32470123456');
  expect(phoneText('')).toBe('');
});
