import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { PassThrough, pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FailureError, fail } from '../../../contract/failure/failure.ts';

/**
 * The bytes of a file, unpacked when it begins like gzip (RFC 1952), whatever its name. Throws
 * FailureError: `FILE_UNREADABLE`, or `FILE_DAMAGED` for gzip that is broken or cut off.
 */
export async function* openItemsFile(file: string): AsyncGenerator<Buffer> {
  try {
    const raw = createReadStream(file, { highWaterMark: 256 * 1024 });
    const bytes: AsyncIterable<Buffer> = (await beginsLikeGzip(raw)) ? unpacked(raw) : raw;
    yield* bytes;
  } catch (error) {
    throw asFailure(file, error);
  }
}

/** How many line ends it has, or null when it can be read only once (a pipe). Throws as above. */
export async function countLines(file: string, interrupted: AbortSignal): Promise<number | null> {
  try {
    if (!(await stat(file)).isFile()) return null;
  } catch (error) {
    throw asFailure(file, error);
  }
  let lines = 0;
  for await (const chunk of openItemsFile(file)) {
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
    if (interrupted.aborted) break;
  }
  return lines;
}

/** Looks at the first chunk and puts it back. */
async function beginsLikeGzip(raw: Readable): Promise<boolean> {
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  raw.once('error', reject);
  raw.once('readable', () => {
    const first: unknown = raw.read();
    if (Buffer.isBuffer(first)) raw.unshift(first);
    resolve(Buffer.isBuffer(first) && first[0] === 0x1f && first[1] === 0x8b);
  });
  return promise.finally(() => raw.off('error', reject));
}

/** An error on either side comes out of the iteration. */
function unpacked(raw: Readable): AsyncIterable<Buffer> {
  const out = new PassThrough();
  pipeline(raw, createGunzip(), out, () => undefined);
  return out;
}

function asFailure(file: string, error: unknown): Error {
  if (!(error instanceof Error) || !('code' in error))
    return new Error('Reading', { cause: error });
  const isDamaged = String(error.code).startsWith('Z_');
  return new FailureError(
    fail(isDamaged ? 'FILE_DAMAGED' : 'FILE_UNREADABLE', { file, reason: error.message }),
  );
}
