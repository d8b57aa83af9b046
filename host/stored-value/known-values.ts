import { z } from 'zod';
import type { TillFile } from '../store/till-file.ts';

/** What somebody found out of a gift card or avoir besides what this till did with it itself. */
const knownValue = z.strictObject({
  number: z.string(),
  currency: z.string(),
  issuedMinor: z.int(),
  /** Sum of all that other tills put on it and took off it. */
  othersMinor: z.int(),
  /** Company that owes it; empty where nobody here knows. */
  companyName: z.string(),
  /** Who says so: the platform, by the entries of all tills, or the code on it, by its signature. */
  knownBy: z.enum(['platform', 'signature']),
  /** When the platform was asked last; null when it never could be. UTC. */
  asOf: z.string().nullable(),
  /** The code that was checked; empty for a number that was typed. */
  code: z.string(),
  /** What this till had taken of it by then: since, other tills may have taken of it, too. */
  takenMinor: z.int().min(0),
  /** Until then no other till is given it, by this till's clock; empty where others may be. */
  heldUntil: z.string(),
});
export type KnownValue = z.infer<typeof knownValue>;

/** Kept for a while, so that a till goes on without a network; all of it can be asked for again. */
export interface KnownValues {
  find(number: string): KnownValue | null;
  put(value: KnownValue): void;
}

/** More cards than a till sees in a year; the oldest go first. */
const mostKept = 5_000;

export function memoryKnownValues(): KnownValues {
  const known = new Map<string, KnownValue>();
  return {
    find: (number) => known.get(number) ?? null,
    put: (value) => void known.set(value.number, value),
  };
}

export function sqliteKnownValues({
  sql,
  transaction,
}: Pick<TillFile, 'sql' | 'transaction'>): KnownValues {
  const one = sql.prepare('SELECT content FROM known_value WHERE number = ?');
  const putOne = sql.prepare(`INSERT INTO known_value VALUES (?, ?,
      (SELECT coalesce(max(place), 0) + 1 FROM known_value))
    ON CONFLICT (number) DO UPDATE SET content = excluded.content, place = excluded.place`);
  const forget = sql.prepare(`DELETE FROM known_value
    WHERE place <= (SELECT max(place) FROM known_value) - ?`);
  return {
    find(number) {
      const found = one.get(number);
      if (found === undefined) return null;
      const read = knownValue.safeParse(JSON.parse(row.parse(found).content));
      // Of another release: it is asked for again.
      return read.success ? read.data : null;
    },
    put: (value) =>
      transaction(() => {
        putOne.run(value.number, JSON.stringify(value));
        forget.run(mostKept);
      }),
  };
}

const row = z.object({ content: z.string() });
