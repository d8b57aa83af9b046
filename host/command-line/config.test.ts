import { expect, test } from 'vitest';
import { config } from './config.ts';

const read = (...positionals: string[]) => config.read({ values: {}, positionals });

test.each([
  [[], 'config get|set|list'],
  [['put', 'a', 'b'], 'config put'],
  [['get'], 'config get KEY'],
  [['set', 'devices.printer'], 'config set KEY VALUE'],
  [['set', 'devices.printer', 'a', 'b'], 'b'],
  [['get', 'a', 'b'], 'b'],
  [['list', 'a'], 'a'],
])('%j is wrong usage', (positionals, problem) => {
  expect(read(...positionals)).toEqual({ ok: false, error: problem });
});

test('an empty value is a value: it unsets', () => {
  expect(read('set', 'devices.printer', '').ok).toBe(true);
});
