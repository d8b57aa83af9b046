import { homedir } from 'node:os';
import { join } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The shell's own default (`electron/kiosk/kiosk-options.ts`), which the host may not import; a test compares the two. */
export function defaultDataFolder(
  environment: Environment,
  platform: NodeJS.Platform = process.platform,
): string {
  const home = homedir();
  if (platform === 'win32')
    return join(environment.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Comptoir');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Comptoir');
  const data = environment.XDG_DATA_HOME;
  return join(data?.startsWith('/') ? data : join(home, '.local', 'share'), 'comptoir');
}
