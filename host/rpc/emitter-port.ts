import type { PortLike } from '../../contract/rpc/message-port-channel.ts';

/** A MessagePort as Electron's Node side has it (`MessagePortMain`): Node's events, not the web's. */
export interface EmitterPort {
  postMessage(message: string): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

export function portOfEmitter(port: EmitterPort): PortLike {
  function addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  function addEventListener(type: 'close', listener: () => void): void;
  function addEventListener(
    type: 'message' | 'close',
    listener: (event: { data: unknown }) => void,
  ): void {
    if (type === 'message') port.on('message', listener);
    else port.on('close', () => listener({ data: null }));
  }
  return {
    postMessage: (message) => port.postMessage(message),
    addEventListener,
    start: () => port.start(),
    close: () => port.close(),
  };
}
