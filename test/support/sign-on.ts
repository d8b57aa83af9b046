import { hostApi } from '../../contract/host/api.ts';
import { connect } from '../../contract/rpc/client.ts';
import { systemTimers } from '../../contract/rpc/timers.ts';
import { webSocketChannel } from '../../contract/rpc/web-socket-channel.ts';

/** Somebody of the demo shop signs on at the seat of a till's page, as the page would do it. */
export async function signOnAtPage(
  { origin, pageToken }: { origin: string; pageToken: string },
  who: { operatorId: string; pin: string } = { operatorId: 'op-ines', pin: '1111' },
): Promise<void> {
  const socket = new WebSocket(`${origin.replace('http:', 'ws:')}/rpc`);
  const client = connect(hostApi, webSocketChannel(socket), {
    token: pageToken,
    build: 'test',
    timers: systemTimers,
  });
  const answer = await client.call('signOn', { seat: 'till', ...who });
  client.close();
  if (!answer.ok) throw new Error(`nobody could sign on: ${answer.error.code}`);
}
