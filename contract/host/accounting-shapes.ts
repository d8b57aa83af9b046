import { z } from 'zod';

/** `YYYY-MM-DD`, or empty for no bound. */
const dayOrNone = z.union([z.literal(''), z.iso.date()]);

export const booksAsked = z.strictObject({
  /** Last business days of the closures that are exported, both included. */
  from: dayOrNone,
  through: dayOrNone,
  /** Establishment (SIRET); empty for the only one that sold. */
  siret: z.string().max(20),
  /** The 18 columns of a FEC, or a table for a spreadsheet. */
  format: z.enum(['fec', 'csv']),
});
export type BooksAsked = z.infer<typeof booksAsked>;

/** Where an accounting export stands. */
export const booksJobState = z.strictObject({
  jobId: z.string(),
  isDone: z.boolean(),
  /** Closed days read, of all that will be. */
  done: z.int(),
  total: z.int(),
  /** Absolute, on the till's machine. */
  file: z.string(),
  format: z.enum(['fec', 'csv']),
  /** Of the finished file: as it is, and what it holds. Amounts in minor units. */
  bytes: z.int(),
  sha256: z.string(),
  siren: z.string(),
  siret: z.string(),
  /** First and last business day that was closed. */
  from: z.string(),
  through: z.string(),
  lines: z.int(),
  currency: z.string(),
  debitMinor: z.int(),
  creditMinor: z.int(),
});
export type BooksJobState = z.infer<typeof booksJobState>;
