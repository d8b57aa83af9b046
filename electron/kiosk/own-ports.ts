import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { z } from 'zod';

const firstPort = 7_400;
const portsToTry = 20;
const stored = z.object({ ports: z.array(z.int().min(1).max(65_535)) });

/**
 * The ports that this till's own platform has had, the newest last. Its till goes on looking for it at
 * the address where it was, so it keeps its port; and by this list a till that is enrolled at the
 * shell's platform is told from one that is enrolled elsewhere.
 */
export function openOwnPorts(file: string) {
  let ports = read(file);
  return {
    isOwn: (platform: string): boolean => ports.some((port) => platform === addressOf(port)),
    /** The one it had, if it is free; else another one. */
    async choose(): Promise<number> {
      const last = ports.at(-1);
      const wanted = Array.from({ length: portsToTry }, (_, n) => firstPort + n);
      const port = await firstFree(last === undefined ? wanted : [last, ...wanted]);
      if (port !== last) {
        ports = [...ports.filter((other) => other !== port), port];
        writeFileSync(file, `${JSON.stringify({ ports })}\n`);
      }
      return port;
    },
  };
}

function addressOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}

function read(file: string): number[] {
  try {
    return stored.parse(JSON.parse(readFileSync(file, 'utf8'))).ports;
  } catch {
    // None yet, or no such file any more: the first start.
    return [];
  }
}

async function firstFree(wanted: readonly number[]): Promise<number> {
  for (const port of wanted) if ((await listen(port)) !== null) return port;
  return (await listen(0)) ?? firstPort;
}

/** The port that was had and let go again; null when it is taken. */
function listen(port: number): Promise<number | null> {
  const { promise, resolve } = Promise.withResolvers<number | null>();
  const server = createServer();
  server.once('error', () => resolve(null));
  server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
    const address = server.address();
    server.close(() => resolve(typeof address === 'object' ? (address?.port ?? null) : null));
  });
  return promise;
}
