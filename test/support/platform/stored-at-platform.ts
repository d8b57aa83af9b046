import type { Database } from '../../../platform/database/database.ts';
import { openEmbedded } from '../../../platform/database/embedded.ts';
import { openPostgres } from '../../../platform/database/postgres.ts';
import { entriesOf } from '../run-till.ts';

/** Reads in a platform's database: an embedded one while its platform stands still, or by its URL. */
export async function atPlatform<T>(
  { folder, databaseUrl }: { folder: string; databaseUrl?: string },
  read: (database: Database) => Promise<T>,
): Promise<T> {
  const database = databaseUrl === undefined ? await embedded(folder) : openPostgres(databaseUrl);
  try {
    return await read(database);
  } finally {
    await database.close();
  }
}

async function embedded(folder: string): Promise<Database> {
  const opened = await openEmbedded(folder);
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

/** Each entry that a platform has, as `<journal> <sequence> <hash>`, in their order. */
export async function entriesAtPlatform(database: Database): Promise<string[]> {
  const rows = await database.query('select journal_id, sequence, hash from entries');
  return rows
    .map((row) => line(String(row.journal_id), Number(row.sequence), String(row.hash)))
    .toSorted();
}

/** The same of what the till of a folder has, whose host runs. */
export async function entriesAtTill(folder: string): Promise<string[]> {
  const entries = await entriesOf(folder);
  return entries.map(({ journalId, sequence, hash }) => line(journalId, sequence, hash)).toSorted();
}

function line(journalId: string, sequence: number, hash: string): string {
  return `${journalId} ${String(sequence).padStart(7, '0')} ${hash}`;
}

/** What the pieces of an item's stock in one place come to, and what the entries moved of it. */
export async function stockAtPlatform(
  database: Database,
  { placeId, sku }: { placeId: string; sku: string },
): Promise<{ quantityMilli: number; movedMilli: number }> {
  const [row] = await database.query(
    `select (select coalesce(sum(quantity_milli), 0)::bigint from stock
             where place_id = $1 and sku = $2 and condition = 'sellable') as quantity,
            (select coalesce(sum(change_milli), 0)::bigint from stock_movements
             where place_id = $1 and sku = $2 and condition = 'sellable') as moved`,
    [placeId, sku],
  );
  return { quantityMilli: Number(row?.quantity), movedMilli: Number(row?.moved) };
}
