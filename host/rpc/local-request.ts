import type { IncomingMessage } from 'node:http';

/**
 * Whether a request is meant for this host by our own page. The Host header keeps out a web page
 * that had its name rebound to 127.0.0.1, the Origin header any other page of this machine's
 * browser. A program (the command line) sends no Origin; its token is checked all the same.
 */
export function isLocalRequest({ headers, socket }: IncomingMessage): boolean {
  const port = socket.localPort;
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (headers.host === undefined || !hosts.includes(headers.host)) return false;
  return headers.origin === undefined || headers.origin === `http://${headers.host}`;
}
