import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type FileHandle, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type SnapshotManifest, snapshotManifest } from '../../contract/platform/snapshots.ts';

/** The newest and two before it: a download that began before a newer one was made has 20 minutes at least. */
const keptSnapshots = 3;
const fileSuffix = '.ndjson.zst';
const manifestSuffix = '.json';
const draftSuffix = '.new';

/**
 * The snapshots that this process has, each a file and its manifest, named by its content. What is
 * there is whole: written aside, synced and renamed, the manifest last.
 */
export interface SnapshotFolder {
  /** Newest first. */
  manifests(): SnapshotManifest[];
  /** Null when it is not here, or not any more. The caller closes it. */
  open(id: string): Promise<{ file: FileHandle; manifest: SnapshotManifest } | null>;
  /** Where a new one is written before it is whole. */
  draftPath(): string;
  keep(manifest: SnapshotManifest, draft: string): Promise<void>;
  /** Removes what is older than the kept ones, what `isWanted` does not want, and drafts of a crash. */
  tidy(isWanted: (manifest: SnapshotManifest) => boolean): void;
}

export function snapshotFolder(folder: string): SnapshotFolder {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fileOf = (id: string) => join(folder, `${id}${fileSuffix}`);
  const manifestOf = (id: string) => join(folder, `${id}${manifestSuffix}`);

  const manifests = (): SnapshotManifest[] =>
    readdirSync(folder)
      .filter((name) => name.endsWith(manifestSuffix))
      .flatMap((name) => readManifest(join(folder, name)))
      .sort((a, b) => b.position.seq - a.position.seq);

  return {
    manifests,
    async open(id) {
      const manifest = manifests().find((known) => known.id === id);
      if (!manifest) return null;
      const file = await openOrNull(fileOf(id));
      return file && { file, manifest };
    },
    draftPath: () => join(folder, `${process.pid}${fileSuffix}${draftSuffix}`),
    async keep(manifest, draft) {
      await rename(draft, fileOf(manifest.id));
      const manifestDraft = `${manifestOf(manifest.id)}${draftSuffix}`;
      await writeSynced(manifestDraft, JSON.stringify(manifest));
      await rename(manifestDraft, manifestOf(manifest.id));
      await syncFolder(folder);
    },
    tidy(isWanted) {
      const kept = manifests().filter(isWanted).slice(0, keptSnapshots);
      const ids = new Set(kept.map(({ id }) => id));
      for (const name of readdirSync(folder)) {
        const id = name.split('.')[0] ?? '';
        if (!ids.has(id) || name.endsWith(draftSuffix)) remove(join(folder, name));
      }
    },
  };
}

/** One that can't be read, or is another program's, is as good as none. */
function readManifest(path: string): SnapshotManifest[] {
  try {
    return [snapshotManifest.parse(JSON.parse(readFileSync(path, 'utf8')))];
  } catch {
    return [];
  }
}

async function openOrNull(path: string): Promise<FileHandle | null> {
  return existsSync(path) ? await open(path).catch(() => null) : null;
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Windows syncs no folder, and needs not. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Windows keeps a file that is being sent; it goes the next time. */
function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    return;
  }
}
