import { expect, test } from 'vitest';
import { defaultDataFolder as ofTheShell } from '../../electron/kiosk/kiosk-options.ts';
import { defaultDataFolder } from './default-data-folder.ts';

test('scripts look for the till where the shell puts it', () => {
  const environments = [
    {},
    { XDG_DATA_HOME: '/data' },
    { XDG_DATA_HOME: 'relative' },
    { XDG_DATA_HOME: '' },
    { LOCALAPPDATA: 'C:\\Users\\x\\AppData\\Local' },
  ];
  for (const platform of ['linux', 'darwin', 'win32'] as const)
    for (const environment of environments)
      expect(defaultDataFolder(environment, platform)).toBe(ofTheShell(environment, platform));
});
