import { z } from 'zod';
import { type PublicJwk, publicJwk } from '../../contract/entry/journal-bodies.ts';
import type { DatabaseTransaction, Queries } from '../database/database.ts';

/** Where a collected journal stands: all that the next entry must continue. */
export interface JournalHead {
  kind: 'live' | 'training';
  state: 'open' | 'sealed';
  /** Of the last stored entry. */
  sequence: number;
  hash: string;
  keyId: string;
  segment: number;
  /** Per type: number and signature of its last entry. */
  types: Readonly<Record<string, TypeHead>>;
  /** Every key that signed so far, by its id. */
  keys: Readonly<Record<string, PublicJwk>>;
}

interface TypeHead {
  sequence: number;
  signature: string;
}

/** Key space of the locks on journals; migrations take one of another. */
const journalLocks = 1;

/**
 * Keeps other processes off this journal until the database transaction ends. A lock on the id rather
 * than on a row: a journal has none before its first entry.
 */
export async function lockJournal(sql: DatabaseTransaction, journalId: string): Promise<void> {
  await sql.query('select pg_advisory_xact_lock($1::int, hashtext($2))', [journalLocks, journalId]);
}

/** Null of a journal that nothing is known of. */
export async function readHead(
  sql: Queries,
  journalId: string,
): Promise<{ tillId: string; head: JournalHead } | null> {
  const [row] = await sql.query(
    `select till_id, kind, state, through, hash, key_id, segment, types,
            (select jsonb_object_agg(key.key_id, key.public_key)
             from journal_keys key where key.journal_id = journals.id) as keys
     from journals where id = $1`,
    [journalId],
  );
  if (!row) return null;
  const { till_id, through, key_id, ...rest } = headRow.parse(row);
  return { tillId: till_id, head: { ...rest, sequence: through, keyId: key_id } };
}

export async function writeHead(
  sql: DatabaseTransaction,
  { journalId, tillId, head }: { journalId: string; tillId: string; head: JournalHead },
): Promise<void> {
  await sql.query(
    `with journal as (
       insert into journals (id, till_id, kind, state, through, hash, key_id, segment, types)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb)
       on conflict (id) do update set
         state = excluded.state, through = excluded.through, hash = excluded.hash,
         key_id = excluded.key_id, segment = excluded.segment, types = excluded.types)
     insert into journal_keys (journal_id, key_id, public_key)
     select $1, key, value from jsonb_each($10::jsonb)
     on conflict do nothing`,
    [
      ...[journalId, tillId, head.kind, head.state, head.sequence, head.hash, head.keyId],
      ...[head.segment, JSON.stringify(head.types), JSON.stringify(head.keys)],
    ],
  );
}

const headRow = z.object({
  till_id: z.string(),
  kind: z.enum(['live', 'training']),
  state: z.enum(['open', 'sealed']),
  through: z.int(),
  hash: z.string(),
  key_id: z.string(),
  segment: z.int(),
  types: z.record(z.string(), z.object({ sequence: z.int(), signature: z.string() })),
  keys: z.record(z.string(), publicJwk),
});
