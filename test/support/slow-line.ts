import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Transform } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';

/** What one request asked for. */
export interface Asked {
  path: string;
  /** First byte of a range; null without one. */
  fromByte: number | null;
}

/**
 * A thin line between a till and its platform: what is answered under `slowPath` drips, so that it has a
 * middle in which something can happen; all else passes as it comes.
 */
export async function startSlowLine({
  slowPath,
  bytesPerTick,
}: {
  slowPath: string;
  bytesPerTick: number;
}) {
  let target = '';
  let rewritten = (path: string): string => path;
  const asked: Asked[] = [];
  /** Bytes that came through under `slowPath`. */
  let slowBytes = 0;
  const server = createServer((request, response) => pass(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  function pass(request: IncomingMessage, response: ServerResponse): void {
    const { url: path = '', method, headers } = request;
    const from = /^bytes=(\d+)-/.exec(headers.range ?? '')?.[1];
    asked.push({ path, fromByte: from === undefined ? null : Number(from) });
    const onwards = ask(new URL(rewritten(path), target), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      if (path.startsWith(slowPath)) answer.pipe(dripping()).pipe(response);
      else answer.pipe(response);
    });
    // Either end may go at any moment; then the other hears of it.
    onwards.on('error', () => response.destroy());
    response.on('close', () => onwards.destroy());
    request.pipe(onwards);
  }

  function dripping(): Transform {
    return new Transform({
      async transform(chunk: Buffer, _, done) {
        for (let at = 0; at < chunk.length; at += bytesPerTick) {
          const piece = chunk.subarray(at, at + bytesPerTick);
          this.push(piece);
          slowBytes += piece.length;
          await delay(10);
        }
        done();
      },
    });
  }

  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    slowBytes: () => slowBytes,
    /** Asks the platform for another path than the till does; null: for the same. */
    rewrite(next: ((path: string) => string) | null) {
      rewritten = next ?? ((path) => path);
    },
    leadTo(url: string) {
      target = url;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
