import { z } from 'zod';
import type { Queries } from '../database/database.ts';
import { scopeText } from '../documents/scope.ts';

/** Collections of master data that are documents and nothing else. */
export type MasterCollection =
  | 'items'
  | 'prices'
  | 'promotions'
  | 'operators'
  | 'customers'
  | 'settings';

/** A document and the scopes that have it; where they differ, as the first of them has it. */
export interface StoredDocument<Document> {
  id: string;
  scopes: z.infer<typeof scopeText>[];
  document: Document;
}

/** The stored documents of these ids, by id. */
export async function storedDocuments<Document>(
  sql: Queries,
  { collection, schema }: { collection: MasterCollection; schema: z.ZodType<Document> },
  ids: readonly string[],
): Promise<Map<string, StoredDocument<Document>>> {
  const rows = await sql.query(
    `${grouped(collection)} and id in (select jsonb_array_elements_text($1::jsonb)) group by id`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map((row) => [String(row.id), read(row, schema)]));
}

/** The first so many behind this id, in the order of their ids. */
export async function documentsAfter<Document>(
  sql: Queries,
  { collection, schema }: { collection: MasterCollection; schema: z.ZodType<Document> },
  { after, limit }: { after: string; limit: number },
): Promise<StoredDocument<Document>[]> {
  const rows = await sql.query(
    `${grouped(collection)} and id > $1 group by id order by id limit $2`,
    [after, limit],
  );
  return rows.map((row) => read(row, schema));
}

/** The collection stands in the text, so that the index of its documents by id is known to fit. */
const grouped = (collection: MasterCollection): string =>
  `select id, array_to_json(array_agg(scope order by scope)) as scopes,
          (array_agg(content order by scope))[1] as content
   from documents where collection = '${collection}' and content is not null`;

function read<Document>(
  row: Readonly<Record<string, unknown>>,
  schema: z.ZodType<Document>,
): StoredDocument<Document> {
  const { id, scopes, content } = storedRow.parse(row);
  return { id, scopes, document: schema.parse(content) };
}

const storedRow = z.object({
  id: z.string(),
  scopes: z.array(scopeText),
  content: z.unknown(),
});
