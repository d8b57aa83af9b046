import { createHash } from 'node:crypto';
import { constants, zstdCompressSync } from 'node:zlib';
import { FailureError, fail } from '../../contract/failure/failure.ts';
import type { SnapshotManifest } from '../../contract/platform/snapshots.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { SnapshotLink } from '../../sync/snapshot/snapshot-link.ts';

export interface TestSnapshot {
  manifest: SnapshotManifest;
  bytes: Buffer;
}

/** A snapshot as the platform makes one, of these changes. */
export function snapshotOf(changes: readonly object[], seq = changes.length): TestSnapshot {
  return snapshotOfText(changes.map((change) => `${JSON.stringify(change)}\n`).join(''), {
    seq,
    documentCount: changes.length,
  });
}

/** A file of any text, announced as it is. */
export function snapshotOfText(
  text: string,
  { seq, documentCount }: { seq: number; documentCount: number },
): TestSnapshot {
  const bytes = zstdCompressSync(text, { params: { [constants.ZSTD_c_compressionLevel]: 3 } });
  const sha256 = createHash('sha256').update(bytes).digest('base64url');
  const position = { epoch: 'test', seq, tag: `tag-${seq}` };
  const byteCount = bytes.length;
  return { manifest: { id: sha256, position, documentCount, byteCount, sha256 }, bytes };
}

export interface SnapshotShelf {
  link: SnapshotLink;
  current: TestSnapshot | null;
  /** Files that are still there beside the current one. */
  old: TestSnapshot[];
  /** Bytes that the line still carries before it breaks. */
  breaksAfter: number;
  /** Bytes of one chunk on the line. */
  chunkSize: number;
  /** What the line does to a chunk, which begins at this byte of the file. */
  alter(chunk: Uint8Array, at: number): Uint8Array;
  knowsRanges: boolean;
  /** What was asked for: `manifest`, or from which byte. */
  asked: ('manifest' | number)[];
}

/** A platform's snapshots in memory, and a line to it that does what a test says. */
export function snapshotShelf(current: TestSnapshot | null): SnapshotShelf {
  const shelf: SnapshotShelf = {
    current,
    old: [],
    breaksAfter: Number.POSITIVE_INFINITY,
    chunkSize: 1_000,
    alter: (chunk) => chunk,
    knowsRanges: true,
    asked: [],
    link: {
      snapshotManifest() {
        shelf.asked.push('manifest');
        return Promise.resolve(ok(shelf.current?.manifest ?? null));
      },
      snapshotBytes({ id, fromByte: asked }, signal) {
        shelf.asked.push(asked);
        const known = [shelf.current, ...shelf.old].find((each) => each?.manifest.id === id);
        if (!known) return Promise.resolve(refuse(fail('NO_SNAPSHOT')));
        const fromByte = shelf.knowsRanges ? asked : 0;
        return Promise.resolve(ok({ fromByte, chunks: chunks(known.bytes, fromByte, signal) }));
      },
    },
  };

  async function* chunks(bytes: Buffer, from: number, signal: AbortSignal) {
    for (let at = from; at < bytes.length; at += shelf.chunkSize) {
      const chunk = bytes.subarray(at, Math.min(at + shelf.chunkSize, bytes.length));
      const carried = chunk.subarray(0, Math.max(0, shelf.breaksAfter));
      shelf.breaksAfter -= carried.length;
      if (carried.length > 0) yield shelf.alter(carried, at);
      if (carried.length < chunk.length || signal.aborted)
        throw new FailureError(fail('PLATFORM_UNREACHABLE', { reason: 'test' }));
    }
  }
  return shelf;
}
