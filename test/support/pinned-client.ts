import { X509Certificate } from 'node:crypto';
import { request } from 'node:https';
import { connect as connectTls } from 'node:tls';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { type HostApi, hostApi } from '../../contract/host/api.ts';
import type { Channel } from '../../contract/rpc/channel.ts';
import { connect, type RpcClient } from '../../contract/rpc/client.ts';
import type { Credential } from '../../contract/rpc/frames.ts';
import { systemTimers } from '../../contract/rpc/timers.ts';

/** The certificate that a server shows, as PEM, if it is the one of this fingerprint: what a tablet's user compares. */
export function certificateAt(origin: string, fingerprint: string): Promise<string> {
  const { hostname, port } = new URL(origin);
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const socket = connectTls(
    { host: hostname, port: Number(port), rejectUnauthorized: false },
    () => {
      const shown = new X509Certificate(socket.getPeerCertificate(true).raw);
      socket.destroy();
      if (shown.fingerprint256 === fingerprint) resolve(shown.toString());
      else reject(new Error(`another certificate: ${shown.fingerprint256}`));
    },
  );
  socket.on('error', reject);
  return promise;
}

/** Speaks to a till's door for tablets over TLS, and trusts that certificate alone. */
export function pinnedClient(
  origin: string,
  certificate: string,
  by: Credential,
): RpcClient<HostApi> {
  const socket = new WebSocket(`${origin.replace('https:', 'wss:')}/rpc`, {
    ca: certificate,
    origin,
  });
  return connect(hostApi, channelOf(socket), { ...by, build: 'test', timers: systemTimers });
}

/** Status of a GET, with headers as a stranger may set them. */
export function statusOf(
  origin: string,
  certificate: string,
  headers: Record<string, string> = {},
): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  // Its certificate alone is trusted; node would look for the name that the Host header says.
  const options = { ca: certificate, headers, agent: false, checkServerIdentity: () => undefined };
  request(`${origin}/`, options, (response) => {
    response.resume();
    resolve(response.statusCode ?? 0);
  })
    .on('error', reject)
    .end();
  return promise;
}

function channelOf(socket: WebSocket): Channel {
  const waiting: string[] = [];
  socket.on('open', () => {
    for (const text of waiting.splice(0)) socket.send(text);
  });
  socket.on('error', () => undefined);
  return {
    send(text) {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
      else if (socket.readyState === WebSocket.CONNECTING) waiting.push(text);
    },
    onMessage: (receive) => void socket.on('message', (data) => receive(String(data))),
    onClose: (closed) => void socket.once('close', closed),
    close: () => socket.close(),
  };
}

const answerFrame = z.object({
  type: z.string(),
  id: z.int().optional(),
  failure: z.object({ code: z.string() }).optional(),
});

/** What each frame is answered, parsed by nobody on this side: the code of its failure, or the frame's type. */
export async function rawAnswers(
  origin: string,
  certificate: string,
  token: string,
  frames: readonly { type: string; [part: string]: unknown }[],
): Promise<string[]> {
  const socket = new WebSocket(`${origin.replace('https:', 'wss:')}/rpc`, {
    ca: certificate,
    origin,
  });
  await new Promise((resolve) => socket.once('open', resolve));
  const answers: string[] = [];
  let answered = Promise.withResolvers<string>();
  socket.on('message', (data) => {
    const { type, failure } = answerFrame.parse(JSON.parse(String(data)));
    answered.resolve(failure?.code ?? type);
  });
  socket.on('close', () => answered.reject(new Error('the host hung up')));
  for (const frame of [
    { type: 'hello', token, build: 'test' },
    ...frames.map((frame, id) => ({ ...frame, id })),
  ]) {
    answered = Promise.withResolvers<string>();
    socket.send(JSON.stringify(frame));
    answers.push(await answered.promise);
  }
  socket.close();
  return answers.slice(1);
}
