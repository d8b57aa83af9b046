import type { FeedPage, FeedState } from '../../contract/port/documents.ts';
import type { SqlDatabase } from './driver.ts';
import { readFeedState } from './engine/feed-state.ts';
import { furthestBehind } from './furthest-behind.ts';
import type { TillFile } from './till-file.ts';

/**
 * Where a feed stands, when its documents may be in both files. The till file, which is never lost
 * alone, remembers which files a feed writes to: so a catalog that was rebuilt empty makes its feeds
 * start again, whatever the till file holds of them.
 */
export class FeedStates {
  readonly #till: TillFile;
  readonly #known = new Set<string>();

  constructor(till: TillFile) {
    this.#till = till;
    till.transaction((sql) =>
      sql.exec(
        `CREATE TABLE IF NOT EXISTS feed_file (feed TEXT NOT NULL, file TEXT NOT NULL,
           PRIMARY KEY (feed, file)) STRICT`,
      ),
    );
  }

  /** Called before a page is written; costs a write once per feed and file. */
  remember({ feed, file }: Pick<FeedPage, 'feed' | 'file'>): void {
    const key = JSON.stringify([feed, file]);
    if (this.#known.has(key)) return;
    this.#till.transaction((sql) =>
      sql.prepare('INSERT OR IGNORE INTO feed_file (feed, file) VALUES (?, ?)').run(feed, file),
    );
    this.#known.add(key);
  }

  /** Whether a page of this feed was ever stored in a file, also in one that is lost. */
  isKnown(feed: string): boolean {
    const known = this.#till.sql.prepare('SELECT 1 FROM feed_file WHERE feed = ?').get(feed);
    return known !== undefined;
  }

  /** Whether another feed than these ever wrote to the till file. */
  hasOthers(feeds: readonly string[]): boolean {
    const rows = this.#till.sql.prepare(`SELECT feed FROM feed_file WHERE file = 'till'`).all();
    return rows.some(({ feed }) => !feeds.includes(String(feed)));
  }

  /** Of the till file. */
  keepOnly(feeds: readonly string[]): void {
    this.#till.transaction((sql) => {
      const others = sql.prepare(`SELECT feed FROM feed_file WHERE file = 'till'`).all();
      for (const { feed } of others) {
        if (typeof feed !== 'string' || feeds.includes(feed)) continue;
        sql.prepare(`DELETE FROM feed_file WHERE file = 'till' AND feed = ?`).run(feed);
        sql.prepare('DELETE FROM feed_state WHERE feed = ?').run(feed);
      }
    });
    this.#known.clear();
  }

  /** The state of the file that is furthest behind; null if one of them has to start. */
  read(feed: string, catalog: SqlDatabase): FeedState | null {
    const rows = this.#till.sql.prepare('SELECT file FROM feed_file WHERE feed = ?').all(feed);
    const states = rows.map(({ file }) =>
      readFeedState(file === 'till' ? this.#till.sql : catalog, feed),
    );
    return furthestBehind(states);
  }
}
