import { expect, test } from 'vitest';
import type { WedgeKey } from '../scan/wedge-key.ts';
import type { KeyContext } from './key-types.ts';
import { inText } from './use-keys.ts';

test('signs in the middle of a slow scanner’s code are text on the sale and do nothing on the paid screen', () => {
  const paid: KeyContext = { screen: 'paid', sheet: null, focus: null };
  for (const key of ['p', 'C', 'T', 'r', 'X', 'a', 'o']) {
    expect(inText(pressed(key), paid)).toBeNull();
    expect(inText(pressed(key), { ...paid, screen: 'sale' })).toEqual({
      do: 'type-in-search',
      text: key,
    });
    expect(inText(pressed(key), { ...paid, screen: 'sale', sheet: 'status' })).toBeNull();
  }
  const tender: KeyContext = { screen: 'tender', sheet: null, focus: null };
  expect(inText(pressed('5'), tender)).toEqual({ do: 'pad', key: '5' });
  expect(inText(pressed('Enter'), paid)).toEqual({ do: 'next-customer' });
});

function pressed(key: string): WedgeKey {
  const held = {
    shift: false,
    ctrl: false,
    alt: false,
    meta: false,
    altGr: false,
    capsLock: false,
  };
  return { key, code: key, ...held, repeat: false, atMs: 0 };
}
