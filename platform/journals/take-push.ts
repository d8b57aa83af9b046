import { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { PushAnswer, PushedEntry } from '../../contract/platform/push-entries.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Database } from '../database/database.ts';
import { retryTransient } from '../database/retry-transient.ts';
import { isOfTheData } from '../database/sql-failure.ts';
import { together } from '../database/together.ts';
import { type FeedTransaction, inFeedTransaction } from '../documents/feed-transaction.ts';
import { writeReceiptKeys } from '../returns/write-receipt-keys.ts';
import { applyEntries, type WhenRefused } from './apply-entries.ts';
import { type Arrival, checkArrival, isOfJournal, sha256 } from './check-arrival.ts';
import { type JournalHead, lockJournal, readHead, writeHead } from './journal-head.ts';
import { mayDeliver } from './may-deliver.ts';
import type { ReadEffects } from './read-effects.ts';
import { keepFork, storeEntries } from './store-entries.ts';

export interface PushContext {
  database: Database;
  readEffects: ReadEffects;
  nowMs(): number;
  wait(ms: number): Promise<void>;
  /** A push that had to begin again, for the metrics. */
  onRetry?: () => void;
}

/** Entries of one journal as its till sent them. */
export interface Push {
  /** Who sends: proved by its token. */
  till: { id: string; storeId: string };
  journalId: string;
  /** In order, without a gap among them; at least one. */
  entries: readonly PushedEntry[];
}

export interface TakenPush {
  answer: PushAnswer;
  /** Entries that were not here before. */
  storedCount: number;
}

/**
 * Takes a push: stores what is new, applies it, and answers only once that is committed (law 7).
 * Whatever was sent before and is equal is acknowledged again. Refuses NOT_YOUR_JOURNAL, BAD_REQUEST
 * and ENTRY_REFUSED (what came before that entry is stored; `details.through` says up to where).
 * Throws DatabaseError when the database can't: the till sends again.
 */
export async function takePush(
  push: Push,
  context: PushContext,
): Promise<Result<TakenPush, Failure>> {
  if (!isContiguous(push.entries)) return refuse(fail('BAD_REQUEST', { where: 'entries' }));
  const attempt = (whenRefused: WhenRefused) =>
    retryTransient(
      () =>
        inFeedTransaction(context.database, (sql) =>
          storeAndApply(sql, push, { ...context, whenRefused }),
        ),
      context,
    );
  try {
    return await attempt('throw');
  } catch (error) {
    if (!isOfTheData(error)) throw error;
    // One of the entries is poison, which is rare: all is undone, and done again with more care.
    return await attempt('halve');
  }
}

type Attempt = PushContext & { whenRefused: WhenRefused };

async function storeAndApply(
  sql: FeedTransaction,
  push: Push,
  context: Attempt,
): Promise<Result<TakenPush, Failure>> {
  const { till, journalId, entries } = push;
  const [, known] = await together([lockJournal(sql, journalId), readHead(sql, journalId)]);
  if (known && !(await mayDeliver(sql, till, known.tillId)))
    return refuse(fail('NOT_YOUR_JOURNAL'));
  const head = known?.head ?? null;
  const through = head?.sequence ?? 0;
  const first = entries[0]?.sequence ?? 0;
  if (first > through + 1) return answered({ kind: 'send-from', sequence: through + 1 });

  const sentAgain = entries.filter(({ sequence }) => sequence <= through);
  if (head && sentAgain.length > 0) {
    const other = await otherThanStored(sql, journalId, sentAgain);
    if (other && !(await isOfJournal(head, other)))
      return refuse(refused({ sequence: other.sequence, problem: alienProblem(other) }, through));
    if (other) {
      await keepFork(sql, { journalId, entry: other, nowMs: context.nowMs() });
      return answered({ kind: 'fork', sequence: other.sequence });
    }
  }

  const fresh = entries.slice(sentAgain.length);
  const arrival = await checkArrival(journalId, head, fresh);
  const setAside = await take(sql, push, arrival, context);
  if (bringsKey(head, arrival.head)) await writeReceiptKeys(sql, journalId);
  const stored = arrival.head?.sequence ?? 0;
  if (arrival.problem) return refuse(refused(arrival.problem, stored));
  return ok({
    answer: {
      kind: 'acknowledged',
      through: stored,
      quarantined: sentAgain.length > 0 ? await quarantinedOf(sql, journalId, entries) : setAside,
    },
    storedCount: arrival.sound.length,
  });
}

/** A journal begins, or changes its key: the tills check its receipts with it. */
function bringsKey(before: JournalHead | null, after: JournalHead | null): boolean {
  const countOf = (head: JournalHead | null): number => Object.keys(head?.keys ?? {}).length;
  return after?.kind === 'live' && countOf(after) > countOf(before);
}

/** Returns what was set aside. */
async function take(
  sql: FeedTransaction,
  { till, journalId }: Push,
  { sound, head }: Arrival,
  { readEffects, nowMs, whenRefused }: Attempt,
): Promise<{ sequence: number; reason: string }[]> {
  if (sound.length === 0 || !head) return [];
  // The journal first: its entries refer to it.
  const headed = writeHead(sql, { journalId, tillId: till.id, head });
  const stored = storeEntries(sql, { journalId, entries: sound, nowMs: nowMs() });
  // A savepoint that is gone back to must not seem to mend what failed before it; who a customer is, is read of what is stored.
  const isRead = sound.some(({ pushed }) => pushed.type === 'customer');
  if (whenRefused === 'halve' || isRead) await together([headed, stored]);
  const applying = applyEntries(
    sql,
    sound.map(({ pushed, content, typeVersion }) => ({
      place: { journalId, sequence: pushed.sequence },
      type: pushed.type,
      typeVersion,
      content,
      storeId: till.storeId,
    })),
    { readEffects, nowMs: nowMs(), whenRefused },
  );
  const [, , { quarantined }] = await together([headed, stored, applying]);
  return quarantined.map(({ place, reason }) => ({ sequence: place.sequence, reason }));
}

/** The first entry that is not the one stored under its number; its text may be wrong, or its hash. */
async function otherThanStored(
  sql: FeedTransaction,
  journalId: string,
  entries: readonly PushedEntry[],
): Promise<PushedEntry | null> {
  const rows = await sql.query(
    'select sequence, hash from entries where journal_id = $1 and sequence between $2 and $3',
    [journalId, entries[0]?.sequence ?? 0, entries.at(-1)?.sequence ?? 0],
  );
  const hashes = new Map(
    rows.map((row) => storedHash.parse(row)).map(({ sequence, hash }) => [sequence, hash]),
  );
  return (
    entries.find(
      ({ sequence, hash, text }) => hashes.get(sequence) !== hash || sha256(text) !== hash,
    ) ?? null
  );
}

/** Why an entry under a taken number proves no second past: damaged on its way, or nobody's. */
function alienProblem({ text, hash }: PushedEntry): string {
  return sha256(text) === hash ? 'signature' : 'hash';
}

async function quarantinedOf(
  sql: FeedTransaction,
  journalId: string,
  entries: readonly PushedEntry[],
): Promise<{ sequence: number; reason: string }[]> {
  const rows = await sql.query(
    `select sequence, reason from quarantine
     where journal_id = $1 and sequence between $2 and $3 order by sequence`,
    [journalId, entries[0]?.sequence ?? 0, entries.at(-1)?.sequence ?? 0],
  );
  return rows.map((row) => quarantinedRow.parse(row));
}

function isContiguous(entries: readonly PushedEntry[]): boolean {
  const first = entries[0]?.sequence ?? 0;
  return entries.every(({ sequence }, index) => sequence === first + index);
}

function answered(answer: PushAnswer): Result<TakenPush, Failure> {
  return ok({ answer, storedCount: 0 });
}

function refused({ sequence, problem }: { sequence: number; problem: string }, through: number) {
  return fail('ENTRY_REFUSED', { sequence, problem, through });
}

const storedHash = z.object({ sequence: z.int(), hash: z.string() });
const quarantinedRow = z.object({ sequence: z.int(), reason: z.string() });
