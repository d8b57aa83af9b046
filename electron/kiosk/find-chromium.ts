import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The browser of this machine that can show the till: `CHROMIUM_PATH` if set, else Chromium, Chrome
 * or Edge where their installers put them. Null when there is none.
 */
export function findChromium(
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
  exists: (path: string) => boolean = existsSync,
): string | null {
  const { CHROMIUM_PATH } = environment;
  if (CHROMIUM_PATH !== undefined && CHROMIUM_PATH !== '')
    return exists(CHROMIUM_PATH) ? CHROMIUM_PATH : null;
  return candidates(environment, platform).find(exists) ?? null;
}

function candidates(environment: Environment, platform: NodeJS.Platform): string[] {
  switch (platform) {
    case 'win32':
      return [environment.PROGRAMFILES, environment['PROGRAMFILES(X86)'], environment.LOCALAPPDATA]
        .filter((folder) => folder !== undefined)
        .flatMap((folder) => [
          `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
          `${folder}\\Chromium\\Application\\chrome.exe`,
          `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`,
        ]);
    case 'darwin':
      return ['', environment.HOME ?? ''].flatMap((home) => [
        `${home}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome`,
        `${home}/Applications/Chromium.app/Contents/MacOS/Chromium`,
        `${home}/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge`,
      ]);
    default: {
      const names = [
        'chromium',
        'chromium-browser',
        'google-chrome',
        'google-chrome-stable',
        'microsoft-edge',
      ];
      const folders = ['/usr/bin', ...(environment.PATH ?? '').split(delimiter).filter(Boolean)];
      return names.flatMap((name) => folders.map((folder) => join(folder, name)));
    }
  }
}
