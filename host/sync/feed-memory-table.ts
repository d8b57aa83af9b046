import { z } from 'zod';
import type { FeedMemory, SkippedDocuments } from '../../sync/feeds/feed-memory.ts';
import { storeFailure } from '../journal/store-failure.ts';
import type { TillFile } from '../store/till-file.ts';

const skippedRow = z.object({ feed: z.string(), program: z.string(), count: z.int() });
const timeRow = z.object({ atMs: z.int() });
/** A till without news asks twice a minute; its disk need not hear of each time. */
const shortestStepMs = 60_000;

/** What the till keeps of its feeds, in plain tables of its file; read once, written through. */
export function openFeedMemory(till: TillFile): FeedMemory {
  const putSkipped = till.sql.prepare(`INSERT INTO feed_skipped (feed, program, count)
    VALUES (?, ?, ?) ON CONFLICT (feed) DO UPDATE
    SET program = excluded.program, count = excluded.count`);
  const forget = till.sql.prepare('DELETE FROM feed_skipped WHERE feed = ?');
  const putTime = till.sql.prepare(`INSERT INTO feed_time (one, atMs) VALUES (1, ?)
    ON CONFLICT (one) DO UPDATE SET atMs = excluded.atMs`);

  const skipped = new Map<string, SkippedDocuments>(
    till.sql
      .prepare('SELECT feed, program, count FROM feed_skipped')
      .all()
      .map((row) => skippedRow.parse(row))
      .map((each) => [each.feed, each]),
  );
  const stored = till.sql.prepare('SELECT atMs FROM feed_time').get();
  let storedMs = stored === undefined ? null : timeRow.parse(stored).atMs;
  let currentMs = storedMs;

  function written(work: () => void): void {
    try {
      till.transaction(work);
    } catch (error) {
      throw storeFailure(error);
    }
  }

  return {
    skipped: () => [...skipped.values()],
    setSkipped(next) {
      const { feed, program, count } = next;
      if (count > 0) {
        written(() => putSkipped.run(feed, program, count));
        skipped.set(feed, next);
      } else if (skipped.has(feed)) {
        written(() => forget.run(feed));
        skipped.delete(feed);
      }
    },
    upToDateAtMs: () => currentMs,
    upToDate(atMs) {
      currentMs = Math.round(atMs);
      // A clock that was put back is followed too.
      const isNear = storedMs !== null && Math.abs(currentMs - storedMs) < shortestStepMs;
      if (isNear) return;
      const nextMs = currentMs;
      written(() => putTime.run(nextMs));
      storedMs = nextMs;
    },
  };
}
