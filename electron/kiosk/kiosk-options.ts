import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  defaultDataFolder,
  type Environment,
  systemLanguage,
} from '../../contract/rpc/machine-defaults.ts';

export const usage = `npm start -- [--data DIR] [--port N] [--no-window | --kiosk] [--no-platform]
             [--language fr|en]

  --data DIR      where the till keeps its files; without it:
                  Linux    $XDG_DATA_HOME/comptoir or ~/.local/share/comptoir
                  macOS    ~/Library/Application Support/Comptoir
                  Windows  %LOCALAPPDATA%\\Comptoir
  --port N        the page's port on 127.0.0.1; without it 7300 or the next free one
  --no-window     only print the address
  --kiosk         the window fills the screen
  --no-platform   a till of the demo shop stands alone: no platform is started beside it
  --language L    of what the shell says; without it the system's`;

const firstPort = 7_300;

export interface KioskOptions {
  dataFolder: string;
  port: number;
  /** The port was asked for: another one will not do. */
  isPortFixed: boolean;
  window: 'none' | 'app' | 'kiosk';
  /** A demo till gets a platform of its own. */
  hasPlatform: boolean;
  language: 'fr' | 'en';
}

/** The options, or what is wrong with the arguments. */
export function kioskOptions(
  args: readonly string[],
  environment: Environment,
  systemLocale: string,
): KioskOptions | { wrong: string } {
  const values = readArguments(args);
  if (typeof values === 'string') return { wrong: values };
  const { data, port, language } = values;
  if (port !== undefined && !/^\d{1,5}$/.test(port)) return { wrong: `--port ${port}` };
  if (port !== undefined && Number(port) > 65_535) return { wrong: `--port ${port}` };
  if (data === '') return { wrong: '--data ""' };
  if (language !== undefined && language !== 'fr' && language !== 'en')
    return { wrong: `--language ${language}` };
  return {
    dataFolder: resolve(
      data ?? defaultDataFolder(environment, { platform: process.platform, home: homedir() }),
    ),
    port: port === undefined ? firstPort : Number(port),
    isPortFixed: port !== undefined,
    window: values['no-window'] ? 'none' : values.kiosk ? 'kiosk' : 'app',
    hasPlatform: !values['no-platform'],
    language: language ?? systemLanguage(environment, systemLocale),
  };
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        port: { type: 'string' },
        'no-window': { type: 'boolean' },
        kiosk: { type: 'boolean' },
        'no-platform': { type: 'boolean' },
        language: { type: 'string' },
      },
      strict: true,
      allowPositionals: false,
    }).values;
  } catch (error) {
    return error instanceof Error ? error.message : 'arguments';
  }
}
