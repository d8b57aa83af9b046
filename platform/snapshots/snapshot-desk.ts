import { rmSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { z } from 'zod';
import type { SnapshotManifest } from '../../contract/platform/snapshots.ts';
import type { Database } from '../database/database.ts';
import { type FeedHead, feedHead, tagAt } from '../feeds/feed-head.ts';
import { makeSnapshot } from './make-snapshot.ts';
import type { SnapshotFolder } from './snapshot-folder.ts';

/** Five requests of a feed bring these; a file is worth making for more. */
const smallestNews = 5_000;
/** Of a large catalogue, this share of it: its snapshot costs more to make. */
const shareOfNews = 0.05;

/** The snapshots of `network.catalog` that this process makes and serves. */
export interface SnapshotDesk {
  /** The newest whose position this database knows; null while there is none. */
  manifest(): Promise<SnapshotManifest | null>;
  open(id: string): Promise<{ file: FileHandle; manifest: SnapshotManifest } | null>;
  /** Makes one when that spares tills enough. Says what it did. */
  makeWhenDue(): Promise<SnapshotManifest | 'not due' | 'another process makes one'>;
}

export function createSnapshotDesk({
  database,
  folder,
  smallest = smallestNews,
}: {
  database: Database;
  folder: SnapshotFolder;
  /** Changes since the last snapshot, or since the beginning, below which none is made. */
  smallest?: number;
}): SnapshotDesk {
  async function manifest(): Promise<SnapshotManifest | null> {
    const known = folder.manifests();
    if (known.length === 0) return null;
    const head = await feedHead(database);
    for (const each of known) if (await isKnown(each, head)) return each;
    return null;
  }

  /** A file of a past that a restore took away, or too old for its feed to go on from, serves nobody. */
  async function isKnown({ position }: SnapshotManifest, head: FeedHead): Promise<boolean> {
    const { epoch, seq, tag } = position;
    if (epoch !== head.epoch || seq > head.seq) return false;
    return (await tagAt(database, seq)) === tag;
  }

  async function isDue(current: SnapshotManifest | null): Promise<boolean> {
    const enough = Math.max(smallest, (current?.documentCount ?? 0) * shareOfNews);
    // Counted no further than the answer needs.
    const [row] = await database.query(
      `select count(*) as count from (
         select from documents where scope = 'network' and file = 'catalog' and seq > $1 limit $2
       ) as news`,
      [current?.position.seq ?? 0, Math.ceil(enough)],
    );
    return countRow.parse(row).count >= enough;
  }

  return {
    manifest,
    open: (id) => folder.open(id),
    async makeWhenDue() {
      const current = await manifest();
      if (!(await isDue(current))) return 'not due';
      const draft = folder.draftPath();
      try {
        const made = await makeSnapshot(database, draft);
        if (made === null) return 'another process makes one';
        await folder.keep(made, draft);
        // Older ones stay for who is at them, but none that a restored database does not know.
        folder.tidy(({ position: { epoch, seq } }) => {
          return epoch === made.position.epoch && seq <= made.position.seq;
        });
        return made;
      } finally {
        rmSync(draft, { force: true });
      }
    },
  };
}

const countRow = z.object({ count: z.int() });
