import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { FailureError, fail } from '../../contract/failure/failure.ts';
import type { ApiShape, Role } from '../../contract/rpc/api-shape.ts';
import type { Channel } from '../../contract/rpc/channel.ts';
import { connect, type RpcClient } from '../../contract/rpc/client.ts';
import { maxRequestLength } from '../../contract/rpc/frames.ts';
import type { Handlers } from '../../contract/rpc/handlers.ts';
import { messagePortChannel } from '../../contract/rpc/message-port-channel.ts';
import { maxCallsInFlight, serve } from '../../contract/rpc/server.ts';
import { systemTimers, type Timers } from '../../contract/rpc/timers.ts';
import { webSocketChannel } from '../../contract/rpc/web-socket-channel.ts';
import { ok, refuse } from '../../domain/result.ts';
import { manualTimers } from '../../test/support/manual-timers.ts';
import { tokenRoles } from './tokens.ts';
import { startRpcServer } from './web-socket-server.ts';

const everyone: readonly Role[] = ['page', 'script', 'display'];
const api = {
  calls: {
    double: {
      input: z.strictObject({ n: z.int() }),
      output: z.strictObject({ doubled: z.int() }),
      roles: everyone,
      timeoutMs: 10_000,
    },
    sell: {
      input: z.strictObject({}),
      output: z.string(),
      roles: ['page', 'script'],
      timeoutMs: 10_000,
    },
    refuseIt: { input: z.undefined(), output: z.null(), roles: everyone, timeoutMs: 10_000 },
    throwIt: {
      input: z.strictObject({ expected: z.boolean() }),
      output: z.null(),
      roles: everyone,
      timeoutMs: 10_000,
    },
    never: { input: z.undefined(), output: z.null(), roles: everyone, timeoutMs: 77 },
    wrong: { input: z.undefined(), output: z.number(), roles: everyone, timeoutMs: 10_000 },
    note: { input: z.number(), output: z.null(), roles: everyone, timeoutMs: 10_000 },
    starts: {
      input: z.undefined(),
      output: z.array(z.number()),
      roles: everyone,
      timeoutMs: 10_000,
    },
    hold: { input: z.undefined(), output: z.null(), roles: everyone, timeoutMs: 10_000 },
    echo: { input: z.string(), output: z.string(), roles: everyone, timeoutMs: 10_000 },
  },
  views: {
    counter: {
      params: z.strictObject({ of: z.string() }),
      snapshot: z.strictObject({ count: z.int() }),
      roles: everyone,
    },
    takings: { params: z.undefined(), snapshot: z.number(), roles: ['page'] },
    broken: { params: z.undefined(), snapshot: z.number(), roles: everyone },
  },
} as const satisfies ApiShape;
type Api = typeof api;

/** A counter as a view source, so that a test sees who listens. */
function newCounter() {
  let count = 0;
  const listeners = new Set<() => void>();
  return {
    listeners,
    increase() {
      count += 1;
      for (const changed of listeners) changed();
    },
    source: {
      current: () => ({ count }),
      version: () => count,
      subscribe(changed: () => void) {
        listeners.add(changed);
        return () => listeners.delete(changed);
      },
    },
  };
}

function newHost() {
  const counter = newCounter();
  const started: number[] = [];
  const logged: { reference?: unknown; at?: unknown }[] = [];
  const held: (() => void)[] = [];
  let lastId = 0;
  const handlers: Handlers<Api> = {
    calls: {
      double: ({ n }) => ok({ doubled: 2 * n }),
      sell: async (_, session) => ok(`sold by a ${session.role}`),
      refuseIt: () => refuse(fail('DISK_FULL')),
      throwIt: ({ expected }) => {
        if (expected) throw new FailureError(fail('WRONG_KEY'));
        throw new Error('a bug');
      },
      never: () => new Promise(() => undefined),
      wrong: () => JSON.parse('{"ok":true,"value":"not a number"}'),
      note: async (n) => {
        started.push(n);
        await new Promise((done) => setImmediate(done));
        return ok(null);
      },
      starts: () => ok(started),
      hold: () => new Promise((done) => held.push(() => done(ok(null)))),
      echo: (text) => ok(text),
    },
    views: {
      counter: () => counter.source,
      takings: () => ({ current: () => 1, version: () => 1, subscribe: () => () => undefined }),
      broken: () => ({
        current: () => {
          throw new Error('a bug in a view');
        },
        version: () => 1,
        subscribe: () => () => undefined,
      }),
    },
  };
  return {
    counter,
    logged,
    held,
    serve: (channel: Channel) =>
      serve(api, handlers, channel, {
        authenticate: tokenRoles(
          new Map<string, Role>([
            ['page-token', 'page'],
            ['display-token', 'display'],
          ]),
        ),
        build: 'host-build',
        hostStartId: 'start-1',
        newId: () => `reference-${++lastId}`,
        timers: systemTimers,
        logger: { error: (facts) => logged.push(facts) },
      }),
  };
}

interface Link {
  open(): Channel;
  close(): Promise<void>;
}

/** The two channels that the product uses, under one suite. */
const links: Record<string, (serveOn: (channel: Channel) => void) => Promise<Link>> = {
  async 'a WebSocket on loopback'(serveOn) {
    const server = await startRpcServer({
      port: 0,
      pageFolder: mkdtempSync(join(tmpdir(), 'comptoir-page-')),
      timers: systemTimers,
      onChannel: serveOn,
    });
    if (!server.ok) throw new FailureError(server.error);
    return {
      open: () => webSocketChannel(new WebSocket(`ws://127.0.0.1:${server.value.port}/rpc`)),
      close: () => server.value.close(),
    };
  },
  async 'a MessagePort'(serveOn) {
    return {
      open() {
        const { port1, port2 } = new MessageChannel();
        serveOn(messagePortChannel(port1));
        return messagePortChannel(port2);
      },
      close: async () => undefined,
    };
  },
};

describe.each(Object.keys(links))('over %s', (name) => {
  const cleanups: (() => Promise<void> | void)[] = [];
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  });

  async function newTill() {
    const host = newHost();
    const makeLink = links[name];
    if (makeLink === undefined) throw new Error(`no link ${name}`);
    const link = await makeLink(host.serve);
    cleanups.push(() => link.close());
    return { host, link };
  }

  function join(link: Link, token = 'page-token', timers: Timers = systemTimers): RpcClient<Api> {
    const client = connect(api, link.open(), { token, build: 'page-build', timers });
    cleanups.push(() => client.close());
    return client;
  }

  test('a call gets its parsed answer, and the welcome says who answers', async () => {
    const { link } = await newTill();
    const client = join(link);
    expect(await client.call('double', { n: 21 })).toEqual(ok({ doubled: 42 }));
    expect(await client.welcome).toEqual(
      ok({ type: 'welcome', build: 'host-build', role: 'page', hostStartId: 'start-1' }),
    );
  });

  test('an expected failure comes back as data, returned or thrown', async () => {
    const { link, host } = await newTill();
    const client = join(link);
    expect(await client.call('refuseIt', undefined)).toEqual(refuse(fail('DISK_FULL')));
    expect(await client.call('throwIt', { expected: true })).toEqual(refuse(fail('WRONG_KEY')));
    expect(host.logged).toEqual([]);
  });

  test('a bug in a handler is logged under the reference that the caller gets', async () => {
    const { link, host } = await newTill();
    const failed = await join(link).call('throwIt', { expected: false });
    const reference = host.logged[0]?.reference;
    expect(failed).toEqual(refuse(fail('INTERNAL', { reference: String(reference) })));
    expect(host.logged[0]?.at).toContainEqual(expect.stringContaining('rpc.test.ts'));
    // What a parser or a database was given stands in its messages: a person, perhaps.
    expect(JSON.stringify(host.logged)).not.toContain('a bug');
  });

  test('an input that does not parse is refused with where, without its value', async () => {
    const { link } = await newTill();
    const secret = JSON.parse('{"n":"Mme Martin"}');
    expect(await join(link).call('double', secret)).toEqual(
      refuse(fail('BAD_REQUEST', { where: 'double.n' })),
    );
  });

  test('a name that is not in the contract is refused, inherited names too', async () => {
    const { link } = await newTill();
    const client = connect(
      { calls: { constructor: { ...api.calls.never, timeoutMs: 10_000 } }, views: {} },
      link.open(),
      { token: 'page-token', build: '', timers: systemTimers },
    );
    cleanups.push(() => client.close());
    expect(await client.call('constructor', undefined)).toEqual(
      refuse(fail('BAD_REQUEST', { where: 'name' })),
    );
  });

  test('an answer of another shape is a failure, not a value', async () => {
    const { link } = await newTill();
    expect(await join(link).call('wrong', undefined)).toEqual(
      refuse(fail('UNREADABLE_ANSWER', { where: 'wrong' })),
    );
  });

  test('a display shows and never sells', async () => {
    const { link } = await newTill();
    const display = join(link, 'display-token');
    expect(await display.call('sell', {})).toEqual(refuse(fail('NOT_ALLOWED')));
    const ended = Promise.withResolvers<unknown>();
    display.view('takings', undefined, () => ended.reject('shown'), ended.resolve);
    expect(await ended.promise).toEqual(fail('NOT_ALLOWED'));
    expect(await join(link).call('sell', {})).toEqual(ok('sold by a page'));
  });

  test('a bad token is told so and cut off', async () => {
    const { link } = await newTill();
    const stranger = join(link, 'guess');
    const closed = new Promise<void>((resolve) => stranger.onClosed(resolve));
    expect(await stranger.welcome).toEqual(refuse(fail('NOT_ALLOWED')));
    await closed;
    expect(await stranger.call('double', { n: 1 })).toEqual(refuse(fail('NO_ANSWER')));
  });

  test('a call without answer ends after the time that its shape names', async () => {
    const { link } = await newTill();
    const timers = manualTimers();
    const client = join(link, 'page-token', timers);
    await client.welcome;
    const call = client.call('never', undefined);
    timers.pass(77);
    expect(await call).toEqual(refuse(fail('NO_ANSWER')));
  });

  test('a closed channel ends the calls that wait', async () => {
    const { link } = await newTill();
    const client = join(link);
    await client.welcome;
    const call = client.call('never', undefined);
    client.close();
    expect(await call).toEqual(refuse(fail('NO_ANSWER')));
  });

  test('many calls at once start in the order in which they were made', async () => {
    const { link } = await newTill();
    const client = join(link);
    const numbers = Array.from({ length: maxCallsInFlight }, (_, n) => n);
    await Promise.all(numbers.map((n) => client.call('note', n)));
    expect(await client.call('starts', undefined)).toEqual(ok(numbers));
  });

  test('more calls in flight than the bound are told that the till is busy', async () => {
    const { link, host } = await newTill();
    const client = join(link);
    const held = Array.from({ length: maxCallsInFlight }, () => client.call('hold', undefined));
    expect(await client.call('double', { n: 1 })).toEqual(refuse(fail('BUSY')));
    for (const release of host.held) release();
    expect(await Promise.all(held)).toEqual(held.map(() => ok(null)));
    expect(await client.call('double', { n: 1 })).toEqual(ok({ doubled: 2 }));
  });

  test('a slow reader of 1,000 snapshots gets the first and the last', async () => {
    const { link, host } = await newTill();
    const client = join(link);
    const seen: number[] = [];
    const first = Promise.withResolvers<void>();
    const last = Promise.withResolvers<void>();
    client.view('counter', { of: 'scans' }, ({ count }) => {
      seen.push(count);
      // All changes happen while the first snapshot is not yet dealt with.
      if (count === 0) {
        for (let change = 0; change < 1_000; change += 1) host.counter.increase();
        first.resolve();
      }
      if (count === 1_000) last.resolve();
    });
    await first.promise;
    await last.promise;
    await client.call('double', { n: 1 });
    expect(seen).toEqual([0, 1_000]);
  });

  test('a closed view and a closed channel free their subscriptions', async () => {
    const { link, host } = await newTill();
    const client = join(link);
    const shown = Promise.withResolvers<void>();
    const closed = client.view('counter', { of: 'a' }, () => undefined);
    client.view('counter', { of: 'b' }, () => shown.resolve());
    await shown.promise;
    expect(host.counter.listeners.size).toBe(2);
    closed.close();
    await client.call('double', { n: 1 });
    expect(host.counter.listeners.size).toBe(1);
    client.close();
    await expect.poll(() => host.counter.listeners.size).toBe(0);
  });

  test('a view with a bug ends with a reference and disturbs nothing else', async () => {
    const { link, host } = await newTill();
    const client = join(link);
    const ended = Promise.withResolvers<unknown>();
    client.view('broken', undefined, () => undefined, ended.resolve);
    expect(await ended.promise).toMatchObject({ code: 'INTERNAL' });
    expect(host.logged[0]?.at).toContainEqual(expect.stringContaining('rpc.test.ts'));
    expect(JSON.stringify(host.logged)).not.toContain('a bug');
    expect(await client.call('double', { n: 2 })).toEqual(ok({ doubled: 4 }));
  });

  test.each(['no JSON', '{"type":"unheard"}', '[]'])(
    'the frame %s closes the channel',
    async (frame) => {
      const { link } = await newTill();
      const channel = link.open();
      const closed = new Promise<void>((resolve) => channel.onClose(resolve));
      channel.onMessage(() => undefined);
      channel.send(JSON.stringify({ type: 'hello', token: 'page-token', build: '' }));
      channel.send(frame);
      await closed;
    },
  );

  test('a frame beyond the bound is not sent, and closes the channel if sent all the same', async () => {
    const { link } = await newTill();
    const client = join(link);
    expect(await client.call('echo', 'x'.repeat(maxRequestLength))).toEqual(
      refuse(fail('BAD_REQUEST', { where: 'echo: too long' })),
    );
    const nearly = 'é'.repeat(maxRequestLength - 100);
    expect(await client.call('echo', nearly)).toEqual(ok(nearly));

    const channel = link.open();
    const closed = new Promise<void>((resolve) => channel.onClose(resolve));
    channel.onMessage(() => undefined);
    channel.send(`{"type":"hello","token":"${'x'.repeat(4 * maxRequestLength)}"}`);
    await closed;
  });
});
