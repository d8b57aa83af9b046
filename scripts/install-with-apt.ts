import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const apt = '/usr/bin/apt-get';

/**
 * On Debian and its kin, in CI or as root: there a machine is set up by its scripts. On a developer's
 * own machine, and elsewhere, nothing is installed.
 */
export function installWithApt(name: string, packageName: string): void {
  if (!isDebian()) return;
  const asRoot = rootPrefix();
  if (asRoot === null) return;
  process.stderr.write(`Installing ${name} for the tests (apt-get), a minute or two…\n`);
  const run = (...command: string[]): boolean => {
    const [program = 'env', ...args] = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive'].concat(
      command,
    );
    return spawnSync(program, args, { stdio: ['ignore', 2, 2] }).status === 0;
  };
  if (
    !run('apt-get', 'update', '-qq') ||
    !run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', packageName)
  )
    process.stderr.write(`${name} could not be installed; apt-get’s output above says why.\n`);
}

export function isDebian(): boolean {
  return process.platform === 'linux' && existsSync(apt);
}

/** What to put before a command that needs root, or null where root is not ours to be. */
function rootPrefix(): string[] | null {
  if (process.getuid?.() === 0) return [];
  const maySudo = () => spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
  return process.env.CI === 'true' && maySudo() ? ['sudo', '-n'] : null;
}
