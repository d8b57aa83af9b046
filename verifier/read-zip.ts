import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { crc32 } from './crc32.ts';

/** What was read of one file of a ZIP. */
export interface ReadFile {
  sha256: string;
  crc: number;
  bytes: number;
  lines: number;
  /** Why it could not be read to its end, or empty. */
  broken: string;
}

/** An entry of 500 lines has 400 kB; nothing of ours is longer than this. */
const longestLine = 8 * 1024 * 1024;

/** Opens a ZIP and its table of contents. Throws when it is none. */
export async function openZip(file: string): Promise<{ zip: ZipFile; entries: Entry[] }> {
  const options = { lazyEntries: true, autoClose: false, strictFileNames: true };
  const zip = await openPromise(file, options);
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry);
  } catch (error) {
    zip.close();
    throw error;
  }
  return { zip, entries };
}

/** Reads one file whole, a part at a time. Never throws for what is in it. */
export async function readFile(
  zip: ZipFile,
  entry: Entry,
  onChunk: (chunk: Buffer) => void = () => undefined,
): Promise<ReadFile> {
  const hash = createHash('sha256');
  const read: ReadFile = { sha256: '', crc: 0, bytes: 0, lines: 0, broken: '' };
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const part of stream) {
      const chunk = Buffer.from(part);
      hash.update(chunk);
      read.crc = crc32(chunk, read.crc);
      read.bytes += chunk.length;
      for (const byte of chunk) if (byte === 10) read.lines += 1;
      onChunk(chunk);
    }
  } catch (error) {
    read.broken = error instanceof Error ? error.message : 'unreadable';
  }
  return { ...read, sha256: hash.digest('base64url') };
}

/** Cuts chunks into lines; a last one without its end is told as well. */
export function lineReader(onLine: (line: string | null) => void) {
  let rest: Buffer[] = [];
  let length = 0;
  return {
    take(chunk: Buffer): void {
      let start = 0;
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
        rest.push(chunk.subarray(start, end));
        const whole = Buffer.concat(rest);
        onLine(whole.length > longestLine ? null : whole.toString('utf8'));
        rest = [];
        length = 0;
        start = end + 1;
      }
      const left = chunk.subarray(start);
      length += left.length;
      // One that is too long is not kept; that it was is told by what is left.
      if (length <= longestLine + 1) rest.push(left);
    },
    end(): void {
      if (length > 0) onLine(length > longestLine ? null : Buffer.concat(rest).toString('utf8'));
    },
  };
}

/** SHA-256 of the first octets of a file. */
export async function hashOfStart(file: string, bytes: number): Promise<string> {
  const hash = createHash('sha256');
  if (bytes > 0)
    for await (const chunk of createReadStream(file, { end: bytes - 1 })) hash.update(chunk);
  return hash.digest('base64url');
}

/** The octets of a file from one on. */
export async function readFrom(file: string, start: number, limit: number): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const length = Math.max(0, Math.min(size - start, limit));
    const bytes = Buffer.alloc(length);
    await handle.read(bytes, 0, length, start);
    return bytes;
  } finally {
    await handle.close();
  }
}
