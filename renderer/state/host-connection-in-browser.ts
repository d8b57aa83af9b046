import type { ApiShape } from '../../contract/rpc/api-shape.ts';
import { build } from '../../contract/rpc/build.ts';
import type { Credential } from '../../contract/rpc/frames.ts';
import { nonceInAddress } from '../../contract/rpc/port-handover.ts';
import { systemTimers } from '../../contract/rpc/timers.ts';
import { webSocketChannel } from '../../contract/rpc/web-socket-channel.ts';
import { type HostConnection, hostConnection } from './host-connection.ts';
import { portsFromShell } from './ports-from-shell.ts';
import { readPairing, workplace } from './workplace.ts';

const tokenKey = 'comptoir.token';
const reloadKey = 'comptoir.reloaded-for';

/**
 * Joins the host that served this page, as the page's address says: over a WebSocket (`#ticket=…`,
 * `#token=…`), or over a MessagePort from the shell (`#port=…`), which needs no token besides.
 */
export function connectToHost<A extends ApiShape>(api: A): HostConnection<A> {
  const nonce = nonceInAddress(location.hash);
  const ports = nonce === null ? null : portsFromShell(nonce, window);
  return hostConnection(api, {
    openChannel: () =>
      ports?.openChannel() ?? webSocketChannel(new WebSocket(rpcAddress(location))),
    ...(workplace.isTablet
      ? tabletCredentials(localStorage)
      : pageCredentials(location, history, sessionStorage)),
    build,
    timers: systemTimers,
    nowMs: pageNowMs,
    reload: () => location.reload(),
    lastReload: {
      get: () => sessionStorage.getItem(reloadKey),
      set: (hostBuild) => sessionStorage.setItem(reloadKey, hostBuild),
    },
  });
}

/** Of the host that served this page; a tablet's page came over TLS, and so does all else. */
function rpcAddress({ protocol, host }: Pick<Location, 'protocol' | 'host'>): string {
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/rpc`;
}

/** A tablet outlives its tabs: what it was given when it was paired is kept for them all. */
function tabletCredentials(storage: Pick<Storage, 'getItem'>) {
  return {
    credential: (): Credential => ({ token: readPairing(storage)?.token ?? '' }),
    keepToken: () => undefined,
  };
}

/** Milliseconds since 1970 that never jump: the wall clock at load, then the monotonic one. */
export function pageNowMs(): number {
  return performance.timeOrigin + performance.now();
}

/**
 * The address wins: a new start of the till brings a new token to an old tab. A ticket is exchanged
 * once; then the address forgets it and the tab keeps the token, so that a reload is let in.
 */
export function pageCredentials(
  location: Pick<Location, 'hash' | 'pathname'>,
  history: Pick<History, 'replaceState'>,
  storage: Pick<Storage, 'getItem' | 'setItem'>,
): { credential(): Credential; keepToken(token: string): void } {
  const said = new URLSearchParams(location.hash.replace(/^#/, ''));
  let ticket = said.get('ticket');
  let token = said.get('token');
  if (token !== null) storage.setItem(tokenKey, token);
  return {
    credential: () =>
      ticket === null ? { token: token ?? storage.getItem(tokenKey) ?? '' } : { ticket },
    keepToken(exchanged) {
      ticket = null;
      token = exchanged;
      storage.setItem(tokenKey, exchanged);
      history.replaceState(null, '', location.pathname);
    },
  };
}
