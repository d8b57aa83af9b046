import { z } from 'zod';
import type { CustomerEffect } from '../../contract/entry/customer-effect.ts';
import type { DossierEffect } from '../../contract/entry/dossier-effect.ts';
import type { Effects } from '../../domain/effects/effects-of.ts';
import { type EntryPlace, placeText } from '../../domain/transaction/entry-place.ts';
import { noteVisits } from '../customers/note-visits.ts';
import { tellCustomers } from '../customers/tell-customers.ts';
import { tellMarks } from '../customers/tell-marks.ts';
import { DatabaseError, type DatabaseTransaction } from '../database/database.ts';
import { isOfTheData } from '../database/sql-failure.ts';
import { together } from '../database/together.ts';
import type { FeedTransaction } from '../documents/feed-transaction.ts';
import { type CustomerNotice, queueNotices } from '../dossiers/queue-notices.ts';
import { type KnownDossiers, writeDossiers } from '../dossiers/write-dossiers.ts';
import { tellLedgers } from '../loyalty/tell-ledgers.ts';
import { findOrderTasks } from '../orders/find-order-tasks.ts';
import type { OrderHead } from '../orders/ordering-entry.ts';
import { writeOrderDocuments } from '../orders/write-order-documents.ts';
import { notePurges } from '../privacy/note-purges.ts';
import type { EntryDay } from '../report/entry-day.ts';
import { comesBack, findConflicts } from '../returns/find-conflicts.ts';
import { lockReturns } from '../returns/lock-returns.ts';
import { tellWebReturns } from '../returns/tell-web-returns.ts';
import { setLateCountsAside } from '../stock/set-late-counts-aside.ts';
import { writeGoodsNotices } from '../stock/write-goods-notices.ts';
import { writeGoodsRequests } from '../stock/write-goods-requests.ts';
import { writeInventories } from '../stock/write-inventories.ts';
import { writeOrderedStock } from '../stock/write-ordered-stock.ts';
import { findOverdrawn } from '../stored-value/find-overdrawn.ts';
import { type FoundTask, type SettledBy, writeTasks } from '../tasks/write-tasks.ts';
import { insertEffects } from './insert-effects.ts';
import type { ReadEffects } from './read-effects.ts';

/** A stored entry that has not been applied. */
export interface StoredEntry {
  place: EntryPlace;
  type: string;
  typeVersion: number;
  /** Its signed text, parsed as JSON. */
  content: unknown;
  /** Where its till stands. */
  storeId: string;
}

export interface Applied {
  quarantined: Quarantined[];
  /** Of types to come. */
  unreadCount: number;
}

interface Quarantined {
  place: EntryPlace;
  /** `amounts`, `body`, `other-store`, `unreadable`, `order`, `database-<SQLSTATE>`, `rule`, or `waits` for another one. */
  reason: string;
  detail: string;
}

/**
 * What becomes of a set that is refused, by the database or a rule of ours: `halve` finds its poison, behind savepoints;
 * `throw` leaves that to the caller, and spares every sound set two statements.
 */
export type WhenRefused = 'halve' | 'throw';

/**
 * Applies stored entries, in their order, as one set. A set that is refused is halved until
 * the poison entry stands alone; it goes to quarantine with its reason, and what builds on it too
 * (law 7). The others are not delayed. Throws what is not of the data (DatabaseError 40, 08): then
 * nothing of the database transaction happened, and the same push comes again.
 */
export async function applyEntries(
  sql: FeedTransaction,
  entries: readonly StoredEntry[],
  {
    readEffects,
    nowMs,
    whenRefused,
  }: { readEffects: ReadEffects; nowMs: number; whenRefused: WhenRefused },
): Promise<Applied> {
  const read = entries.map((entry) => ({ entry, said: readOr(readEffects, entry) }));
  const unread = read.flatMap(({ entry, said }) => (said.kind === 'unread' ? [entry] : []));
  await keepUnread(sql, unread);

  const refused = new Map<string, Quarantined>();
  const aside = (place: EntryPlace, reason: string, detail: string) =>
    refused.set(placeText(place), { place, reason, detail });
  for (const { entry, said } of read)
    if (said.kind === 'broken') aside(entry.place, said.reason, said.detail);
  const able = read.flatMap(({ entry, said }) =>
    said.kind === 'effects'
      ? [
          {
            place: entry.place,
            storeId: entry.storeId,
            isSale: entry.type === 'transaction',
            ...said,
          },
        ]
      : [],
  );
  // Answered before anything else is: who only sells need not wait for the answer.
  const locked = lockReturns(sql, able.filter(concernsReturns));
  locked.catch(() => undefined);
  const ready = await setLateCountsAside(sql, able, nowMs);
  const references = ready.flatMap(({ refersTo }) => refersTo);
  // A savepoint that is gone back to must not seem to mend what failed before it.
  const waits = whenRefused === 'halve' || references.length > 0;
  const [earlier] = await together([quarantinedAmong(sql, references), ...(waits ? [locked] : [])]);

  let known: KnownDossiers = new Map();
  const apply = async (batch: readonly Ready[]) => await applyBatch(sql, batch, { known, nowMs });
  const applyHalves = async (batch: readonly Ready[]): Promise<void> => {
    // An entry refers to earlier ones, and the earlier half is done first: when this one is tried
    // without them, all that it may have to wait for is known.
    const free = batch.filter(({ place, refersTo }) => {
      const cause = refersTo.find(
        (other) => refused.has(placeText(other)) || earlier.has(placeText(other)),
      );
      if (cause) aside(place, 'waits', placeText(cause));
      return !cause;
    });
    if (free.length === 0) return;
    if (whenRefused === 'throw') {
      await apply(free);
      return;
    }
    try {
      known = new Map([...known, ...(await sql.savepoint(() => apply(free)))]);
    } catch (error) {
      if (!isOfTheData(error)) throw error;
      const [only] = free;
      if (only && free.length === 1) {
        const { reason, detail } = reasonOf(error);
        aside(only.place, reason, detail);
        return;
      }
      const middle = Math.ceil(free.length / 2);
      await applyHalves(free.slice(0, middle));
      await applyHalves(free.slice(middle));
    }
  };
  await together([locked, applyHalves(ready)]);

  const quarantined = [...refused.values()].sort((a, b) => a.place.sequence - b.place.sequence);
  await keepQuarantined(sql, quarantined, nowMs);
  return { quarantined, unreadCount: unread.length };
}

/** All that these entries change, the documents with the rows: so whichever of it is refused is found by halves. */
async function applyBatch(
  sql: FeedTransaction,
  batch: readonly Ready[],
  { known, nowMs }: { known: KnownDossiers; nowMs: number },
): Promise<KnownDossiers> {
  // First: who is enrolled now may buy with the next entry.
  await tellCustomers(
    sql,
    batch.flatMap(({ place, storeId, customer }) =>
      customer ? [{ place, storeId, effect: customer }] : [],
    ),
  );
  await tellMarks(
    sql,
    batch.flatMap(({ place, marked: customerId }) => (customerId ? [{ place, customerId }] : [])),
    nowMs,
  );
  const compared = batch.filter(concernsReturns);
  const [{ orders: changedOrders, customers, values }, isReturned] = await together([
    insertEffects(sql, batch, nowMs),
    comesBack(sql, compared),
  ]);
  await writeOrderedStock(sql, changedOrders);
  const found = isReturned ? await findConflicts(sql, compared, nowMs) : [];
  found.push(...(await findOrderTasks(sql, batch, nowMs)));
  found.push(...(await tellLedgers(sql, customers, nowMs)));
  found.push(...(await findOverdrawn(sql, values, nowMs)));
  found.push(...batch.flatMap(({ setAside }) => setAside ?? []));
  await writeTasks(sql, { found, settled: batch.flatMap(settledBy) });
  await writeGoodsNotices(
    sql,
    batch.flatMap(({ effects }) => effects.notice ?? []),
    nowMs,
  );
  await writeGoodsRequests(
    sql,
    {
      effects: batch.flatMap(({ effects }) => effects.request ?? []),
      notices: batch.map(({ effects }) => effects.notice),
    },
    nowMs,
  );
  await writeInventories(
    sql,
    batch.flatMap(({ effects: { count: effect }, tillNumber }) =>
      effect === null ? [] : [{ effect, tillNumber }],
    ),
    nowMs,
  );
  await writeOrderDocuments(sql, changedOrders, nowMs);
  await tellWebReturns(sql, batch, nowMs);
  const dossiers = await writeDossiers(
    sql,
    batch.map(({ storeId, dossiers }) => ({ storeId, effects: dossiers })),
    known,
  );
  await notePurges(
    sql,
    batch
      .filter(({ erasedThrough }) => erasedThrough > 0)
      .map(({ place, erasedThrough }) => ({ journalId: place.journalId, through: erasedThrough })),
  );
  await noteVisits(
    sql,
    batch.map(({ storeId, orderHead }) => ({ storeId, ...orderHead })),
    nowMs,
  );
  await queueNotices(
    sql,
    batch.flatMap(({ notice }) => notice ?? []),
    nowMs,
  );
  return dossiers;
}

function settledBy({ place, storeId, operatorId, orderHead, effects }: Ready): SettledBy[] {
  const { settled } = effects;
  return settled ? [{ place, storeId, operatorId, recordedAt: orderHead.takenAt, settled }] : [];
}

function concernsReturns({ isSale, effects }: Pick<Ready, 'isSale' | 'effects'>): boolean {
  return isSale || effects.returnedLines.length > 0;
}

/** Why an entry could not be applied, by its names: never what stands in it. */
function reasonOf(error: unknown): { reason: string; detail: string } {
  if (error instanceof DatabaseError)
    return { reason: `database-${error.sqlState}`, detail: error.constraint };
  const name = error instanceof Error ? error.name : typeof error;
  const path = error instanceof z.ZodError ? ` ${error.issues[0]?.path.map(String).join('.')}` : '';
  return { reason: 'rule', detail: `${name}${path}`.slice(0, 200) };
}

/** What an entry asks for; one of which our own rules can't make anything is set aside too. */
function readOr(readEffects: ReadEffects, { content, storeId }: StoredEntry) {
  try {
    return readEffects(content, storeId);
  } catch (error) {
    return { kind: 'broken' as const, ...reasonOf(error) };
  }
}

interface Ready {
  place: EntryPlace;
  isSale: boolean;
  storeId: string;
  dossiers: readonly DossierEffect[];
  notice: CustomerNotice | null;
  tillNumber: string;
  customer: CustomerEffect | null;
  marked: string | null;
  effects: Effects;
  orderHead: OrderHead;
  refersTo: readonly EntryPlace[];
  businessDay: string;
  companyId: string;
  basketId: string;
  operatorId: string;
  day: EntryDay | null;
  erasedThrough: number;
  /** A count of an inventory that is over: its stock is not moved, and somebody is told. */
  setAside: FoundTask | null;
}

async function quarantinedAmong(
  sql: DatabaseTransaction,
  places: readonly EntryPlace[],
): Promise<Set<string>> {
  if (places.length === 0) return new Set();
  const rows = await sql.query(
    `select distinct place."journalId" || '|' || place.sequence as place
     from quarantine join jsonb_to_recordset($1::jsonb) as place ("journalId" text, sequence bigint)
       on quarantine.journal_id = place."journalId" and quarantine.sequence = place.sequence`,
    [JSON.stringify(places)],
  );
  return new Set(rows.map(({ place }) => String(place)));
}

async function keepQuarantined(
  sql: DatabaseTransaction,
  quarantined: readonly Quarantined[],
  nowMs: number,
): Promise<void> {
  if (quarantined.length === 0) return;
  await sql.query(
    `insert into quarantine (journal_id, sequence, reason, detail, since_ms)
     select journal_id, sequence, reason, detail, $2
     from jsonb_to_recordset($1::jsonb) as entry (
       journal_id text, sequence bigint, reason text, detail text)`,
    [
      JSON.stringify(
        quarantined.map(({ place, reason, detail }) => ({
          ...{ journal_id: place.journalId, sequence: place.sequence, reason, detail },
        })),
      ),
      nowMs,
    ],
  );
}

async function keepUnread(
  sql: DatabaseTransaction,
  entries: readonly StoredEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  await sql.query(
    `insert into unread_entries (journal_id, sequence, type, type_version)
     select journal_id, sequence, type, type_version
     from jsonb_to_recordset($1::jsonb) as entry (
       journal_id text, sequence bigint, type text, type_version int)`,
    [
      JSON.stringify(
        entries.map(({ place, type, typeVersion }) => ({
          ...{ journal_id: place.journalId, sequence: place.sequence },
          ...{ type, type_version: typeVersion },
        })),
      ),
    ],
  );
}
