import { expect, test } from 'vitest';
import { electronOptions } from './electron-options.ts';

test('without arguments: the folder and language of the system, a window', () => {
  expect(electronOptions([], { LANG: 'fr_FR.UTF-8' }, 'en-GB')).toEqual({
    dataFolder: expect.stringContaining('omptoir'),
    isKiosk: false,
    language: 'fr',
  });
});

test('its own options count, Chromium’s are left alone', () => {
  const args = ['--no-sandbox', '/app', '--data', '/d', '--remote-debugging-port=0', '--kiosk'];
  expect(electronOptions([...args, '--language=en'], {}, 'fr')).toEqual({
    dataFolder: '/d',
    isKiosk: true,
    language: 'en',
  });
});

test.each([[['--data']], [['--data=']], [['--language', 'de']], [['--language']]])(
  '%j is refused, nothing is guessed',
  (args) => expect(electronOptions(args, {}, 'en')).toHaveProperty('wrong'),
);
