import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { assert } from '../../domain/assert.ts';

/** A file of the archive as its manifest names it. */
export interface WrittenFile {
  name: string;
  bytes: number;
  /** base64url, of the unpacked content. */
  sha256: string;
  /** Ends of lines; 0 of what is no text. */
  lines: number;
}

/** No ZIP64: `docs/archive-format.md`. */
const largestArchive = 4_000_000_000;

/** Says that the archive would not fit into the format. */
export class ArchiveTooLarge extends Error {}

const common = {
  mode: 0o100600,
  // Nothing of the machine in it: the manifest says when.
  mtime: new Date(1980, 0, 1),
  forceDosTimestamp: true,
};

/**
 * Writes a ZIP onto the disk while it is made, in constant memory. Files come one after the other;
 * `last` makes those of the manifest when all others are written, from what they were and what the
 * file holds so far. Resolves when all of it is on the disk (fsync); whatever fails removes the file.
 */
export async function writeZip(
  file: string,
  files: readonly { name: string; content: () => AsyncIterable<string> }[],
  last: (
    written: readonly WrittenFile[],
    before: { bytes: number; sha256: string },
  ) => readonly [FirstLast, ...FirstLast[]],
  lastNames: readonly string[],
  signal: AbortSignal,
): Promise<{ bytes: number; sha256: string }> {
  // What a crash left of an earlier try is nobody's.
  await rm(file, { force: true });
  const handle = await open(file, 'wx', 0o600);
  try {
    const done = await fill(handle, files, last, lastNames, signal);
    await handle.sync();
    await handle.close();
    return done;
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(file, { force: true });
    throw error;
  }
}

type FirstLast = Buffer;

async function fill(
  handle: FileHandle,
  files: Parameters<typeof writeZip>[1],
  last: Parameters<typeof writeZip>[2],
  lastNames: readonly string[],
  signal: AbortSignal,
): Promise<{ bytes: number; sha256: string }> {
  const zip = new ZipFile();
  const { outputStream } = zip;
  assert(outputStream instanceof PassThrough, 'A ZIP is written to a stream of ours');
  const fail = (error: unknown): void => {
    outputStream.destroy(error instanceof Error ? error : new Error('The ZIP failed'));
  };
  zip.on('error', fail);
  signal.addEventListener('abort', () => fail(signal.reason));
  if (signal.aborted) fail(signal.reason);

  const written: WrittenFile[] = [];
  const hash = createHash('sha256');
  let bytes = 0;
  let lastContents: readonly Buffer[] = [];

  for (const { name, content } of files) {
    zip.addReadStreamLazy(name, { ...common, compress: true }, (give) => {
      give(
        null,
        counted(name, content(), (done) => written.push(done), fail),
      );
    });
  }
  for (const [index, name] of lastNames.entries()) {
    zip.addReadStreamLazy(name, { ...common, compress: false }, (give) => {
      const contentOf = async (): Promise<Buffer> => {
        if (index === 0) {
          await drained(outputStream);
          lastContents = last(written, { bytes, sha256: copyOf(hash) });
        }
        return lastContents[index] ?? Buffer.alloc(0);
      };
      contentOf().then((content) => give(null, Readable.from([content])), fail);
    });
  }
  zip.end();

  for await (const part of outputStream) {
    const chunk = Buffer.from(part);
    hash.update(chunk);
    bytes += chunk.length;
    if (bytes > largestArchive) throw new ArchiveTooLarge();
    for (let at = 0; at < chunk.length; )
      at += (await handle.write(chunk, at, chunk.length - at)).bytesWritten;
  }
  return { bytes, sha256: hash.digest('base64url') };
}

function copyOf(hash: Hash): string {
  return hash.copy().digest('base64url');
}

/** Resolves when the reader has taken all that was written so far. */
async function drained(stream: PassThrough): Promise<void> {
  for (let still = 0; still < 2; ) {
    await new Promise((resolve) => setImmediate(resolve));
    still = stream.readableLength + stream.writableLength === 0 ? still + 1 : 0;
  }
}

/** The content as a stream, hashed and counted as it goes by. */
function counted(
  name: string,
  content: AsyncIterable<string>,
  onDone: (file: WrittenFile) => void,
  onFailed: (error: unknown) => void,
): Readable {
  async function* chunks() {
    const hash = createHash('sha256');
    let bytes = 0;
    let lines = 0;
    try {
      for await (const text of content) {
        const chunk = Buffer.from(text, 'utf8');
        hash.update(chunk);
        bytes += chunk.length;
        for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
        yield chunk;
      }
    } catch (error) {
      // The ZIP does not listen to what it reads from.
      onFailed(error);
      throw error;
    }
    onDone({ name, bytes, sha256: hash.digest('base64url'), lines });
  }
  const stream = Readable.from(chunks(), { objectMode: false });
  stream.on('error', () => undefined);
  return stream;
}
