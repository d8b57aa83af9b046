import { z } from 'zod';
import { taxFreeSlipBody } from '../../contract/entry/tax-free-slip.ts';
import {
  isConflict,
  isFixed,
  isLiving,
  isUnsettled,
  type TaxFreeSlip,
} from '../../domain/tax-free/slip.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { TillFile } from '../store/till-file.ts';

/** A slip with when its entries were written. */
export interface KnownSlip extends TaxFreeSlip {
  /** Grows with each slip of this till. */
  number: number;
  /** UTC, of its first and its last entry. */
  preparedAt: string;
  changedAt: string;
}

/** Where the projection of slips is kept: a projection of the journals, thrown away and made again at will. */
export interface SlipStore {
  /** How many entries of slips of this journal are in it. */
  through(journalId: string): number;
  putThrough(journalId: string, count: number): void;
  put(slip: Omit<KnownSlip, 'number'>): void;
  find(id: string): KnownSlip | null;
  /** Oldest first. */
  ofReceipt(of: EntryPlace): KnownSlip[];
  /** Newest first, those numbered below `before`. */
  newest(before: number, limit: number): KnownSlip[];
  /** Newest first. */
  watched(what: Watched, limit: number): KnownSlip[];
  /** Oldest first, those of one operator numbered above `after`. */
  toAsk(what: Watched, asked: Asked): KnownSlip[];
  transaction(work: () => void): void;
}

/** What the operator owes an answer about; what may still change; what came back although customs validated it. */
export type Watched = 'unsettled' | 'may-change' | 'conflict';

/** Whose slips are asked for, and from where on. */
export interface Asked {
  operator: string;
  after: number;
  limit: number;
}

const watchedAs = { conflict: 3, unsettled: 2, 'may-change': 1 } as const;

const row = z.object({ number: z.int(), slip: z.string() });
const countRow = z.object({ count: z.int() });
const { slipId, ...shape } = taxFreeSlipBody.shape;
const stored = z.strictObject({
  ...shape,
  id: slipId,
  preparedAt: z.string(),
  changedAt: z.string(),
});

export function sqliteSlipStore(till: Pick<TillFile, 'sql' | 'transaction'>): SlipStore {
  const { sql } = till;
  // Where one of the tables was lost all is read again, or a receipt could have a second slip.
  sql.exec(`DELETE FROM tax_free_through WHERE NOT EXISTS (SELECT 1 FROM tax_free_slips)
    OR NOT EXISTS (SELECT 1 FROM tax_free_receipts)`);
  const through = sql.prepare('SELECT count FROM tax_free_through WHERE journalId = ?');
  const putThrough = sql.prepare(`INSERT INTO tax_free_through VALUES (?, ?)
    ON CONFLICT (journalId) DO UPDATE SET count = excluded.count`);
  const put = sql.prepare(`INSERT INTO tax_free_slips (id, watch, slip) VALUES (?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET watch = excluded.watch, slip = excluded.slip`);
  const putReceipt = sql.prepare('INSERT OR IGNORE INTO tax_free_receipts VALUES (?, ?, ?)');
  const one = sql.prepare('SELECT number, slip FROM tax_free_slips WHERE id = ?');
  const ofReceipt = sql.prepare(`SELECT number, slip FROM tax_free_slips WHERE id IN
    (SELECT slipId FROM tax_free_receipts WHERE journalId = ? AND sequence = ?) ORDER BY number`);
  const newest = sql.prepare(
    'SELECT number, slip FROM tax_free_slips WHERE number < ? ORDER BY number DESC LIMIT ?',
  );
  const watched = sql.prepare(
    'SELECT number, slip FROM tax_free_slips WHERE watch = ? ORDER BY number DESC LIMIT ?',
  );
  const toAsk = sql.prepare(`SELECT number, slip FROM tax_free_slips
    WHERE watch = ? AND number > ? AND slip ->> '$.operator' = ? ORDER BY number LIMIT ?`);
  return {
    through(journalId) {
      const found = through.get(journalId);
      return found === undefined ? 0 : countRow.parse(found).count;
    },
    putThrough: (journalId, count) => void putThrough.run(journalId, count),
    put(slip) {
      put.run(slip.id, watchOf(slip), JSON.stringify(slip));
      for (const { journalId, sequence } of slip.receipts) {
        putReceipt.run(journalId, sequence, slip.id);
      }
    },
    find(id) {
      const found = one.get(id);
      return found === undefined ? null : slipOf(found);
    },
    ofReceipt: ({ journalId, sequence }) => ofReceipt.all(journalId, sequence).map(slipOf),
    newest: (before, limit) => newest.all(before, limit).map(slipOf),
    watched: (what, limit) => watched.all(watchedAs[what], limit).map(slipOf),
    toAsk: (what, { operator, after, limit }) =>
      toAsk.all(watchedAs[what], after, operator, limit).map(slipOf),
    transaction: (work) => void till.transaction(() => work()),
  };
}

/** Without a file: for tests and simulated tills (law 13). */
export function memorySlipStore(): SlipStore {
  const slips = new Map<string, KnownSlip>();
  const counts = new Map<string, number>();
  const newestFirst = () => [...slips.values()].toReversed();
  return {
    through: (journalId) => counts.get(journalId) ?? 0,
    putThrough: (journalId, count) => void counts.set(journalId, count),
    put(slip) {
      slips.set(slip.id, { ...slip, number: slips.get(slip.id)?.number ?? slips.size + 1 });
    },
    find: (id) => slips.get(id) ?? null,
    ofReceipt: (of) =>
      [...slips.values()].filter(({ receipts }) =>
        receipts.some((at) => at.journalId === of.journalId && at.sequence === of.sequence),
      ),
    newest: (before, limit) =>
      newestFirst()
        .filter(({ number }) => number < before)
        .slice(0, limit),
    watched: (what, limit) =>
      newestFirst()
        .filter((slip) => watchOf(slip) === watchedAs[what])
        .slice(0, limit),
    toAsk: (what, { operator, after, limit }) =>
      [...slips.values()]
        .filter((slip) => watchOf(slip) === watchedAs[what] && slip.operator === operator)
        .filter(({ number }) => number > after)
        .slice(0, limit),
    transaction: (work) => work(),
  };
}

function watchOf(slip: TaxFreeSlip): number {
  if (isConflict(slip)) return watchedAs.conflict;
  if (isUnsettled(slip)) return watchedAs.unsettled;
  const mayChange = isLiving(slip) || (isFixed(slip) && slip.state !== 'refunded');
  return mayChange ? watchedAs['may-change'] : 0;
}

function slipOf(found: unknown): KnownSlip {
  const { number, slip } = row.parse(found);
  return { number, ...stored.parse(JSON.parse(slip)) };
}
