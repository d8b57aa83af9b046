import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  defaultDataFolder,
  type Environment,
  isLanguage,
  type Language,
  systemLanguage,
} from '../../contract/rpc/machine-defaults.ts';

export interface ElectronOptions {
  dataFolder: string;
  isKiosk: boolean;
  language: Language;
}

/**
 * `--data DIR`, `--kiosk`, `--language fr|en`; everything else is left to Electron (the path of an
 * unpacked app) and to Chromium, which has hundreds of switches of its own. A value that can't be is answered with `wrong`, nothing is guessed.
 */
export function electronOptions(
  args: readonly string[],
  environment: Environment,
  systemLocale: string,
): ElectronOptions | { wrong: string } {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      kiosk: { type: 'boolean' },
      language: { type: 'string' },
    },
    strict: false,
  });
  const { data, kiosk, language } = values;
  if (data === true || data === '') return { wrong: '--data' };
  if (language !== undefined && !isLanguage(String(language)))
    return { wrong: `--language ${language}` };
  return {
    dataFolder: resolve(
      typeof data === 'string'
        ? data
        : defaultDataFolder(environment, { platform: process.platform, home: homedir() }),
    ),
    isKiosk: kiosk === true,
    language:
      typeof language === 'string' && isLanguage(language)
        ? language
        : systemLanguage(environment, systemLocale),
  };
}
