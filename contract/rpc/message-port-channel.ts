import type { Channel } from './channel.ts';

/** What a browser's MessagePort and Node's have in common. */
export interface PortLike {
  postMessage(message: string): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  addEventListener(type: 'close', listener: () => void): void;
  start(): void;
  close(): void;
}

/** A MessagePort as a channel. Closing either end closes both. */
export function messagePortChannel(port: PortLike): Channel {
  const onClosed: (() => void)[] = [];
  let isClosed = false;
  const close = (): void => {
    if (isClosed) return;
    isClosed = true;
    port.close();
    for (const closed of onClosed) closed();
  };
  port.addEventListener('close', close);

  return {
    send(text) {
      if (!isClosed) port.postMessage(text);
    },
    onMessage(receive) {
      port.addEventListener('message', ({ data }) => {
        if (isClosed) return;
        if (typeof data === 'string') receive(data);
        else close();
      });
      port.start();
    },
    onClose(closed) {
      onClosed.push(closed);
    },
    close,
  };
}
