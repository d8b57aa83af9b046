import { collectionFile } from '../../contract/port/documents.ts';
import type { DatabaseTransaction } from '../database/database.ts';
import { together } from '../database/together.ts';
import type { CheckedChange } from './check-change.ts';
import { feedsChannel, type News } from './news.ts';
import type { Scope } from './scope.ts';

export interface WrittenChange extends CheckedChange {
  scope: Scope;
}

/** Key space of the one lock on the order of changes; journals and erasures have others. */
const feedLock = 3;
/** Documents of one statement: more make its text, not the work, the larger part. */
const batchSize = 5_000;
/** PostgreSQL carries notifications of less than 8,000 bytes. */
const longestNews = 7_000;

/**
 * Stores the documents that differ from what is there and gives them their `seq`: the last step of a
 * database transaction. Who holds the lock commits before the next one counts, so a reader that sees
 * a `seq` has seen all lower ones. Without it a slow writer's numbers appear behind a reader that has
 * passed them (measured: 27 % lost).
 */
export async function numberChanges(
  sql: DatabaseTransaction,
  written: readonly WrittenChange[],
): Promise<void> {
  const changes = lastOfEach(written);
  if (changes.length === 0) return;
  const statements: Promise<unknown>[] = [
    sql.query('select pg_advisory_xact_lock($1::int, 0)', [feedLock]),
  ];
  for (let from = 0; from < changes.length; from += batchSize) {
    // One flight for what a push changes; of a whole catalogue one statement after the other.
    if (from > 0) await together(statements);
    statements.push(store(sql, changes.slice(from, from + batchSize)));
  }
  statements.push(tell(sql, changes));
  await together(statements);
}

async function store(sql: DatabaseTransaction, changes: readonly WrittenChange[]): Promise<void> {
  await sql.query(
    `with given as (
       select * from jsonb_to_recordset($1::jsonb) as given (
         scope text, file text, collection text, id text, content jsonb, nth int)),
     changed as (
       select given.*, row_number() over (order by given.nth) as number
       from given left join documents stored
         on stored.scope = given.scope and stored.collection = given.collection
            and stored.id = given.id
       where given.content is distinct from stored.content),
     written as (
       insert into documents (scope, file, collection, id, content, seq)
       select scope, file, collection, id, content, (select seq from feed_head) + number
       from changed
       on conflict (scope, collection, id) do update
         set content = excluded.content, seq = excluded.seq
       returning seq)
     update feed_head set seq = seq + (select count(*) from written)`,
    [
      `[${changes
        .map(({ scope, collection, id, content }, nth) => {
          const file = collectionFile[collection];
          const columns = JSON.stringify({ scope, file, collection, id, nth });
          return `${columns.slice(0, -1)},"content":${content ?? 'null'}}`;
        })
        .join(',')}]`,
    ],
  );
}

/**
 * The position after this database transaction, and word of it to who waits; nothing when nothing
 * changed. Names every feed that was written to: one whose documents are as they were is asked in vain.
 */
async function tell(sql: DatabaseTransaction, changes: readonly WrittenChange[]): Promise<void> {
  const feeds = changes.map(({ scope, collection }) => `${scope}.${collectionFile[collection]}`);
  const names: News['feeds'] = [...new Set(feeds)];
  const isShort = JSON.stringify(names).length < longestNews;
  await sql.query(
    `with position as (
       insert into feed_positions (last_seq)
       select seq from feed_head
       where seq > 0 and not exists (select from feed_positions where last_seq = feed_head.seq)
       returning last_seq)
     select pg_notify($1, jsonb_build_object('seq', last_seq, 'feeds', $2::jsonb)::text)
     from position`,
    [feedsChannel, JSON.stringify(isShort ? names : null)],
  );
}

function lastOfEach(written: readonly WrittenChange[]): WrittenChange[] {
  const last = new Map<string, WrittenChange>();
  for (const change of written) {
    const key = JSON.stringify([change.scope, change.collection, change.id]);
    // Set anew, so that changes keep the order in which they were written last.
    last.delete(key);
    last.set(key, change);
  }
  return [...last.values()];
}
