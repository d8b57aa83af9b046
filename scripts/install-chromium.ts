import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const apt = '/usr/bin/apt-get';

/**
 * On Debian and its kin, in CI or as root: there a machine is set up by its scripts. On a developer's
 * own machine, and elsewhere, nothing is installed.
 */
export function installChromium(): void {
  if (process.platform !== 'linux' || !existsSync(apt)) return;
  const asRoot = rootPrefix();
  if (asRoot === null) return;
  process.stderr.write('Installing Chromium for the browser tests (apt-get), a minute or two…\n');
  const run = (...command: string[]): boolean => {
    const [program = 'env', ...args] = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive'].concat(
      command,
    );
    return spawnSync(program, args, { stdio: ['ignore', 2, 2] }).status === 0;
  };
  if (
    !run('apt-get', 'update', '-qq') ||
    !run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium')
  )
    process.stderr.write('Chromium could not be installed; apt-get’s output above says why.\n');
}

/** What somebody types who has no Chromium. */
export function howToInstallChromium(): string {
  const isDebian = process.platform === 'linux' && existsSync(apt);
  return isDebian
    ? 'sudo apt-get install chromium'
    : 'install Chromium or Chrome, or set CHROMIUM_PATH';
}

/** What to put before a command that needs root, or null where root is not ours to be. */
function rootPrefix(): string[] | null {
  if (process.getuid?.() === 0) return [];
  const maySudo = () => spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  return process.env.CI === 'true' && maySudo() ? ['sudo', '-n'] : null;
}
