import { expect, test } from 'vitest';
import { findChromium } from './find-chromium.ts';
import { kioskOptions } from './kiosk-options.ts';

test('without arguments: the system’s folder and language, port 7300 or the next, a window', () => {
  expect(kioskOptions([], { XDG_DATA_HOME: '/data', LANG: 'fr_FR.UTF-8' }, 'en-GB')).toEqual({
    dataFolder: expect.stringContaining('omptoir'),
    port: 7_300,
    isPortFixed: false,
    window: 'app',
    hasPlatform: true,
    language: 'fr',
  });
  expect(kioskOptions([], { LANG: 'C.UTF-8' }, 'fr-FR')).toMatchObject({ language: 'en' });
  expect(kioskOptions([], {}, 'fr-FR')).toMatchObject({ language: 'fr' });
  expect(kioskOptions([], { LC_ALL: 'en_US', LANG: 'fr_FR' }, 'x')).toMatchObject({
    language: 'en',
  });
});

test('with arguments: what was asked for', () => {
  expect(
    kioskOptions(['--data', '/d', '--port', '0', '--no-window', '--language', 'fr'], {}, 'en'),
  ).toMatchObject({ dataFolder: '/d', port: 0, isPortFixed: true, window: 'none', language: 'fr' });
  expect(kioskOptions(['--kiosk'], {}, 'en')).toMatchObject({ window: 'kiosk' });
  expect(kioskOptions(['--no-platform'], {}, 'en')).toMatchObject({ hasPlatform: false });
});

test.each([
  ['--port', 'x'],
  ['--port', '70000'],
  ['--port', '-1'],
  ['--language', 'de'],
  ['--data='],
  ['--unheard'],
  ['positional'],
])('%s %s is refused, nothing is guessed', (...args) => {
  expect(kioskOptions(args, {}, 'en')).toHaveProperty('wrong');
});

test('the browser is the one that was named, else the first where installers put one', () => {
  const only = (path: string) => (asked: string) => asked === path;
  expect(findChromium({ CHROMIUM_PATH: '/my/own' }, 'linux', only('/my/own'))).toBe('/my/own');
  expect(findChromium({ CHROMIUM_PATH: '/gone' }, 'linux', only('/usr/bin/chromium'))).toBeNull();
  expect(findChromium({}, 'linux', only('/usr/bin/google-chrome'))).toBe('/usr/bin/google-chrome');
  const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
  expect(
    findChromium({ 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' }, 'win32', only(edge)),
  ).toBe(edge);
  expect(findChromium({}, 'linux', () => false)).toBeNull();
});
