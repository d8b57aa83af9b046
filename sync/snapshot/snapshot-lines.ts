import { createReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { createZstdDecompress } from 'node:zlib';

/** No change is a fraction of it; a file without line ends must not fill the memory. */
const longestLine = 1024 * 1024;

/** The file is not lines in zstd, or ends in the middle of one. */
export class NotLines extends Error {}

/**
 * The lines of a snapshot, as many at a time as unpacking gives (some hundred). Unpacked in Node's
 * thread pool, only a little ahead of whoever reads. Throws NotLines.
 */
export async function* snapshotLines(path: string, signal: AbortSignal): AsyncGenerator<string[]> {
  const decoder = new StringDecoder('utf8');
  let begun = '';
  try {
    for await (const chunk of unpacked(path, signal)) {
      const lines = (begun + decoder.write(chunk)).split('\n');
      begun = lines.pop() ?? '';
      if (begun.length > longestLine) throw new NotLines('a line without end');
      if (lines.length > 0) yield lines;
    }
  } catch (error) {
    if (signal.aborted || error instanceof NotLines || !isZstd(error)) throw error;
    throw new NotLines(error.message, { cause: error });
  }
  if (begun !== '') throw new NotLines('the last line has no end');
}

function unpacked(path: string, signal: AbortSignal): Readable {
  const unpack = createZstdDecompress({ chunkSize: 64 * 1024 });
  // What fails shows where the lines are read.
  pipeline(createReadStream(path, { signal }), unpack, () => undefined);
  return unpack;
}

function isZstd(error: unknown): error is Error {
  return (
    error instanceof Error &&
    'code' in error &&
    /^(ZSTD|ERR_ZSTD|Z_|ERR_ZLIB)/.test(String(error.code))
  );
}
