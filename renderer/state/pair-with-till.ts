import { type Failure, fail } from '../../contract/failure/failure.ts';
import { hostApi } from '../../contract/host/api.ts';
import { build } from '../../contract/rpc/build.ts';
import { connect } from '../../contract/rpc/client.ts';
import { systemTimers } from '../../contract/rpc/timers.ts';
import { webSocketChannel } from '../../contract/rpc/web-socket-channel.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { TabletPairing } from './workplace.ts';

/** Exchanges the code that the till shows for this tablet's seat and token. */
export async function pairWithTill(code: string): Promise<Result<TabletPairing, Failure>> {
  const socket = new WebSocket(`wss://${location.host}/rpc`);
  const client = connect(hostApi, webSocketChannel(socket), {
    ticket: code,
    build,
    timers: systemTimers,
  });
  const welcomed = await client.welcome;
  client.close();
  if (!welcomed.ok) return welcomed;
  const { seat, token } = welcomed.value;
  return seat === undefined || token === undefined
    ? refuse(fail('NOT_ALLOWED'))
    : ok({ seat, token });
}
