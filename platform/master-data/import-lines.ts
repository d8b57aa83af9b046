import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { type FeedTransaction, inFeedTransaction } from '../documents/feed-transaction.ts';
import { type LineRefusal, lineRefusal } from './line-refusal.ts';
import type { GivenLine, MasterKind, MasterKindName } from './master-kind.ts';
import { masterKinds } from './master-kinds.ts';
import { refuseRepeated } from './refuse-repeated.ts';

/** Lines of one database transaction: the order of changes is not held up for long. */
export const maximumLines = 400;
/** Of one cell: a picture or its description is the longest. */
const maximumCell = 16_384;
/** Key space of the one lock on master data: two files at once would each change what the other read. */
const masterDataLock = 6;

export const importRequest = z.strictObject({
  lines: z
    .array(
      z.strictObject({
        line: z.int().min(1),
        cells: z.record(z.string().min(1).max(40), z.string().max(maximumCell)),
      }),
    )
    .max(maximumLines),
  /** Says what would be refused and changes nothing. */
  isTrial: z.boolean(),
});
export type ImportRequest = z.infer<typeof importRequest>;
export const importAnswer = z.strictObject({ refusals: z.array(lineRefusal) });
export type ImportAnswer = z.infer<typeof importAnswer>;

/**
 * Takes lines of a file of master data, all but the refused ones, in one database transaction. What a
 * line does not say stays as it is stored; a line that says what is stored changes nothing.
 */
export async function importLines(
  database: Database,
  name: MasterKindName,
  { lines, isTrial }: ImportRequest,
): Promise<ImportAnswer> {
  const trial = new Trial();
  let refusals: LineRefusal[] = [];
  try {
    await inFeedTransaction(database, async (sql) => {
      refusals = await takeLines(sql, masterKinds[name], lines);
      if (isTrial) throw trial;
    });
  } catch (error) {
    if (error !== trial) throw error;
  }
  return { refusals: refusals.toSorted((a, b) => a.line - b.line) };
}

/** Thrown to undo what a trial wrote. */
class Trial extends Error {}

async function takeLines(
  sql: FeedTransaction,
  kind: MasterKind,
  lines: readonly GivenLine[],
): Promise<LineRefusal[]> {
  await sql.query('select pg_advisory_xact_lock($1::int, 0)', [masterDataLock]);
  const refusals: LineRefusal[] = [];
  const storable = lines.filter(({ line, cells }) => {
    const [column] = Object.entries(cells).find(([, cell]) => !isStorable(cell)) ?? [];
    if (column !== undefined) refusals.push({ line, column, problem: 'utf8', found: '' });
    return column === undefined;
  });
  const { once, repeated } = refuseRepeated(kind.key, new Map(), storable);
  return [...refusals, ...repeated, ...(await kind.take(sql, once))];
}

/** `jsonb` holds no NUL and no half of a surrogate pair; U+FFFD is what was no UTF-8. */
function isStorable(cell: string): boolean {
  return cell.isWellFormed() && !cell.includes('\u0000') && !cell.includes('\ufffd');
}
