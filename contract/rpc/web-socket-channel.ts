import type { Channel } from './channel.ts';

/** Frames that wait for the socket to open; a caller with more than that is broken. */
const maxWaitingFrames = 1_000;

/** The browser's WebSocket (Node 24 has the same one) as a channel; may still be connecting. */
export function webSocketChannel(socket: WebSocket): Channel {
  const waiting: string[] = [];
  socket.addEventListener('open', () => {
    for (const text of waiting.splice(0)) socket.send(text);
  });
  // A failed connection also fires `close`, which is what the RPC acts on.
  socket.addEventListener('error', () => undefined);

  return {
    send(text) {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
      else if (socket.readyState === WebSocket.CONNECTING && waiting.length < maxWaitingFrames)
        waiting.push(text);
      else socket.close();
    },
    onMessage(receive) {
      socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (typeof data === 'string') receive(data);
        else socket.close();
      });
    },
    onClose(closed) {
      socket.addEventListener('close', closed, { once: true });
    },
    close: () => socket.close(),
  };
}
