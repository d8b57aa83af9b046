import type { WebSocket } from 'ws';
import type { Channel } from '../../contract/rpc/channel.ts';
import type { Timers } from '../../contract/rpc/timers.ts';

/** What may wait in memory for a client that does not read. It is cut off and may come back. */
const maxBufferedBytes = 32 * 1024 * 1024;
/** A client that leaves a ping without answer for so long is gone. */
const heartbeatMs = 15_000;

/** The host's end of a WebSocket as a channel, with heartbeat and a bound on what waits. */
export function socketChannel(socket: WebSocket, timers: Timers): Channel {
  let isAlive = true;
  let stopBeat = timers.after(heartbeatMs, beat);
  socket.on('pong', () => {
    isAlive = true;
  });
  socket.on('close', () => stopBeat());
  // ws closes the socket after an error (a frame too large, bad UTF-8); the close is what counts.
  socket.on('error', () => undefined);

  function beat(): void {
    if (!isAlive) {
      socket.terminate();
      return;
    }
    isAlive = false;
    socket.ping();
    stopBeat = timers.after(heartbeatMs, beat);
  }

  return {
    send(text) {
      if (socket.readyState !== socket.OPEN) return;
      socket.send(text);
      if (socket.bufferedAmount > maxBufferedBytes) socket.terminate();
    },
    onMessage(receive) {
      socket.on('message', (data, isBinary) => {
        if (isBinary) socket.close();
        else receive(data.toString());
      });
    },
    onClose(closed) {
      socket.once('close', closed);
    },
    close: () => socket.close(),
  };
}
