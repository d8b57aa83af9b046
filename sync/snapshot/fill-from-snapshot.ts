import { setImmediate as breath } from 'node:timers/promises';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { type FeedPosition, fileOfFeed } from '../../contract/platform/feeds.ts';
import type { CatalogGeneration, DocumentChange } from '../../contract/port/documents.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { readChange } from '../feeds/read-change.ts';
import { lacksRoom } from './download-folder.ts';
import type { DownloadedSnapshot } from './download-snapshot.ts';
import { NotLines, snapshotLines } from './snapshot-lines.ts';

/** The feed that a snapshot is the beginning of. */
const feed = 'network.catalog';
/** Changes in one database transaction of the catalog's writer; handing them over takes about 1 ms. */
const pageSize = 500;
/** Changes parsed before the host's thread is given back: about half a millisecond. */
const sliceSize = 100;
/** A document in the catalog with its search index and indexes, at the most. */
const bytesOfDocument = 1_500;

/** Null for a document of a newer program. */
type ReadLine = DocumentChange | null;

export interface FilledCatalog {
  position: FeedPosition;
  skippedCount: number;
}

export interface FillProgress {
  kind: 'fill';
  doneCount: number;
  totalCount: number;
}

/**
 * Fills a new, empty generation of the catalog from a snapshot and says from where its feed goes on, and
 * how many documents this program can't read: a newer platform may know more than it. Neither commits nor abandons it: that is the caller's, who first adds what the feed has since.
 *
 * The host sells meanwhile, so lines are parsed in slices of some milliseconds, and the generation's
 * writer works on one page while the next is parsed. Two pages are in memory at most.
 *
 * `SNAPSHOT_DAMAGED` when the file is not what a snapshot is, `DISK_FULL` when there is no room,
 * `PLATFORM_UNREACHABLE` when `signal` ends it. Throws what `applyPage` throws.
 */
export async function fillFromSnapshot({
  snapshot: { manifest, path, freeBytes },
  generation,
  signal,
  onProgress,
}: {
  snapshot: DownloadedSnapshot;
  generation: Pick<CatalogGeneration, 'applyPage'>;
  signal: AbortSignal;
  onProgress(progress: FillProgress): void;
}): Promise<Result<FilledCatalog, Failure>> {
  const { position, documentCount: totalCount } = manifest;
  const isFull = lacksRoom(await freeBytes(), totalCount * bytesOfDocument);
  if (isFull) return refuse(isFull);

  const state = { ...position, journalId: '', appliedThrough: 0, except: [] };
  let writing: Promise<void> = Promise.resolve();
  let doneCount = 0;
  let skippedCount = 0;
  async function write(lines: ReadLine[]): Promise<void> {
    const changes = lines.flatMap((change) => change ?? []);
    await writing;
    writing = generation.applyPage({ feed, file: fileOfFeed(feed), changes, state });
    // Whoever waits for it next hears of it; until then it is no unhandled rejection.
    writing.catch(() => undefined);
    doneCount += lines.length;
    skippedCount += lines.length - changes.length;
    onProgress({ kind: 'fill', doneCount, totalCount });
  }

  try {
    for await (const lines of pages(path, signal)) await write(lines);
    // An empty catalog has its state too.
    if (doneCount === 0) await write([]);
    await writing;
  } catch (error) {
    await writing.catch(() => undefined);
    if (signal.aborted) return refuse(fail('PLATFORM_UNREACHABLE', { reason: 'stopped' }));
    if (error instanceof NotLines) return refuse(damaged(error.message));
    throw error;
  }
  if (doneCount !== totalCount) return refuse(damaged(`${doneCount} of ${totalCount}`));
  return ok({ position, skippedCount });
}

async function* pages(path: string, signal: AbortSignal): AsyncGenerator<ReadLine[]> {
  let page: ReadLine[] = [];
  let lineNumber = 0;
  for await (const lines of snapshotLines(path, signal)) {
    for (const line of lines) {
      lineNumber += 1;
      page.push(parseLine(line, lineNumber));
      if (page.length === pageSize) {
        yield page;
        page = [];
      }
      if (lineNumber % sliceSize === 0) {
        await breath();
        signal.throwIfAborted();
      }
    }
  }
  if (page.length > 0) yield page;
}

function parseLine(line: string, number: number): ReadLine {
  const change = jsonOf(line);
  // Where, never what: a line may be anything.
  if (typeof change !== 'object') throw new NotLines(`line ${number}`);
  return readChange(change);
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function damaged(reason: string): Failure {
  return fail('SNAPSHOT_DAMAGED', { reason });
}
