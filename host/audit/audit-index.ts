import { z } from 'zod';
import { readEntry } from '../../contract/entry/read-entry.ts';
import type { Journal, SealedEntry } from '../../contract/port/journal.ts';
import { type AuditKind, auditKinds } from '../../domain/operator/audit-kinds.ts';
import type { TillFile } from '../store/till-file.ts';
import { kindsOf } from './kinds-of.ts';

/** Which entries the audit view shows as what; `number` grows with each. */
export interface AuditPlace {
  number: number;
  kind: AuditKind;
  journalId: string;
  sequence: number;
}

export interface AuditFilter {
  kind: AuditKind | null;
  operatorId: string | null;
  day: string | null;
}

/**
 * A projection of the journals: it remembers how far it has read and goes on from there, so asking costs
 * what happened since and what is shown, however long the journals are; thrown away, it is made again
 * from the entries (law 4).
 */
export interface AuditIndex {
  /** Newest first, below `before`. Reads what is new first, a little at a time. */
  find(filter: AuditFilter, before: number | null, limit: number): Promise<AuditPlace[]>;
}

/**
 * Grows when entries show that were not shown before, or as something else: what an earlier program
 * indexed is made again.
 */
const edition = 3;
/** Stands among the journals; no journal has such an id. */
const editionRow = 'edition';

/** Entries read in one go, at a fifth of a millisecond each; then everything else has its turn. */
const sliceOf = 25;

const throughRow = z.object({ sequence: z.int() });
const placeRow = z.object({
  number: z.int(),
  kind: z.enum(auditKinds),
  journalId: z.string(),
  sequence: z.int(),
});

export function openAuditIndex(
  till: Pick<TillFile, 'sql' | 'transaction'>,
  journal: Journal,
  pause: () => Promise<void>,
): AuditIndex {
  const { sql } = till;
  const through = sql.prepare('SELECT sequence FROM audit_through WHERE journalId = ?');
  const putThrough = sql.prepare(`INSERT INTO audit_through VALUES (?, ?)
    ON CONFLICT (journalId) DO UPDATE SET sequence = excluded.sequence`);
  const add = sql.prepare(`INSERT INTO audit_entries
    (kind, journalId, sequence, businessDay, operatorId) VALUES (?, ?, ?, ?, ?)`);
  // One statement for each set of filters, so that each finds its index.
  const finders = new Map<string, ReturnType<typeof sql.prepare>>();
  let reading: Promise<void> | null = null;

  const readThrough = (journalId: string): number => {
    const row = through.get(journalId);
    return row === undefined ? 0 : throughRow.parse(row).sequence;
  };

  if (readThrough(editionRow) !== edition) {
    till.transaction((db) => db.exec('DELETE FROM audit_entries; DELETE FROM audit_through'));
    putThrough.run(editionRow, edition);
  }

  async function readNew(): Promise<void> {
    for (const { journalId, sequence: last } of journal.heads()) {
      let next = Math.max(readThrough(journalId) + 1, journal.firstSequence(journalId));
      while (next <= last) {
        const page = journal.read(journalId, next, sliceOf);
        if (page.length === 0) break;
        till.transaction(() => index(journalId, page));
        next = (page.at(-1)?.sequence ?? next) + 1;
        await pause();
      }
    }
  }

  function index(journalId: string, page: readonly SealedEntry[]): void {
    for (const { sequence, bytes, businessDay } of page) {
      const { envelope, ...read } = readEntry(bytes);
      // Who asked is as much to be found as who allowed.
      const operatorId =
        read.known && read.type === 'approval' ? read.body.requestedById : envelope.operator.id;
      for (const kind of kindsOf(read)) add.run(kind, journalId, sequence, businessDay, operatorId);
    }
    putThrough.run(journalId, page.at(-1)?.sequence ?? 0);
  }

  return {
    async find({ kind, operatorId, day }, before, limit) {
      // One reads at a time, and all wait for it.
      reading ??= readNew().finally(() => {
        reading = null;
      });
      await reading;
      const wanted = { kind, operatorId, businessDay: day };
      const given = Object.entries(wanted).flatMap(([column, value]) =>
        value === null ? [] : [{ column, value }],
      );
      const where = [...given.map(({ column }) => `${column} = ?`), 'number < ?'].join(' AND ');
      const finder =
        finders.get(where) ??
        sql.prepare(`SELECT number, kind, journalId, sequence FROM audit_entries
          WHERE ${where} ORDER BY number DESC LIMIT ?`);
      finders.set(where, finder);
      const from = before ?? Number.MAX_SAFE_INTEGER;
      return finder
        .all(...given.map(({ value }) => value), from, limit)
        .map((row) => placeRow.parse(row));
    },
  };
}
