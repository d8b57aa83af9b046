import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Failure } from '../../contract/failure/failure.ts';
import { type HostApi, hostApi } from '../../contract/host/api.ts';
import type { CallInput, CallName, CallOutput } from '../../contract/rpc/api-shape.ts';
import { connect, type RpcClient } from '../../contract/rpc/client.ts';
import { systemTimers } from '../../contract/rpc/timers.ts';
import { webSocketChannel } from '../../contract/rpc/web-socket-channel.ts';
import { hostAddressOf } from './start-till.ts';

/** A host that was killed is back within this, on a busy machine too. */
const rejoinTimeoutMs = 30_000;

export function newCommandId(): string {
  return randomBytes(16).toString('base64url');
}

/** A script's connection to the host of a folder. */
export function connectScript(folder: string): RpcClient<HostApi> {
  const { url, token } = hostAddressOf(folder);
  const socket = new WebSocket(`${url.replace('http:', 'ws:')}/rpc`);
  return connect(hostApi, webSocketChannel(socket), { token, build: 'test', timers: systemTimers });
}

/** A client that outlives the host: what was not answered is sent again, with the same command id. */
export function lastingClient(folder: string) {
  let client: RpcClient<HostApi> | null = null;

  async function call<N extends CallName<HostApi>>(
    name: N,
    input: CallInput<HostApi, N>,
  ): Promise<{ ok: true; value: CallOutput<HostApi, N> } | { ok: false; error: Failure }> {
    const giveUpAt = Date.now() + rejoinTimeoutMs;
    for (;;) {
      client ??= reconnect();
      const result = client ? await client.call(name, input) : null;
      if (result && (result.ok || result.error.code !== 'NO_ANSWER')) return result;
      client?.close();
      client = null;
      if (Date.now() > giveUpAt) throw new Error(`no answer to ${name} in ${rejoinTimeoutMs} ms`);
      await delay(20);
    }
  }

  function reconnect(): RpcClient<HostApi> | null {
    try {
      return connectScript(folder);
    } catch {
      // host.json is being written by the host that starts now; the next round reads it.
      return null;
    }
  }

  return { call, close: () => client?.close() };
}
export type LastingClient = ReturnType<typeof lastingClient>;
