import { z } from 'zod';

/** What may be wrong with a line of master data; `found` is the piece of it, `column` where it stands. */
const lineProblems = [
  /** The file is no CSV from here on, or not UTF-8; a line has more cells than columns. */
  'csv',
  'utf8',
  'columns',
  /** A cell that has to say something is empty, or says what can't be read as what it should be. */
  'empty',
  'value',
  /** A line before named the same. */
  'repeated',
  /** Names what the platform does not have, such as a supplier. */
  'unknown',
  /** Can't be changed by a file, such as whose a price list is. */
  'fixed',
  /** The person was erased and does not come back. */
  'erased',
] as const;
export type LineProblem = (typeof lineProblems)[number];

export const lineRefusal = z.strictObject({
  line: z.int().min(1),
  column: z.string(),
  problem: z.enum(lineProblems),
  found: z.string(),
});
export type LineRefusal = z.infer<typeof lineRefusal>;

/** A refusal before it is known of which line. */
export type CellRefusal = Omit<LineRefusal, 'line'>;
