import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { DemoTill } from '../../contract/rpc/host-start.ts';

/** What a running platform leaves in its folder, for whoever may read that folder. */
const platformAddress = z.object({ url: z.url(), secret: z.string() });
const pairing = z.object({ code: z.string() });

const askTimeoutMs = 10_000;

/**
 * A pairing code from the platform that runs on this folder, asked for as its own command line does:
 * with the secret that it wrote into a file which only its owner can read. Rejects when it can't be had.
 */
export async function pairTill(
  folder: string,
  { storeId, tillNumber }: DemoTill,
): Promise<{ code: string; platform: string }> {
  const { url, secret } = platformAddress.parse(
    JSON.parse(await readFile(join(folder, 'platform.json'), 'utf8')),
  );
  const answer = await fetch(new URL('/v1/pairings', url), {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ storeId, tillNumber }),
    signal: AbortSignal.timeout(askTimeoutMs),
  });
  if (!answer.ok) throw new Error(`the platform answered ${answer.status}`);
  return { code: pairing.parse(await answer.json()).code, platform: url };
}
