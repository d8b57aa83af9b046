import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { type Failure, FailureError, fail } from '../../contract/failure/failure.ts';
import type { ArchiveJobState } from '../../contract/host/archive-shapes.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { syncFolder } from '../store/sync-folder.ts';
import {
  type ArchiveParts,
  type ArchiveRequest,
  type WrittenArchive,
  writeArchive,
} from './write-archive.ts';
import { ArchiveTooLarge } from './zip-writer.ts';

export interface ArchiveJob {
  state(): Result<ArchiveJobState, Failure>;
  cancel(): void;
  /** Resolves when it has ended, however. */
  settled: Promise<void>;
}

/**
 * Writes an archive beside selling: under a temporary name, logged as an entry once all of it is on
 * the disk, and only then under its own. Whatever goes wrong, or a cancel, leaves no file.
 */
export function startArchiveJob(
  request: ArchiveRequest & { jobId: string; file: string },
  parts: Omit<ArchiveParts, 'signal' | 'onProgress'>,
  /** Makes the entry; the archive has its name only if that went well. */
  log: (written: WrittenArchive & { file: string; keyId: string }) => Promise<void>,
  onFailed: (error: unknown) => void,
): ArchiveJob {
  const { jobId, file, purpose } = request;
  const cancelled = new AbortController();
  const { keyId } = parts.signedBy().signer;
  let state: Result<ArchiveJobState, Failure> = ok({
    ...{ jobId, purpose, file, keyId, isDone: false },
    ...{ done: 0, total: 0, bytes: 0, sha256: '', entries: 0 },
  });

  function progress(done: number, total: number): void {
    if (state.ok) state = ok({ ...state.value, done, total });
  }

  async function run(): Promise<void> {
    const partial = `${file}.partial`;
    try {
      if (existsSync(file)) throw new FailureError(fail('ARCHIVE_EXISTS', { file }));
      const written = await writeArchive(partial, request, {
        ...parts,
        onProgress: progress,
        signal: cancelled.signal,
      });
      if (written === null) throw new FailureError(fail('ARCHIVE_EMPTY'));
      cancelled.signal.throwIfAborted();
      await log({ ...written, file: basename(file), keyId });
      renameSync(partial, file);
      syncFolder(dirname(file));
      const { bytes, sha256, entries } = written;
      if (state.ok) state = ok({ ...state.value, isDone: true, bytes, sha256, entries });
    } catch (error) {
      rmSync(partial, { force: true });
      state = refuse(failureOf(error, file, cancelled.signal));
      if (state.error.code === 'INTERNAL') onFailed(error);
    }
  }

  return { state: () => state, cancel: () => cancelled.abort(), settled: run() };
}

function failureOf(error: unknown, file: string, cancelled: AbortSignal): Failure {
  if (error instanceof FailureError) return error.failure;
  if (error instanceof ArchiveTooLarge) return fail('ARCHIVE_TOO_LARGE');
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return fail('DISK_FULL', { file });
  if (cancelled.aborted) return fail('ARCHIVE_CANCELLED');
  const isOfFile = error instanceof Error && 'syscall' in error;
  return isOfFile ? fail('FILE_UNWRITABLE', { file, reason: code }) : fail('INTERNAL');
}
