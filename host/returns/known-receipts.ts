import { z } from 'zod';
import { receiptKey } from '../../contract/document/receipt-key.ts';
import { tenderTypeSetting } from '../../contract/document/tender-types.ts';
import { foundOrder } from '../../contract/platform/find-orders.ts';
import { signedEntry } from '../../contract/platform/find-receipts.ts';
import { storedItemFacts } from '../../contract/stored/item-facts.ts';
import { type EntryPlace, placeText } from '../../domain/transaction/entry-place.ts';
import type { TillFile } from '../store/till-file.ts';

/** What an item was called when its receipt was read: no code holds it. */
const soldItem = z.strictObject({
  name: z.string(),
  gtin: z.string(),
  category: z.string(),
  size: z.string(),
  colour: z.string(),
  model: z.string(),
});

/** Where a receipt of another till, or an order, is known from. Nothing of a person in either (law 6). */
const content = z.discriminatedUnion('kind', [
  /** Its signed entry, as the platform gave it and this till verified it. */
  z.strictObject({ kind: z.literal('entry'), entry: signedEntry }),
  /** The code on it; `key` checked it, or is null when nobody here knows it. */
  z.strictObject({
    kind: z.literal('code'),
    code: z.string(),
    key: receiptKey.nullable(),
    items: z.record(z.string(), soldItem),
  }),
  /** An order, as the platform said it stood: at 0 of its id. Of what a web shop sold, its items as of then. */
  z.strictObject({
    kind: z.literal('order'),
    found: foundOrder,
    items: z.record(z.string(), storedItemFacts),
    /** What pays back what a web shop was paid. */
    refundTo: z.strictObject({ type: z.string(), kind: tenderTypeSetting.shape.kind }),
  }),
]);
export type KnownContent = z.infer<typeof content>;

/** What somebody found out about a receipt. */
interface KnownReceipt {
  of: EntryPlace;
  /** Null of one of this till's own: its journal has it. */
  content: KnownContent | null;
  /** When the platform said what has come back of it everywhere; null when it could not be asked. UTC. */
  asOf: string | null;
}

/**
 * Receipts of other tills, kept for a while so that a return goes on without a network; they can be asked
 * for again. A signed entry takes the place of a code, never the reverse.
 */
export interface KnownReceipts {
  find(of: EntryPlace): KnownReceipt | null;
  /** The entries of other tills that gave back of this one. */
  givenBackBy(of: EntryPlace): EntryPlace[];
  put(receipts: readonly (KnownReceipt & { givesBackOf: readonly EntryPlace[] })[]): void;
}

/** More than a till takes back in a year; the oldest go first. */
const mostKept = 5_000;

export function memoryKnownReceipts(): KnownReceipts {
  const known = new Map<string, KnownReceipt>();
  const back = new Map<string, EntryPlace[]>();
  return {
    find: (of) => known.get(placeText(of)) ?? null,
    givenBackBy: (of) => back.get(placeText(of)) ?? [],
    put(receipts) {
      for (const { givesBackOf, ...receipt } of receipts) {
        const key = placeText(receipt.of);
        known.set(key, merged(known.get(key) ?? null, receipt));
        for (const of of givesBackOf) {
          const others = (back.get(placeText(of)) ?? []).filter((by) => placeText(by) !== key);
          back.set(placeText(of), [...others, receipt.of]);
        }
      }
    },
  };
}

export function sqliteKnownReceipts(till: Pick<TillFile, 'sql' | 'transaction'>): KnownReceipts {
  const { sql } = till;
  const one = sql.prepare(
    'SELECT content, asOf FROM known_receipt WHERE journalId = ? AND sequence = ?',
  );
  const backOf = sql.prepare(`SELECT journalId, sequence FROM known_given_back
    WHERE ofJournalId = ? AND ofSequence = ?`);
  const putOne = sql.prepare(`INSERT INTO known_receipt VALUES (?, ?, ?, ?,
      (SELECT coalesce(max(number), 0) + 1 FROM known_receipt))
    ON CONFLICT (journalId, sequence) DO UPDATE
    SET content = excluded.content, asOf = excluded.asOf, number = excluded.number`);
  const putBack = sql.prepare('INSERT OR IGNORE INTO known_given_back VALUES (?, ?, ?, ?)');
  const forget = sql.prepare(`DELETE FROM known_receipt
    WHERE number <= (SELECT max(number) FROM known_receipt) - ?`);
  const find = (of: EntryPlace): KnownReceipt | null => {
    const found = one.get(of.journalId, of.sequence);
    if (found === undefined) return null;
    const { content: text, asOf } = row.parse(found);
    return { of, asOf, content: text === null ? null : content.parse(JSON.parse(text)) };
  };
  return {
    find,
    givenBackBy: ({ journalId, sequence }) =>
      backOf.all(journalId, sequence).map((found) => placeRow.parse(found)),
    put: (receipts) =>
      till.transaction(() => {
        for (const { givesBackOf, ...receipt } of receipts) {
          const { of, content: kept, asOf } = merged(find(receipt.of), receipt);
          const text = kept && JSON.stringify(kept);
          putOne.run(of.journalId, of.sequence, text, asOf);
          for (const sold of givesBackOf)
            putBack.run(sold.journalId, sold.sequence, of.journalId, of.sequence);
        }
        forget.run(mostKept);
      }),
  };
}

/** Knows no receipt but the till's own: what is practised is never anybody else's. */
export const noKnownReceipts: KnownReceipts = {
  find: () => null,
  givenBackBy: () => [],
  put: () => undefined,
};

function merged(before: KnownReceipt | null, now: KnownReceipt): KnownReceipt {
  const isBetter = now.content?.kind === 'entry' || before?.content?.kind !== 'entry';
  return {
    of: now.of,
    content: (isBetter ? now.content : null) ?? before?.content ?? null,
    asOf: now.asOf ?? before?.asOf ?? null,
  };
}

const row = z.object({ content: z.string().nullable(), asOf: z.string().nullable() });
const placeRow = z.object({ journalId: z.string(), sequence: z.int() });
