import { z } from 'zod';
import { publicJwk } from '../../contract/entry/journal-bodies.ts';
import {
  type FindReceiptsAnswer,
  type FindReceiptsRequest,
  mostReceipts,
  mostRelated,
  type SignedEntry,
} from '../../contract/platform/find-receipts.ts';
import { journalMark } from '../../domain/till/receipt-number.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { Queries } from '../database/database.ts';

/** Journals that one number is looked for in: every till of a large network that has this number. */
const mostJournals = 2_000;

/**
 * The transactions that somebody who has a receipt, an order or a customer asks for, with all that came
 * back of them in the whole network: signed bytes, so that the till need not believe it. Of live
 * journals only, and nothing of the person.
 */
export async function findReceipts(
  sql: Queries,
  asked: FindReceiptsRequest,
  nowMs: number,
): Promise<FindReceiptsAnswer> {
  const found = (await placesOf(sql, asked)).slice(0, mostReceipts);
  const entries = new Map<string, SignedEntry>();
  // What came back of a sale may be here before the sale is.
  for (const of of asked.by === 'place' ? [asked.of] : found)
    for (const entry of await relatedEntries(sql, of))
      entries.set(`${entry.journalId}/${entry.sequence}`, entry);
  return { atMs: nowMs, found, entries: [...entries.values()] };
}

async function placesOf(sql: Queries, asked: FindReceiptsRequest): Promise<EntryPlace[]> {
  switch (asked.by) {
    case 'place':
      return await transactionsAt(sql, [asked.of]);
    case 'number':
      return await byNumber(sql, asked);
    case 'order':
      return await byOrder(sql, asked.orderId);
    case 'customer':
      return await ofCustomer(sql, asked.reference);
  }
}

async function transactionsAt(sql: Queries, places: readonly EntryPlace[]): Promise<EntryPlace[]> {
  const rows = await sql.query(
    `select entry.journal_id as "journalId", entry.sequence
     from jsonb_to_recordset($1::jsonb) as place ("journalId" text, sequence bigint)
     join entries entry on entry.journal_id = place."journalId" and entry.sequence = place.sequence
     join journals journal on journal.id = entry.journal_id and journal.kind = 'live'
     where entry.type = 'transaction'
     order by entry.received_at_ms desc, entry.journal_id, entry.sequence`,
    [JSON.stringify(places)],
  );
  return rows.map((row) => placeRow.parse(row));
}

async function byNumber(
  sql: Queries,
  { tillNumber, transactionNumber, journalMark: mark }: FindReceiptsRequest & { by: 'number' },
): Promise<EntryPlace[]> {
  if (tillNumber === null && mark === null) return [];
  const rows = await sql.query(
    `select journal.id from journals journal join tills till on till.id = journal.till_id
     where journal.kind = 'live' and ($1::text is null or till.number = $1)
       and (journal.types->'transaction'->>'sequence')::bigint >= $2
     order by journal.id limit $3`,
    [tillNumber, transactionNumber, mostJournals],
  );
  const journals = rows
    .map((row) => idRow.parse(row).id)
    .filter((id) => mark === null || journalMark(id) === mark);
  const places: EntryPlace[] = [];
  for (const journalId of journals) {
    const sequence = await sequenceOf(sql, journalId, transactionNumber);
    if (sequence !== null) places.push({ journalId, sequence });
    if (places.length >= mostReceipts) break;
  }
  return places;
}

/**
 * Where transaction 42 of a journal stands. Sequences and the numbers of one type grow together, so it
 * is found by halving: an index would be paid for by every sale.
 */
async function sequenceOf(
  sql: Queries,
  journalId: string,
  transactionNumber: number,
): Promise<number | null> {
  const [head] = await sql.query('select through from journals where id = $1', [journalId]);
  let high = head ? throughRow.parse(head).through : 0;
  let low = transactionNumber;
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const [row] = await sql.query(
      `select sequence, type_sequence from entries
       where journal_id = $1 and sequence between $2 and $3 and type = 'transaction'
       order by sequence limit 1`,
      [journalId, middle, high],
    );
    if (!row) {
      high = middle - 1;
      continue;
    }
    const { sequence, type_sequence } = numberRow.parse(row);
    if (type_sequence === transactionNumber) return sequence;
    if (type_sequence < transactionNumber) low = sequence + 1;
    else high = middle - 1;
  }
  return null;
}

/** The transaction that an order is of: the entry itself, or the one that paid for it, right behind it. */
async function byOrder(sql: Queries, orderId: string): Promise<EntryPlace[]> {
  const [, journalId, number] = /^([A-Za-z0-9_-]{16,64})\/(\d{1,15})$/.exec(orderId) ?? [];
  if (journalId === undefined) return [];
  const sequence = Number(number);
  const own = await transactionsAt(sql, [{ journalId, sequence }]);
  if (own.length > 0) return own;
  const [placed] = await sql.query(
    `select sequence from entries
     where journal_id = $1 and sequence = $2 and type = 'order-placed'`,
    [journalId, sequence],
  );
  return placed ? await transactionsAt(sql, [{ journalId, sequence: sequence + 1 }]) : [];
}

async function ofCustomer(sql: Queries, reference: string): Promise<EntryPlace[]> {
  const rows = await sql.query(
    `select part.journal_id as "journalId", part.sequence
     from personal_parts part
     join entries entry on entry.journal_id = part.journal_id and entry.sequence = part.sequence
      and entry.type = 'transaction'
     join journals journal on journal.id = part.journal_id and journal.kind = 'live'
     where part.reference = $1
     order by entry.business_day desc, entry.received_at_ms desc, part.sequence desc limit $2`,
    [reference, mostReceipts],
  );
  return rows.map((row) => placeRow.parse(row));
}

/**
 * A transaction and every one that is tied to it by goods that came back, however many exchanges away; of an
 * order that no till took, at 0 of its id, all that came back of it.
 */
export async function relatedEntries(sql: Queries, of: EntryPlace): Promise<SignedEntry[]> {
  const rows = await sql.query(
    `with recursive tied (journal_id, sequence) as (
       select $1::text, $2::bigint
       union
       select other.journal_id, other.sequence
       from tied cross join lateral (
         select returned.journal_id, returned.sequence from returned_lines returned
         where returned.of_journal_id = tied.journal_id and returned.of_sequence = tied.sequence
         union all
         select returned.of_journal_id, returned.of_sequence from returned_lines returned
         where returned.journal_id = tied.journal_id and returned.sequence = tied.sequence
       ) as other),
     few as (select * from tied limit $3)
     select entry.journal_id as "journalId", entry.sequence, entry.segment, entry.type,
            entry.type_sequence as "typeSequence", entry.business_day as "businessDay", entry.text,
            entry.hash, entry.signature, entry.key_id as "keyId", entry.format,
            key.public_key as "publicKey"
     from few
     join entries entry on entry.journal_id = few.journal_id and entry.sequence = few.sequence
      and entry.type = 'transaction'
     join journal_keys key on key.journal_id = entry.journal_id and key.key_id = entry.key_id`,
    [of.journalId, of.sequence, mostRelated],
  );
  return rows.map((row) => entryRow.parse(row));
}

const placeRow = z.object({ journalId: z.string(), sequence: z.int() });
const idRow = z.object({ id: z.string() });
const throughRow = z.object({ through: z.int() });
const numberRow = z.object({ sequence: z.int(), type_sequence: z.int() });
const entryRow = z.object({
  journalId: z.string(),
  sequence: z.int(),
  segment: z.int(),
  type: z.string(),
  typeSequence: z.int(),
  businessDay: z.string(),
  text: z.string(),
  hash: z.string(),
  signature: z.string(),
  keyId: z.string(),
  format: z.int(),
  publicKey: publicJwk,
});
