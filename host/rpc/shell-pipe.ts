import type { HostMessage } from '../../contract/rpc/host-start.ts';
import type { KeyRequest } from '../../contract/rpc/key-wrap.ts';
import type { PortLike } from '../../contract/rpc/message-port-channel.ts';
import { type EmitterPort, portOfEmitter } from './emitter-port.ts';

/** The private channel to the shell, before anything on it is parsed. */
export interface ShellPipe {
  /** `ports`: MessagePorts that came with the message, where the channel can carry them. */
  onMessage(hear: (message: unknown, ports: readonly PortLike[]) => void): void;
  onGone(gone: () => void): void;
  /** Resolves in any case when it is handed over, after which the host may exit. */
  send(message: HostMessage | KeyRequest): Promise<void>;
}

/** What Electron gives a utilityProcess as `process.parentPort`. */
export interface ParentPort {
  on(
    event: 'message',
    listener: (event: { data: unknown; ports: readonly EmitterPort[] }) => void,
  ): unknown;
  postMessage(message: unknown): void;
}

/** `parentPort.postMessage` does not say when a message is out; an exit at once might overtake it. */
const handOverMs = 100;

/** The pipe of this process: Electron's where the shell is Electron, else the IPC of a fork. */
export function shellPipe(): ShellPipe {
  const parentPort: unknown = Reflect.get(process, 'parentPort');
  return isParentPort(parentPort) ? electronPipe(parentPort) : forkPipe();
}

export function electronPipe(parentPort: ParentPort): ShellPipe {
  return {
    onMessage(hear) {
      parentPort.on('message', ({ data, ports }) => hear(data, ports.map(portOfEmitter)));
    },
    // Electron ends its utility processes itself when its main process is gone.
    onGone: () => undefined,
    send(message) {
      parentPort.postMessage(message);
      return new Promise((resolve) => setTimeout(resolve, handOverMs));
    },
  };
}

function forkPipe(): ShellPipe {
  return {
    onMessage(hear) {
      process.on('message', (message) => hear(message, []));
    },
    onGone(gone) {
      process.on('disconnect', gone);
    },
    send(message) {
      const { promise, resolve } = Promise.withResolvers<void>();
      // A shell that is gone can't be told.
      if (process.send === undefined || !process.connected) resolve();
      else process.send(message, undefined, undefined, () => resolve());
      return promise;
    },
  };
}

function isParentPort(value: unknown): value is ParentPort {
  return typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value;
}
