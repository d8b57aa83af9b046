// A host that is killed while its catalog begins: nothing half made is served, and the next start goes on.
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { type FastifyInstance, fastify } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { itemChange, sampleItem } from '../conformance/sample-documents.ts';
import { snapshotOf } from '../support/snapshot-shelf.ts';
import { temporaryFolder } from '../support/start-till.ts';

const program = fileURLToPath(new URL('./snapshot-filler.ts', import.meta.url));
const nameOf = (n: number) => createHash('sha256').update(String(n)).digest('base64');
const { manifest, bytes } = snapshotOf(
  Array.from({ length: 6_000 }, (_, n) => itemChange(sampleItem(`S-${n}`, { name: nameOf(n) }))),
);

let server: FastifyInstance;
let origin: string;
let folder: string;
/** First bytes that were asked for. */
let asked: number[];

beforeEach(async () => {
  folder = temporaryFolder();
  asked = [];
  server = fastify({ forceCloseConnections: true });
  server.get('/v1/snapshots/network.catalog', () => manifest);
  server.get('/v1/snapshots/network.catalog/:id', (request, reply) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1]);
    asked.push(from);
    const range = `bytes ${from}-${bytes.length - 1}/${bytes.length}`;
    return reply
      .code(206)
      .header('content-range', range)
      .send(Readable.from(slowly(from)));
  });
  origin = await server.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(() => server.close());

/** In pieces, so that a download has a middle. */
async function* slowly(from: number): AsyncGenerator<Buffer> {
  for (let at = from; at < bytes.length; at += 50_000) {
    yield bytes.subarray(at, at + 50_000);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const killPoints: [string, (line: string) => boolean][] = [
  ['at the first byte', (line) => line.startsWith('downloaded')],
  [
    'in the middle of the download',
    (line) => Number(/^downloaded (\d+)/.exec(line)?.[1]) > 150_000,
  ],
  ['at the first page of the filling', (line) => line.startsWith('filled')],
  ['before the last page of the filling', (line) => line === 'filled 4000'],
];

test.each(killPoints)(
  'a host killed %s serves nothing half made and goes on',
  async (_, isTime) => {
    const killed = run();
    for await (const line of killed.lines) if (isTime(line)) killed.child.kill('SIGKILL');
    const there = partSize();
    const again = run();
    const lines: string[] = [];
    for await (const line of again.lines) lines.push(line);
    expect(lines[0]).toBe('opened 0');
    expect(lines.at(-1)).toBe('committed 6000');
    const [first, second] = asked;
    expect(first).toBe(0);
    // What was there is not asked for again; when it was whole, nothing is.
    if (there < bytes.length) expect(second).toBe(there);
    else expect(asked).toHaveLength(1);
    const catalogs = readdirSync(join(folder, 'catalog')).filter((name) => name.endsWith('.db'));
    expect(catalogs).toHaveLength(1);
  },
);

function run(): { child: ChildProcess; lines: AsyncIterable<string> } {
  const child = spawn(process.execPath, [program, folder, origin], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  return { child, lines: untilExit(child, lines) };
}

async function* untilExit(child: ChildProcess, lines: AsyncIterable<string>) {
  const exited = once(child, 'exit');
  yield* lines;
  await exited;
}

function partSize(): number {
  const part = readdirSync(join(folder, 'download'))[0] ?? '';
  return statSync(join(folder, 'download', part)).size;
}
