import type { ApiShape } from '../../contract/rpc/api-shape.ts';
import { build } from '../../contract/rpc/build.ts';
import { systemTimers } from '../../contract/rpc/timers.ts';
import { webSocketChannel } from '../../contract/rpc/web-socket-channel.ts';
import { type HostConnection, hostConnection } from './host-connection.ts';

const tokenKey = 'comptoir.token';
const reloadKey = 'comptoir.reloaded-for';

/** Joins the host that served this page, with the token of the page's address (`#token=…`). */
export function connectToHost<A extends ApiShape>(api: A): HostConnection<A> {
  return hostConnection(api, {
    openChannel: () => webSocketChannel(new WebSocket(`ws://${location.host}/rpc`)),
    token: pageToken(location.hash, sessionStorage),
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

/** Milliseconds since 1970 that never jump: the wall clock at load, then the monotonic one. */
export function pageNowMs(): number {
  return performance.timeOrigin + performance.now();
}

/** The address wins: a new start of the till brings a new token to an old tab. */
export function pageToken(fragment: string, storage: Pick<Storage, 'getItem' | 'setItem'>): string {
  const token = new URLSearchParams(fragment.replace(/^#/, '')).get('token');
  if (token !== null) storage.setItem(tokenKey, token);
  return token ?? storage.getItem(tokenKey) ?? '';
}
