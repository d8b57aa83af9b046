import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Channel } from '../../contract/rpc/channel.ts';
import { maxRequestLength } from '../../contract/rpc/frames.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { isLocalRequest } from './local-request.ts';
import { refuse as refuseRequest, servePageFile } from './page-files.ts';
import { socketChannel } from './socket-channel.ts';

/** A till has a few windows and a script; more connections than this are turned away. */
const maxConnections = 64;
/** An open connection gets so long to close by itself when the host stops. */
const closeTimeoutMs = 500;

export interface RpcServer {
  port: number;
  close(): Promise<void>;
}

/** Whom a server is for, where that is not this machine alone. */
export interface OpenOnNetwork {
  /** An IPv4 address of this machine. */
  address: string;
  /** PEM; nothing is served without it. */
  tls: { key: string; cert: string };
  /** Whether a request was meant for this server, by its Host and Origin. */
  isMeant(request: IncomingMessage): boolean;
}

/**
 * Serves the built page and, at `/rpc`, one channel per WebSocket; on 127.0.0.1 only, unless it is told
 * how to be on the network. `PORT_TAKEN` when the port can't be had, `NO_SUCH_ADDRESS` when this machine
 * has not (or no longer) the address.
 */
export async function startRpcServer(options: {
  /** 0 takes any free port. */
  port: number;
  pageFolder: string;
  timers: Timers;
  /** `address`: where it comes from. */
  onChannel(channel: Channel, address: string): void;
  network?: OpenOnNetwork;
}): Promise<Result<RpcServer, Failure>> {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: true,
    // Bytes; a character of a frame takes three at most.
    maxPayload: 3 * maxRequestLength,
  });
  const { network } = options;
  const isMeant = network?.isMeant ?? isLocalRequest;
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    if (!isMeant(request)) {
      refuseRequest(response, 403);
      return;
    }
    // A reader that goes away in the middle ends the response; there is nobody left to tell.
    servePageFile(options.pageFolder, request, response).catch(() => response.destroy());
  };
  const server = network
    ? createTlsServer({ ...network.tls, minVersion: 'TLSv1.2' }, answer)
    : createServer(answer);
  server.maxConnections = 2 * maxConnections;
  server.on('upgrade', (request, socket, head) => {
    if (!isMeant(request)) turnAway(socket, '403 Forbidden');
    else if (request.url !== '/rpc') turnAway(socket, '404 Not Found');
    else if (sockets.clients.size >= maxConnections) turnAway(socket, '503 Service Unavailable');
    else
      sockets.handleUpgrade(request, socket, head, (opened) =>
        options.onChannel(
          socketChannel(opened, options.timers),
          request.socket.remoteAddress ?? '',
        ),
      );
  });

  const listening = await listen(server, options.port, network?.address ?? '127.0.0.1');
  if (!listening.ok) return listening;
  return ok({
    port: listening.value,
    async close() {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      for (const socket of sockets.clients) socket.close(1001);
      const stopWaiting = options.timers.after(closeTimeoutMs, () => {
        for (const socket of sockets.clients) socket.terminate();
        server.closeAllConnections();
      });
      server.closeIdleConnections();
      await closed.promise;
      stopWaiting();
    },
  });
}

function turnAway(socket: Duplex, status: string): void {
  socket.on('error', () => undefined);
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function listen(server: Server, port: number, address: string): Promise<Result<number, Failure>> {
  const { promise, resolve, reject } = Promise.withResolvers<Result<number, Failure>>();
  server.once('error', (error: NodeJS.ErrnoException) => {
    // EACCES: a port that Windows keeps for itself, or one below 1024 elsewhere.
    if (error.code === 'EADDRINUSE' || error.code === 'EACCES')
      resolve(refuse(fail('PORT_TAKEN', { port })));
    else if (error.code === 'EADDRNOTAVAIL') resolve(refuse(fail('NO_SUCH_ADDRESS', { address })));
    else reject(error);
  });
  server.listen({ host: address, port, exclusive: true }, () => {
    const bound = server.address();
    resolve(ok(bound !== null && typeof bound === 'object' ? bound.port : port));
  });
  return promise;
}
