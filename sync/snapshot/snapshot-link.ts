import type { Failure } from '../../contract/failure/failure.ts';
import type { SnapshotManifest } from '../../contract/platform/snapshots.ts';
import type { Result } from '../../domain/result.ts';

/** What a till asks of the platform to begin a catalog. Adapters: HTTP, and in memory for tests. */
export interface SnapshotLink {
  /** The newest snapshot of `network.catalog`; null while the platform has none. */
  snapshotManifest(signal: AbortSignal): Promise<Result<SnapshotManifest | null, Failure>>;
  /** The file from this byte on; `NO_SNAPSHOT` when the platform has it no more. */
  snapshotBytes(
    file: { id: string; fromByte: number },
    signal: AbortSignal,
  ): Promise<Result<SnapshotBytes, Failure>>;
}

export interface SnapshotBytes {
  /** Where the answer begins: 0 when whoever answers knows no ranges. */
  fromByte: number;
  /** Throws FailureError when it breaks off. */
  chunks: AsyncIterable<Uint8Array>;
}
