import { z } from 'zod';
import { customerDocument } from '../../contract/document/customer.ts';
import { readEntry } from '../../contract/entry/read-entry.ts';
import type { CustomerExport } from '../../contract/platform/customer-export.ts';
import type { Database, Queries } from '../database/database.ts';
import { inSnapshot } from '../database/in-snapshot.ts';
import { readTablesOf } from './personal-tables.ts';

/** Entries about one person; nobody buys so often. */
const mostEntries = 10_000;

/**
 * Everything that the platform knows of a person (GDPR art. 15 and 20): who they are, what they agreed to and how, what
 * they bought, what was noted beside entries, their points and orders. What tills have not sent yet is not in it, and
 * it says when each was last heard of. Null for who is known by nothing at all. Throws DatabaseError.
 */
export async function exportCustomer(
  database: Database,
  { customerId, nowMs }: { customerId: string; nowMs: number },
): Promise<CustomerExport | null> {
  return await inSnapshot(database, async (sql) => {
    const known = await documentsOf(sql, customerId);
    const entries = await entriesOf(sql, customerId);
    const tables = await readTablesOf(sql, customerId);
    if (known.length === 0 && entries.length === 0 && Object.keys(tables).length === 0) return null;
    return {
      customerId,
      exportedAt: new Date(nowMs).toISOString(),
      customer: known[0]?.content ?? null,
      knownTo: known.map(({ scope }) => scope),
      consents: entries.flatMap(consentsOf),
      purchases: entries.flatMap(purchaseOf),
      parts: entries.map(({ type, businessDay, storeId, tillNumber, part }) => ({
        ...{ type, businessDay, storeId, tillNumber, part },
      })),
      tables,
      tills: await tillsHeard(sql),
    };
  });
}

type Told = Awaited<ReturnType<typeof entriesOf>>[number];

async function documentsOf(sql: Queries, customerId: string) {
  const rows = await sql.query(
    `select scope, content from documents
     where collection = 'customers' and id = $1 and content is not null order by seq desc`,
    [customerId],
  );
  return rows.map((row) => documentRow.parse(row));
}

async function entriesOf(sql: Queries, customerId: string) {
  const rows = await sql.query(
    `select entry.text as entry, part.text as part
     from personal_parts part
     join entries entry on entry.journal_id = part.journal_id and entry.sequence = part.sequence
     where part.reference = $1
     order by entry.received_at_ms, entry.journal_id, entry.sequence limit $2`,
    [customerId, mostEntries],
  );
  return rows.map((row) => {
    const { entry, part } = entryRow.parse(row);
    const read = readEntry(new TextEncoder().encode(entry));
    const { businessDay, store, till, recordedAt } = read.envelope;
    return {
      ...{ read, type: read.type, businessDay, storeId: store.id, tillNumber: till.number },
      ...{ at: recordedAt.utc, part: anything.parse(JSON.parse(part)) },
    };
  });
}

/** The proof: what was asked in which words and language, how it was said, where and when. */
function consentsOf({ read, storeId, tillNumber, at }: Told): CustomerExport['consents'] {
  if (!read.known || read.type !== 'customer') return [];
  return read.body.consents.map((said) => ({ ...said, at, storeId, tillNumber }));
}

function purchaseOf({ read, businessDay, storeId, tillNumber }: Told): CustomerExport['purchases'] {
  if (!read.known || read.type !== 'transaction') return [];
  const { lines, totals, currency } = read.body;
  return [
    {
      ...{ businessDay, storeId, tillNumber, number: read.envelope.typeSequence },
      ...{ currency, grossMinor: totals.grossMinor },
      lines: lines.map(({ sku, label, quantity, grossMinor }) => ({
        ...{ sku, label, quantity, grossMinor },
      })),
    },
  ];
}

async function tillsHeard(sql: Queries): Promise<CustomerExport['tills']> {
  const rows = await sql.query(
    `select id, store_id, number, heard_at_ms from tills
     where public_key is not null and revoked_at_ms is null
     order by heard_at_ms nulls first, store_id, number limit 200`,
  );
  return rows.map((row) => {
    const { id, store_id, number, heard_at_ms } = tillRow.parse(row);
    const heardAt = heard_at_ms === null ? null : new Date(heard_at_ms).toISOString();
    return { tillId: id, storeId: store_id, tillNumber: number, heardAt };
  });
}

const anything = z.record(z.string(), z.unknown());
const documentRow = z.object({ scope: z.string(), content: customerDocument });
const entryRow = z.object({ entry: z.string(), part: z.string() });
const tillRow = z.object({
  id: z.string(),
  store_id: z.string(),
  number: z.string(),
  heard_at_ms: z.int().nullable(),
});
