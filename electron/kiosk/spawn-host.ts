import { spawn } from 'node:child_process';
import {
  type DemoTill,
  hostFlags,
  hostMessage,
  type OwnPlatformSwitch,
  type ShellMessage,
} from '../../contract/rpc/host-start.ts';
import type { HostEvents, HostProcess } from '../supervision/host-process.ts';

/** What the kiosk shell's host does besides: it lets in, once, whoever names this code. */
export interface SpawnedHost extends HostProcess {
  admit(ticket: string): void;
  enrol(pairing: { code: string; platform: string }): void;
  platformSwitched(at: OwnPlatformSwitch): void;
}

/**
 * Starts the host under this very Node. It gets its secrets over IPC, for arguments and environment
 * can be read by others; what it prints goes to stderr, for stdout carries the shell's one line.
 */
export function spawnHost(
  program: string,
  events: HostEvents & {
    onSecondTill?(answer: (url: string | null) => void): void;
    onDemoTill?(till: DemoTill): void;
    onOwnPlatform?(to: OwnPlatformSwitch): void;
  },
): SpawnedHost {
  const child = spawn(process.execPath, [...hostFlags, program], {
    stdio: ['ignore', process.stderr, process.stderr, 'ipc'],
    windowsHide: true,
  });
  let isGone = false;
  const exit = (cause: string): void => {
    if (isGone) return;
    isGone = true;
    events.onExit(cause);
  };
  child.on('error', (error) => exit(error.message));
  child.on('exit', (code, signal) => exit(signal ?? `exit code ${code}`));
  child.on('message', (message) => {
    const said = hostMessage.safeParse(message);
    // A host of another build, or gone wrong: it is started anew like one that died.
    if (!said.success) child.kill('SIGKILL');
    else if ('ready' in said.data) events.onReady(said.data.port);
    else if ('pong' in said.data) events.onPong();
    else if ('failed' in said.data) events.onFailed(said.data.failed);
    else if ('demoTill' in said.data) events.onDemoTill?.(said.data.demoTill);
    else if ('ownPlatform' in said.data) events.onOwnPlatform?.(said.data.ownPlatform);
    else events.onSecondTill?.((secondTill) => send({ secondTill }));
  });
  const send = (message: ShellMessage): void => {
    // It may die at any moment; then `exit` says so and there is nobody to tell.
    if (child.connected) child.send(message, () => undefined);
  };
  return {
    start: (how) => send({ start: how }),
    ping: () => send({ ping: true }),
    admit: (ticket) => send({ ticket }),
    enrol: (pairing) => send({ enrol: pairing }),
    platformSwitched: (ownPlatform) => send({ ownPlatform }),
    stop: () => send({ stop: true }),
    kill: () => void child.kill('SIGKILL'),
  };
}
