import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type FastifyInstance, fastify } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemTimers } from '../../contract/rpc/timers.ts';
import { itemChange, sampleItem } from '../../test/conformance/sample-documents.ts';
import { snapshotOf } from '../../test/support/snapshot-shelf.ts';
import { temporaryFolder } from '../../test/support/start-till.ts';
import { downloadSnapshot } from '../snapshot/download-snapshot.ts';
import { askPlatform } from './ask-platform.ts';
import { httpSnapshotLink } from './http-snapshot-link.ts';
import { createPlatformClock } from './platform-clock.ts';

const nameOf = (n: number) => createHash('sha512').update(String(n)).digest('base64');
const { manifest, bytes } = snapshotOf(
  Array.from({ length: 2_000 }, (_, n) => itemChange(sampleItem(`S-${n}`, { name: nameOf(n) }))),
);
const never = new AbortController().signal;

let server: FastifyInstance;
let origin: string;
let ranges: (string | undefined)[];
/** What the server does instead of serving the file. */
let misbehave:
  | ((from: number) => { status: number; body: Readable | string; range?: string })
  | null;

beforeEach(async () => {
  ranges = [];
  misbehave = null;
  server = fastify();
  server.get('/v1/snapshots/network.catalog', () => manifest);
  server.get('/v1/snapshots/network.catalog/:id', (request, reply) => {
    ranges.push(request.headers.range);
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1]);
    const { status, body, range } = misbehave?.(from) ?? {
      ...{ status: 206, body: Readable.from([bytes.subarray(from)]) },
      range: `bytes ${from}-${bytes.length - 1}/${bytes.length}`,
    };
    if (range !== undefined) void reply.header('content-range', range);
    return reply.code(status).type('application/zstd').send(body);
  });
  origin = await server.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(() => server.close());

const newLink = () => {
  const nowMs = () => Date.now();
  return httpSnapshotLink(askPlatform({ origin, clock: createPlatformClock(nowMs), fetch, nowMs }));
};

test('a connection that breaks in the middle, twice, costs no byte twice', async () => {
  const folder = join(temporaryFolder(), 'download');
  const download = () =>
    downloadSnapshot({
      ...{ link: newLink(), folder, timers: systemTimers, signal: never },
      onProgress: () => undefined,
    });
  let breaks = 2;
  misbehave = (from) => {
    breaks -= 1;
    const part = bytes.subarray(from, from + 40_000);
    const body = breaks < 0 ? Readable.from([bytes.subarray(from)]) : breakAfter(part);
    return { status: 206, body, range: `bytes ${from}-${bytes.length - 1}/${bytes.length}` };
  };
  for (let count = 0; count < 2; count += 1) {
    expect(await download()).toMatchObject({ error: { code: 'PLATFORM_UNREACHABLE' } });
  }
  const whole = await download();
  expect(whole.ok && whole.value && readFileSync(whole.value.path)).toEqual(bytes);
  expect(ranges[0]).toBe('bytes=0-');
  const [, second = 0, third = 0] = ranges.map((range) => Number(range?.slice(6, -1)));
  expect(second).toBeGreaterThan(0);
  expect(third).toBeGreaterThan(second);
});

const answers: [string, NonNullable<typeof misbehave>, object][] = [
  [
    'a part that begins elsewhere',
    () => ({ status: 206, body: 'x', range: 'bytes 7-8/9' }),
    { code: 'PLATFORM_UNREADABLE' },
  ],
  ['a part that says nothing', () => ({ status: 206, body: 'x' }), { code: 'PLATFORM_UNREADABLE' }],
  ['a sign-in page’s way', () => ({ status: 302, body: '' }), { code: 'PLATFORM_UNREADABLE' }],
  ['a failing platform', () => ({ status: 502, body: 'x' }), { code: 'PLATFORM_BUSY' }],
];
test.each(answers)('%s is told as what it is', async (_, answer, failure) => {
  misbehave = answer;
  const answered = await newLink().snapshotBytes({ id: manifest.id, fromByte: 3 }, never);
  expect(answered).toMatchObject({ ok: false, error: failure });
});

test('a server that knows no ranges gives the whole file', async () => {
  misbehave = () => ({ status: 200, body: Readable.from([bytes]) });
  const answered = await newLink().snapshotBytes({ id: manifest.id, fromByte: 3 }, never);
  expect(answered).toMatchObject({ ok: true, value: { fromByte: 0 } });
});

function breakAfter(part: Uint8Array): Readable {
  return Readable.from(
    (async function* () {
      yield part;
      await new Promise((resolve) => setTimeout(resolve, 50));
      throw new Error('the line is cut');
    })(),
  );
}
