import type { Role } from '../../contract/rpc/api-shape.ts';
import { hostMessage, type ShellMessage } from '../../contract/rpc/host-start.ts';
import { type KeyAnswer, type KeyRequest, keyRequest } from '../../contract/rpc/key-wrap.ts';
import type { HostEvents, HostProcess } from '../supervision/host-process.ts';

/** What is used of Electron's `UtilityProcess`; `Port` is its `MessagePortMain`. */
export interface Utility<Port> {
  readonly pid: number | undefined;
  postMessage(message: unknown, transfer?: Port[]): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

export interface ForkedHost<Port> extends HostProcess {
  /** The other end is, or will be, a window's: the host serves it with this role. */
  handPort(role: Role, port: Port): void;
}

/** Starts the host as a utility process: like a fork, and it can be handed MessagePorts. */
export function forkHost<Port>(
  fork: () => Utility<Port>,
  events: HostEvents,
  answerKeyRequest: (request: KeyRequest) => Promise<KeyAnswer>,
): ForkedHost<Port> {
  const child = fork();
  let isGone = false;
  child.on('exit', (code) => {
    if (isGone) return;
    isGone = true;
    events.onExit(`exit code ${code}`);
  });
  child.on('message', (message) => {
    const said = hostMessage.or(keyRequest).safeParse(message);
    // A host of another build, or gone wrong: it is started anew like one that died.
    if (!said.success) kill();
    else if ('ready' in said.data) events.onReady(said.data.port);
    else if ('pong' in said.data) events.onPong();
    else if ('failed' in said.data) events.onFailed(said.data.failed);
    else if ('secondTill' in said.data) send({ secondTill: null });
    // This shell runs no platform.
    else if ('demoTill' in said.data || 'ownPlatform' in said.data) return;
    // Never rejects.
    else void answerKeyRequest(said.data).then((answer) => send(answer));
  });
  return {
    start: (how) => send({ start: how }),
    ping: () => send({ ping: true }),
    handPort: (role, port) => send({ port: role }, [port]),
    stop: () => send({ stop: true }),
    kill,
  };

  function send(message: ShellMessage, transfer?: Port[]): void {
    if (!isGone) child.postMessage(message, transfer);
  }

  /** Electron's own `kill` asks politely (SIGTERM); who comes here has been asked already. */
  function kill(): void {
    if (isGone) return;
    if (child.pid === undefined) child.kill();
    else process.kill(child.pid, 'SIGKILL');
  }
}
