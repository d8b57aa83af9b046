import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** On Debian and its kin, where that asks nobody for a password; elsewhere nothing happens. */
export function installChromium(): void {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return;
  const asRoot = process.getuid?.() === 0 ? [] : maySudo() ? ['sudo', '-n'] : null;
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

function maySudo(): boolean {
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
}
