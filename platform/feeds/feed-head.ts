import { z } from 'zod';
import type { Queries } from '../database/database.ts';
import type { FeedSource } from './feed-source.ts';

/** The position of who knows everything. */
export interface FeedHead {
  epoch: string;
  seq: number;
  /** Empty while there is nothing. */
  tag: string;
}

export async function feedHead(sql: Queries): Promise<FeedHead> {
  const [row] = await sql.query(
    `select epoch, seq, coalesce(
       (select tag::text from feed_positions where last_seq = feed_head.seq), '') as tag
     from feed_head`,
  );
  return headRow.parse(row);
}

/** Where a feed stands, seen from a till's `seq`. */
export interface FeedStanding {
  /** `seq` of its last change; 0 of none. */
  newest: number;
  /** Of the database transaction that the till's `seq` lies in. */
  tag: string;
}

/** In the order in which they are asked for. */
export async function feedStandings(
  sql: Queries,
  asked: readonly (FeedSource & { seq: number })[],
): Promise<FeedStanding[]> {
  const rows = await sql.query(
    `select coalesce((select max(seq) from documents
                      where scope = asked.scope and file = asked.file), 0) as newest,
            coalesce((select tag::text from feed_positions
                      where last_seq >= asked.seq order by last_seq limit 1), '') as tag
     from jsonb_to_recordset($1::jsonb) as asked (scope text, file text, seq bigint, nth int)
     order by nth`,
    [JSON.stringify(asked.map((feed, nth) => ({ ...feed, nth })))],
  );
  return rows.map((row) => standingRow.parse(row));
}

export async function tagAt(sql: Queries, seq: number): Promise<string> {
  const [row] = await sql.query(
    'select tag::text from feed_positions where last_seq >= $1 order by last_seq limit 1',
    [seq],
  );
  return row ? tagRow.parse(row).tag : '';
}

const headRow = z.object({ epoch: z.string(), seq: z.int(), tag: z.string() });
const standingRow = z.object({ newest: z.int(), tag: z.string() });
const tagRow = z.object({ tag: z.string() });
