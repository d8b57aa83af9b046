import type { PushedEntry } from '../../contract/platform/push-entries.ts';
import type { DatabaseTransaction } from '../database/database.ts';
import { together } from '../database/together.ts';
import type { ArrivedEntry } from './check-arrival.ts';

/** Taken shared by whoever stores personal parts, alone by whoever erases them. */
export const erasureLock = 2;

/** Parts the texts; a control character stands bare in no JSON (RFC 8259 §7), and these were parsed. */
const separator = '\u001e';

/**
 * Stores entries as they came, personal parts beside: one statement for all of them. The texts, nearly
 * all of the bytes, travel as they are: as JSON in JSON they would be escaped here and parsed there.
 */
export async function storeEntries(
  sql: DatabaseTransaction,
  {
    journalId,
    entries,
    nowMs,
  }: { journalId: string; entries: readonly ArrivedEntry[]; nowMs: number },
): Promise<void> {
  const inserting = sql.query(
    `insert into entries (journal_id, sequence, segment, type, type_version, type_sequence,
                          business_day, format, text, hash, signature, key_id, received_at_ms)
     select $1, sequence, segment, type, type_version, type_sequence,
            business_day, format, text, hash, signature, key_id, $5
     from rows from (
       jsonb_to_recordset($2::jsonb) as (
         sequence bigint, segment bigint, type text, type_version int, type_sequence bigint,
         business_day text, format int, hash text, signature text, key_id text),
       string_to_table($3, $4)
     ) as entry (sequence, segment, type, type_version, type_sequence,
                 business_day, format, hash, signature, key_id, text)`,
    [
      journalId,
      JSON.stringify(
        entries.map(({ pushed, typeVersion }) => ({
          sequence: pushed.sequence,
          segment: pushed.segment,
          type: pushed.type,
          type_version: typeVersion,
          type_sequence: pushed.typeSequence,
          business_day: pushed.businessDay,
          format: pushed.format,
          hash: pushed.hash,
          signature: pushed.signature,
          key_id: pushed.keyId,
        })),
      ),
      entries.map(({ pushed }) => pushed.text).join(separator),
      separator,
      nowMs,
    ],
  );
  const parts = entries.flatMap(({ pushed: { sequence, personal } }) =>
    personal ? [{ sequence, ...personal }] : [],
  );
  if (parts.length === 0) {
    await inserting;
    return;
  }
  // All are sent at once, in this order: what is applied beside them finds the parts of its entries.
  // An erasure at this moment waits, then finds the part; or was here first, and its mark is seen.
  const locking = sql.query('select pg_advisory_xact_lock_shared($1::int, 0)', [erasureLock]);
  const keeping = sql.query(
    `insert into personal_parts (journal_id, sequence, reference, salt, text)
     select $1, sequence, reference, salt, text
     from jsonb_to_recordset($2::jsonb) as part (
       sequence bigint, reference text, salt text, text text)
     where reference not in (select reference from erased_references)`,
    [journalId, JSON.stringify(parts)],
  );
  await together([inserting, locking, keeping]);
}

/** The entry that somebody signed under a number that is taken: evidence, kept beside the journal. */
export async function keepFork(
  sql: DatabaseTransaction,
  { journalId, entry, nowMs }: { journalId: string; entry: PushedEntry; nowMs: number },
): Promise<void> {
  await sql.query(
    `insert into forked_entries (journal_id, sequence, hash, text, signature, key_id, received_at_ms)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [...[journalId, entry.sequence, entry.hash, entry.text, entry.signature, entry.keyId], nowMs],
  );
}
