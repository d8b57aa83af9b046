import { createHash } from 'node:crypto';
import { createReadStream, rmSync } from 'node:fs';
import { open, statfs } from 'node:fs/promises';
import { type Failure, FailureError, fail } from '../../contract/failure/failure.ts';
import type { SnapshotManifest } from '../../contract/platform/snapshots.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { diskFailure, lacksRoom, partOf } from './download-folder.ts';
import type { SnapshotLink } from './snapshot-link.ts';

/** A platform that sends nothing for so long has gone. */
const silenceLimitMs = 30_000;
/** Of another process of the platform each time, at worst: each has files of its own. */
const mostManifests = 4;

/** A snapshot that is wholly here, and as it was announced. */
export interface DownloadedSnapshot {
  manifest: SnapshotManifest;
  path: string;
  freeBytes(): Promise<number>;
}

interface DownloadProgress {
  kind: 'download';
  doneBytes: number;
  totalBytes: number;
}

interface Download {
  link: SnapshotLink;
  /** Made if it is not there; holds this download and nothing else. */
  folder: string;
  timers: Timers;
  signal: AbortSignal;
  onProgress(progress: DownloadProgress): void;
  /** Of the folder's disk; without it the system says. */
  freeBytes?(): Promise<number>;
}

/**
 * Brings the platform's newest snapshot, or null when it has none. One call is one try: whatever breaks
 * it (a lost line, `signal`, the end of the host) leaves what came in a file, and the next call goes on
 * where that ends. Bytes that are not those announced are thrown away and asked for once more.
 *
 * `DISK_FULL` before selling lacks room; `SNAPSHOT_DAMAGED` when they were wrong twice; or why the
 * platform did not answer.
 */
export async function downloadSnapshot(
  download: Download,
): Promise<Result<DownloadedSnapshot | null, Failure>> {
  let last: Failure = fail('NO_SNAPSHOT');
  let damagedCount = 0;
  for (let asked = 0; asked < mostManifests && damagedCount < 2; asked += 1) {
    const manifest = await heard(download, (signal) => download.link.snapshotManifest(signal));
    if (!manifest.ok) return manifest;
    if (manifest.value === null) return ok(null);
    const fetched = await fetchFile(manifest.value, download);
    if (fetched.ok) return fetched;
    last = fetched.error;
    // A newer snapshot took its place, or another process answered, which made one of its own.
    const isWorthAsking = last.code === 'NO_SNAPSHOT' || last.code === 'SNAPSHOT_DAMAGED';
    if (!isWorthAsking) return fetched;
    if (last.code === 'SNAPSHOT_DAMAGED') damagedCount += 1;
  }
  return refuse(last);
}

async function fetchFile(
  manifest: SnapshotManifest,
  download: Download,
): Promise<Result<DownloadedSnapshot, Failure>> {
  const { id, byteCount, sha256 } = manifest;
  const part = partOf(download.folder, id);
  const freeBytes = download.freeBytes ?? (() => freeBytesOf(download.folder));
  if (part.byteCount < byteCount) {
    const isFull = lacksRoom(await freeBytes(), byteCount - part.byteCount);
    if (isFull) return refuse(isFull);
    const written = await append(part, manifest, download);
    if (!written.ok) return written;
  }
  if ((await sha256Of(part.path)) !== sha256) {
    rmSync(part.path);
    return refuse(fail('SNAPSHOT_DAMAGED', { reason: 'sha256' }));
  }
  return ok({ manifest, path: part.path, freeBytes });
}

/** Asks for what is missing and writes it as it comes. Ok: as many bytes as announced, or more. */
async function append(
  part: { path: string; byteCount: number },
  { id, byteCount }: SnapshotManifest,
  { link, timers, signal, onProgress }: Download,
): Promise<Result<null, Failure>> {
  const watch = watchSilence(timers, signal);
  try {
    const answer = await link.snapshotBytes({ id, fromByte: part.byteCount }, watch.signal);
    if (!answer.ok) return answer;
    const { fromByte, chunks } = answer.value;
    const file = await open(part.path, fromByte === 0 ? 'w' : 'a', 0o600);
    let doneBytes = fromByte;
    try {
      for await (const chunk of chunks) {
        watch.heard();
        await file.appendFile(chunk);
        doneBytes += chunk.length;
        onProgress({ kind: 'download', doneBytes, totalBytes: byteCount });
        // More than was announced is not what was announced; leaving the loop ends the answer.
        if (doneBytes > byteCount) break;
      }
    } finally {
      await file.close();
    }
    return doneBytes < byteCount
      ? refuse(fail('PLATFORM_UNREACHABLE', { reason: 'broke off' }))
      : ok(null);
  } catch (error) {
    if (error instanceof FailureError) return refuse(error.failure);
    const failed = diskFailure(error);
    if (failed) return refuse(failed);
    throw error;
  } finally {
    watch.end();
  }
}

/** A request that is given up when nothing comes. */
async function heard<T>(
  { timers, signal }: Download,
  ask: (signal: AbortSignal) => Promise<Result<T, Failure>>,
): Promise<Result<T, Failure>> {
  const watch = watchSilence(timers, signal);
  try {
    return await ask(watch.signal);
  } finally {
    watch.end();
  }
}

function watchSilence(timers: Timers, stopped: AbortSignal) {
  const silent = new AbortController();
  const start = () => timers.after(silenceLimitMs, () => silent.abort());
  let stopTimer = start();
  return {
    signal: AbortSignal.any([stopped, silent.signal]),
    heard() {
      stopTimer();
      stopTimer = start();
    },
    end: () => stopTimer(),
  };
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 }))
    hash.update(chunk);
  return hash.digest('base64url');
}

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
