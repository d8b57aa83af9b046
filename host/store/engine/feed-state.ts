import { type FeedState, feedState } from '../../../contract/port/documents.ts';
import type { SqlDatabase } from '../driver.ts';

/** Where each feed stands, a plain table in the file that holds its documents (law 8). */
export const feedStateSql =
  'CREATE TABLE IF NOT EXISTS feed_state (feed TEXT PRIMARY KEY, state TEXT NOT NULL) STRICT';

/** The first release had one journal and did not name it. */
const storedState = feedState.extend({ journalId: feedState.shape.journalId.default('') });

/** Called in the transaction of the page's documents. */
export function saveFeedState(sql: SqlDatabase, feed: string, state: FeedState): void {
  sql
    .prepare(
      `INSERT INTO feed_state (feed, state) VALUES (?, ?)
       ON CONFLICT (feed) DO UPDATE SET state = excluded.state`,
    )
    .run(feed, JSON.stringify(state));
}

export function readFeedState(sql: SqlDatabase, feed: string): FeedState | null {
  const stored = sql.prepare('SELECT state FROM feed_state WHERE feed = ?').get(feed)?.state;
  return typeof stored === 'string' ? storedState.parse(JSON.parse(stored)) : null;
}
