import { expect, test } from 'vitest';
import { defaultDataFolder, systemLanguage } from './machine-defaults.ts';

test.each([
  ['linux', {}, '/home/x', '/home/x/.local/share/comptoir'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/home/x', '/data/comptoir'],
  ['linux', { XDG_DATA_HOME: 'relative' }, '/home/x', '/home/x/.local/share/comptoir'],
  ['linux', { XDG_DATA_HOME: '' }, '/home/x', '/home/x/.local/share/comptoir'],
  ['darwin', {}, '/Users/x', '/Users/x/Library/Application Support/Comptoir'],
  ['win32', {}, 'C:\\Users\\x', 'C:\\Users\\x\\AppData\\Local\\Comptoir'],
  ['win32', { LOCALAPPDATA: 'D:\\Local' }, 'C:\\Users\\x', 'D:\\Local\\Comptoir'],
])('on %s with %o a till lies where the system wants it', (platform, environment, home, folder) => {
  expect(defaultDataFolder(environment, { platform, home })).toBe(folder);
});

test('the language is the environment’s, else the system’s', () => {
  expect(systemLanguage({ LANG: 'fr_FR.UTF-8' }, 'en-GB')).toBe('fr');
  expect(systemLanguage({ LC_ALL: 'en_US', LANG: 'fr_FR' }, 'fr')).toBe('en');
  expect(systemLanguage({ LC_ALL: '' }, 'fr-FR')).toBe('fr');
});
