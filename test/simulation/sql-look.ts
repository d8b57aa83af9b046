import { z } from 'zod';
import type { CollectionName } from '../../contract/port/documents.ts';
import type { Database, Queries } from '../../platform/database/database.ts';
import { inSnapshot } from '../../platform/database/in-snapshot.ts';
import { feedHead } from '../../platform/feeds/feed-head.ts';
import { predecessorOf } from './predecessor-of.ts';
import { collections, type PlatformLook, scopesOf, type TillPlace } from './simulated-platform.ts';

/** All that the database holds of journals and stock, by queries of the simulation's own. */
export async function lookInto(
  database: Database,
  delivered: ReadonlyMap<string, number>,
): Promise<PlatformLook> {
  return await inSnapshot(database, async (sql) => {
    const entries = await rowsOf(
      sql,
      `select journal_id, sequence, hash, case when sequence = 1 then text else '{}' end as text
       from entries order by journal_id, sequence`,
      entryRow,
    );
    const quarantined = await places(sql, 'quarantine');
    const unread = await places(sql, 'unread_entries');
    const stock = await rowsOf(
      sql,
      `select place_id, sku, quantity_milli as milli from stock where condition = 'sellable'`,
      stockRow,
    );
    const values = await rowsOf(
      sql,
      'select number, sum(amount_minor)::bigint as minor from stored_value_rows group by number',
      valueRow,
    );
    const journals = Map.groupBy(entries, ({ journal_id }) => journal_id);
    const of = (rows: typeof unread, journalId: string): number[] =>
      rows.flatMap((row) => (row.journal_id === journalId ? [row.sequence] : []));
    return {
      head: await feedHead(sql),
      journals,
      predecessorOf: (journalId) => predecessorOf(journals.get(journalId)?.[0]?.text ?? '{}'),
      notApplied: (journalId) =>
        [...of(quarantined, journalId), ...of(unread, journalId)].toSorted((a, b) => a - b),
      quarantinedCount: (journalId) => of(quarantined, journalId).length,
      stock: new Map(
        stock.map(({ place_id, sku, milli }) => [`${place_id}|${sku}`, milli / 1_000]),
      ),
      delivered,
      values: new Map(values.map(({ number, minor }) => [number, minor])),
    };
  });
}

/** What a till should have, by collection and id. */
export async function documentsIn(
  database: Database,
  till: TillPlace,
): Promise<ReadonlyMap<CollectionName, readonly object[]>> {
  const rows = await rowsOf(
    database,
    `select collection, content from documents
     where scope in (select jsonb_array_elements_text($1::jsonb)) and content is not null`,
    documentRow,
    JSON.stringify(scopesOf(till)),
  );
  return new Map(
    collections.map((name) => {
      const contents = rows.flatMap((row) => (row.collection === name ? [row.content] : []));
      return [name, contents.toSorted((a, b) => (a.id < b.id ? -1 : 1))];
    }),
  );
}

function places(sql: Queries, table: 'quarantine' | 'unread_entries') {
  return rowsOf(sql, `select journal_id, sequence from ${table}`, placeRow);
}

async function rowsOf<T>(
  sql: Queries,
  query: string,
  row: z.ZodType<T>,
  ...parameters: string[]
): Promise<T[]> {
  return (await sql.query(query, parameters)).map((each) => row.parse(each));
}

const valueRow = z.object({ number: z.string(), minor: z.int() });
const placeRow = z.object({ journal_id: z.string(), sequence: z.int() });
const entryRow = placeRow.extend({ hash: z.string(), text: z.string() });
const stockRow = z.object({ place_id: z.string(), sku: z.string(), milli: z.int() });
const documentRow = z.object({
  collection: z.string(),
  content: z.looseObject({ id: z.string() }),
});
