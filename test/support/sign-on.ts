import { type HostApi, hostApi } from '../../contract/host/api.ts';
import { connect, type RpcClient } from '../../contract/rpc/client.ts';
import { systemTimers } from '../../contract/rpc/timers.ts';
import { webSocketChannel } from '../../contract/rpc/web-socket-channel.ts';

interface TillAddress {
  origin: string;
  pageToken: string;
}

/** A connection such as a till's page has. */
export function connectPage({ origin, pageToken }: TillAddress): RpcClient<HostApi> {
  const socket = new WebSocket(`${origin.replace('http:', 'ws:')}/rpc`);
  return connect(hostApi, webSocketChannel(socket), {
    token: pageToken,
    build: 'test',
    timers: systemTimers,
  });
}

/** Somebody of the demo shop signs on at the seat of a till's page, as the page would do it. */
export async function signOnAtPage(
  till: TillAddress,
  who: { operatorId: string; pin: string } = { operatorId: 'op-ines', pin: '1111' },
): Promise<void> {
  const client = connectPage(till);
  const answer = await client.call('signOn', { seat: 'till', ...who });
  client.close();
  if (!answer.ok) throw new Error(`nobody could sign on: ${answer.error.code}`);
}
