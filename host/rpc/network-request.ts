import type { IncomingMessage } from 'node:http';

/**
 * Whether a request from the store network is meant for this till by its own page: it names the till as its
 * certificate does. A page of another name, however that was bound to our address, is turned away; so is
 * a page of any other origin. What sends no Origin is no browser, and its token is checked all the same.
 */
export function isForNames(names: readonly string[]): (request: IncomingMessage) => boolean {
  return ({ headers, socket }) => {
    const { host, origin } = headers;
    const port = socket.localPort;
    if (host === undefined || !names.some((name) => host === `${name}:${port}`)) return false;
    return origin === undefined || origin === `https://${host}`;
  };
}
