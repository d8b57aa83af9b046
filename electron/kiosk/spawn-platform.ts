import { spawn } from 'node:child_process';
import type { PlatformEvents, PlatformProcess } from '../supervision/supervise-platform.ts';

/**
 * Starts the platform under this very Node, with the environment as it is (`DATABASE_URL` counts). Its
 * log goes to stderr. It ends with the channel, however this process ends.
 */
export function spawnPlatform(
  { program, folder, port }: { program: string; folder: string; port: number },
  events: PlatformEvents,
): PlatformProcess {
  const child = spawn(
    process.execPath,
    [program, '--data', folder, '--port', String(port), '--quiet'],
    { stdio: ['ignore', 'pipe', process.stderr, 'ipc'], windowsHide: true },
  );
  let isGone = false;
  const exit = (cause: string): void => {
    if (isGone) return;
    isGone = true;
    events.onExit(cause);
  };
  child.on('error', (error) => exit(error.message));
  child.on('exit', (code, signal) => exit(signal ?? `exit code ${code}`));
  // Its one line: it serves.
  child.stdout?.once('data', () => events.onReady());
  return {
    stop() {
      if (child.connected) child.disconnect();
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
