import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import { z } from 'zod';
import type { SnapshotManifest } from '../../contract/platform/snapshots.ts';
import type { Database, Queries } from '../database/database.ts';
import { inSnapshot } from '../database/in-snapshot.ts';
import { feedHead } from '../feeds/feed-head.ts';

/** Key space of the one lock on making a snapshot. */
export const snapshotLock = 5;
/** Documents of one page: some 300 kB of text, of which two are in memory. */
const pageSize = 1_000;
/** Twice as small as the lines need at 1, in half the time of 6. */
const compressionLevel = 3;

/**
 * Writes all that the network's catalog feed would bring from its beginning to this position, in the
 * order of collections and ids, and syncs it. One moment of the database, so the position is exact.
 * Null when another process is at it: one at a time reads them all.
 */
export async function makeSnapshot(
  database: Database,
  path: string,
): Promise<SnapshotManifest | null> {
  return await inSnapshot(database, async (sql) => {
    const [lock] = await sql.query('select pg_try_advisory_xact_lock($1::int, 0) as is_mine', [
      snapshotLock,
    ]);
    if (!lockRow.parse(lock).is_mine) return null;
    const position = await feedHead(sql);
    const hash = createHash('sha256');
    let byteCount = 0;
    let documentCount = 0;
    await pipeline(
      Readable.from(
        linesOf(sql, (count) => {
          documentCount += count;
        }),
      ),
      createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: compressionLevel } }),
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          byteCount += chunk.length;
          yield chunk;
        }
      },
      createWriteStream(path, { mode: 0o600, flush: true }),
    );
    const sha256 = hash.digest('base64url');
    return { id: sha256, position, documentCount, byteCount, sha256 };
  });
}

/**
 * The lines, a page at a time, as PostgreSQL writes them: `jsonb` as text holds no line end, and
 * nothing is parsed here. Feeds parse a document before they store it.
 */
async function* linesOf(sql: Queries, onPage: (count: number) => void): AsyncGenerator<string> {
  let after = { collection: '', id: '' };
  for (;;) {
    const [row] = await sql.query(
      `with page as (
         select collection, id, content from documents
         where scope = 'network' and (collection, id) > ($1, $2)
           and file = 'catalog' and content is not null
         order by collection, id limit $3)
       select count(*) as count,
              (array_agg(collection order by collection desc, id desc))[1] as collection,
              (array_agg(id order by collection desc, id desc))[1] as id,
              string_agg('{"collection":"' || collection || '","document":' || content || E'}\n', ''
                         order by collection, id) as lines
       from page`,
      [after.collection, after.id, pageSize],
    );
    const { count, collection, id, lines } = pageRow.parse(row);
    if (collection === null || id === null || lines === null) return;
    onPage(count);
    yield lines;
    after = { collection, id };
  }
}

const lockRow = z.object({ is_mine: z.boolean() });
const pageRow = z.object({
  count: z.int(),
  collection: z.string().nullable(),
  id: z.string().nullable(),
  lines: z.string().nullable(),
});
