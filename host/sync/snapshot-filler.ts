import type { Timers } from '../../contract/rpc/timers.ts';
import { ok } from '../../domain/result.ts';
import type { FillFromSnapshot } from '../../sync/feeds/feed-parts.ts';
import { forgetDownloads } from '../../sync/snapshot/download-folder.ts';
import { downloadSnapshot } from '../../sync/snapshot/download-snapshot.ts';
import { fillFromSnapshot } from '../../sync/snapshot/fill-from-snapshot.ts';
import type { SnapshotLink } from '../../sync/snapshot/snapshot-link.ts';

/** Begins a catalog with the platform's snapshot, downloaded to a folder beside it. */
export function snapshotFiller(from: {
  link: SnapshotLink;
  folder: string;
  timers: Timers;
}): FillFromSnapshot {
  const { link, folder, timers } = from;
  return async (generation, { signal, onProgress }) => {
    const download = { link, folder, timers, signal, onProgress: () => undefined };
    const snapshot = await downloadSnapshot(download);
    if (!snapshot.ok) return snapshot;
    if (snapshot.value === null) return ok(null);
    const filled = await fillFromSnapshot({
      snapshot: snapshot.value,
      generation,
      signal,
      onProgress: ({ doneCount, totalCount }) => onProgress(doneCount, totalCount),
    });
    if (filled.ok) forgetDownloads(folder);
    return filled;
  };
}
