import { stat } from 'node:fs/promises';
import { PassThrough, pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FailureError, fail } from '../contract/failure/failure.ts';
import { readInput } from './read-input.ts';

/**
 * The bytes of a file (stdin for `-`), unpacked when it begins like gzip (RFC 1952), whatever its
 * name. Throws FailureError: what `readInput` throws, or `FILE_DAMAGED` for broken or cut off gzip.
 */
export async function* openItemsFile(
  file: string,
  interrupted: AbortSignal,
): AsyncGenerator<Buffer> {
  const input = readInput(file, interrupted);
  try {
    const start = await readStart(input);
    const whole = startingWith(start, input);
    yield* start[0] === 0x1f && start[1] === 0x8b ? unpacked(whole) : whole;
  } catch (error) {
    const isDamage =
      error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
    if (!isDamage) throw error;
    throw new FailureError(fail('FILE_DAMAGED', { file, reason: error.message }));
  }
}

/** How many line ends it has, or null when it can be read only once (a pipe). Throws as above. */
export async function countLines(file: string, interrupted: AbortSignal): Promise<number | null> {
  const isFile = file !== '-' && (await stat(file).catch(() => null))?.isFile() !== false;
  if (!isFile) return null;
  let lines = 0;
  for await (const chunk of openItemsFile(file, interrupted))
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
  return lines;
}

/** The first chunks: two bytes at least, if there are so many. */
async function readStart(input: AsyncGenerator<Buffer>): Promise<Buffer> {
  let start = Buffer.alloc(0);
  while (start.length < 2) {
    const next = await input.next();
    if (next.done) break;
    start = Buffer.concat([start, next.value]);
  }
  return start;
}

async function* startingWith(start: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  if (start.length > 0) yield start;
  yield* rest;
}

/** An error on either side comes out of the iteration. */
function unpacked(packed: AsyncGenerator<Buffer>): AsyncIterable<Buffer> {
  const out = new PassThrough();
  pipeline(Readable.from(packed), createGunzip(), out, () => undefined);
  return out;
}
