import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { fail } from '../../contract/failure/failure.ts';
import type { Channel } from '../../contract/rpc/channel.ts';
import { refuse } from '../../domain/result.ts';
import { manualTimers } from '../../test/support/manual-timers.ts';
import { type RpcServer, startRpcServer } from './web-socket-server.ts';

const timers = manualTimers();
let server: RpcServer;
let channels: Channel[];
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'comptoir-page-'));
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'page', 'index.html'), '<title>Till</title>');
  writeFileSync(join(folder, 'page', 'assets', 'app-1a2b.js'), 'start()');
  writeFileSync(join(folder, 'page-secret.txt'), 'secret');
  channels = [];
  const started = await startRpcServer({
    port: 0,
    pageFolder: join(folder, 'page'),
    timers,
    onChannel: (channel) => channels.push(channel),
  });
  if (!started.ok) throw new Error(started.error.code);
  server = started.value;
});
afterEach(() => server.close());

/** The raw path goes out as it is: no client tidies it up. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { promise, resolve, reject } = Promise.withResolvers<{
    status: number | undefined;
    headers: Record<string, unknown>;
    body: string;
  }>();
  const asked = request(
    { host: '127.0.0.1', port: server.port, path, headers, method, agent: false },
    (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        body += text;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body }),
      );
    },
  );
  asked.on('error', reject).end();
  return promise;
}

/** The status of a WebSocket handshake; 101 when it opened. */
function shake(path: string, headers: Record<string, string>): Promise<number | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers });
  socket.on('open', () => {
    resolve(101);
    socket.close();
  });
  socket.on('unexpected-response', (asked, response) => {
    resolve(response.statusCode);
    asked.destroy();
  });
  socket.on('error', reject);
  return promise;
}

describe('the page', () => {
  test('is served with its types, never from an old cache, and may run no foreign script', async () => {
    const page = await get('/');
    expect(page).toMatchObject({ status: 200, body: '<title>Till</title>' });
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    });
    const csp = String(page.headers['content-security-policy']);
    expect(csp).toContain("default-src 'none'");
    expect(csp).toContain("script-src 'self';");
  });

  test('has assets that a browser keeps for good, for their name holds a hash', async () => {
    expect(await get('/assets/app-1a2b.js?x=1')).toMatchObject({
      status: 200,
      body: 'start()',
      headers: {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
      },
    });
  });

  test.each([
    '/../page-secret.txt',
    '/..%2fpage-secret.txt',
    '/%2e%2e/page-secret.txt',
    '/assets/../../page-secret.txt',
    '/..%5cpage-secret.txt',
    '/../page-secret.txt%00.html',
    '//etc/passwd',
    '/%E0%A4%A',
    '/assets',
    '/assets/',
    '/missing.js',
  ])('does not give %s', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(answer.body).toBe('');
  });

  test('answers HEAD without a body and refuses what would change something', async () => {
    expect(await get('/', {}, 'HEAD')).toMatchObject({ status: 200, body: '' });
    expect((await get('/', {}, 'POST')).status).toBe(405);
  });

  test('is not given to a request for another host or from another origin', async () => {
    expect((await get('/', { Host: 'till.example:80' })).status).toBe(403);
    expect((await get('/', { Origin: 'https://evil.example' })).status).toBe(403);
    expect((await get('/', { Host: `localhost:${server.port}` })).status).toBe(200);
  });
});

describe('the socket', () => {
  test('opens for our page and for a program, which sends no Origin', async () => {
    expect(await shake('/rpc', { Origin: `http://127.0.0.1:${server.port}` })).toBe(101);
    expect(await shake('/rpc', {})).toBe(101);
    expect(channels).toHaveLength(2);
  });

  test.each([
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Origin: 'http://127.0.0.1:1' },
    { Host: 'till.example' },
    { Host: '127.0.0.1:1' },
  ])('stays shut for %o', async (headers) => {
    expect(await shake('/rpc', headers)).toBe(403);
    expect(channels).toHaveLength(0);
  });

  test('is found under its own path only', async () => {
    expect(await shake('/other', {})).toBe(404);
  });

  test('is cut when its reader leaves a heartbeat without answer', async () => {
    // A raw client that shakes hands and then never answers a ping.
    const client = connect(server.port, '127.0.0.1');
    client.write(
      `GET /rpc HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    );
    await new Promise((opened) => client.once('data', opened));
    const closed = new Promise<void>((resolve) => channels[0]?.onClose(resolve));
    timers.pass(15_000);
    timers.pass(15_000);
    await closed;
    client.destroy();
  });

  test('is cut when too much waits for a reader that does not read', async () => {
    const client = connect(server.port, '127.0.0.1');
    client.write(
      `GET /rpc HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    );
    await new Promise((opened) => client.once('data', opened));
    client.pause();
    const closed = new Promise<void>((resolve) => channels[0]?.onClose(resolve));
    for (let megabytes = 0; megabytes < 64; megabytes += 4)
      channels[0]?.send('x'.repeat(4 * 1024 * 1024));
    await closed;
    client.destroy();
  });
});

test('a port that another program holds is a failure with a name', async () => {
  expect(
    await startRpcServer({
      port: server.port,
      pageFolder: folder,
      timers,
      onChannel: () => undefined,
    }),
  ).toEqual(refuse(fail('PORT_TAKEN', { port: server.port })));
});
