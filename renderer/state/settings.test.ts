import { expect, test } from 'vitest';
import { createSettings } from './settings.ts';

function storageOf(text: string | null) {
  let stored = text;
  return {
    getItem: () => stored,
    setItem(_: string, value: string) {
      stored = value;
    },
  };
}

test.each([null, '', 'nonsense', '[]', 'null', '{"theme":"pink","scale":3,"muted":"all"}'])(
  'a screen without readable settings (%s) follows the system with all sounds on',
  (text) => {
    expect(createSettings(storageOf(text)).getState()).toEqual({
      theme: 'system',
      scale: 'auto',
      demoBar: 'open',
      welcomedTo: '',
      muted: [],
    });
  },
);

test('a setting is kept for the next time', () => {
  const storage = storageOf(null);
  createSettings(storage).setState({ theme: 'dark', muted: ['scanned'] });
  expect(createSettings(storage).getState()).toMatchObject({ theme: 'dark', muted: ['scanned'] });
});
