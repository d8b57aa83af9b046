import { z } from 'zod';
import type { CollectionName, DocumentChange, FeedPage } from '../../../contract/port/documents.ts';
import type { SqlDatabase } from '../driver.ts';

/** Which feed brought each document of the till file, a plain table beside them. */
export const fedDocumentsSql = `CREATE TABLE IF NOT EXISTS fed_document (
  collection TEXT NOT NULL,
  id TEXT NOT NULL,
  feed TEXT NOT NULL,
  PRIMARY KEY (collection, id)) STRICT, WITHOUT ROWID`;

/** Called in the transaction of the page's documents. */
export function recordFed(sql: SqlDatabase, { feed, changes }: FeedPage): void {
  const put = sql.prepare(`INSERT INTO fed_document (collection, id, feed) VALUES (?, ?, ?)
    ON CONFLICT (collection, id) DO UPDATE SET feed = excluded.feed WHERE feed <> excluded.feed`);
  const remove = sql.prepare('DELETE FROM fed_document WHERE collection = ? AND id = ?');
  for (const change of changes) {
    if ('erased' in change) remove.run(change.collection, change.erased);
    else put.run(change.collection, change.document.id, feed);
  }
}

/** Null for a document that an earlier release stored, or nobody. */
export function bringerOf(
  sql: SqlDatabase,
  { collection, id }: { collection: CollectionName; id: string },
): string | null {
  const row = sql
    .prepare('SELECT feed FROM fed_document WHERE collection = ? AND id = ?')
    .get(collection, id);
  return typeof row?.feed === 'string' ? row.feed : null;
}

/** Erasures of all that a feed brought. */
export function erasuresOf(sql: SqlDatabase, feed: string): DocumentChange[] {
  return sql
    .prepare('SELECT collection, id FROM fed_document WHERE feed = ?')
    .all(feed)
    .map((row) => fedRow.parse(row))
    .map(({ collection, id }) => ({ collection, erased: id }));
}

const fedRow = z.object({
  collection: z.enum(['customers', 'operators', 'settings', 'orders', 'tasks', 'dossiers']),
  id: z.string(),
});
