import { spawn } from 'node:child_process';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import {
  type HostStart,
  hostFlags,
  hostMessage,
  type ShellMessage,
} from '../../contract/rpc/host-start.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';

/** Reading and checking a year's journal takes seconds; a host that starts for so long is stuck. */
const startTimeoutMs = 120_000;
/** A clean stop finishes the command at hand and closes two files. */
const stopTimeoutMs = 10_000;

/** A host that runs for this command line only. */
export interface OwnHost {
  /** It serves, or why it does not (then it is gone, or about to be). */
  ready: Promise<Result<null, Failure>>;
  isAlive(): boolean;
  /** Resolves when it is gone: by itself, or killed when it takes too long. */
  stop(): Promise<void>;
}

/**
 * Starts the host as a shell does: under this very Node, its start over IPC and not as arguments,
 * which others can read. If this process dies the channel closes, and the host stops by itself.
 */
export function startOwnHost({
  program,
  start,
  timers,
}: {
  program: string;
  start: HostStart;
  timers: Timers;
}): OwnHost {
  const child = spawn(process.execPath, [...hostFlags, program], {
    // What it prints goes to stderr, for stdout carries the result.
    stdio: ['ignore', process.stderr, process.stderr, 'ipc'],
    windowsHide: true,
  });
  const ready = Promise.withResolvers<Result<null, Failure>>();
  const gone = Promise.withResolvers<void>();
  let isAlive = true;
  let failed: Failure | null = null;

  const stopWaiting = timers.after(startTimeoutMs, () => child.kill('SIGKILL'));
  const exit = (): void => {
    isAlive = false;
    stopWaiting();
    ready.resolve(refuse(failed ?? fail('HOST_KEEPS_STOPPING', { deaths: 1 })));
    gone.resolve();
  };
  child.on('error', exit);
  child.on('exit', exit);
  child.on('message', (message) => {
    const said = hostMessage.safeParse(message);
    if (!said.success) child.kill('SIGKILL');
    else if ('failed' in said.data) failed = said.data.failed;
    else {
      stopWaiting();
      ready.resolve(ok(null));
    }
  });
  send({ start });

  return {
    // It says why it fails, then exits: only then is the folder free again.
    ready: ready.promise,
    isAlive: () => isAlive,
    async stop() {
      if (!isAlive) return;
      const cancelKill = timers.after(stopTimeoutMs, () => child.kill('SIGKILL'));
      send({ stop: true });
      await gone.promise;
      cancelKill();
    },
  };

  function send(message: ShellMessage): void {
    // It may die at any moment; then `exit` says so and there is nobody to tell.
    if (child.connected) child.send(message, () => undefined);
  }
}
