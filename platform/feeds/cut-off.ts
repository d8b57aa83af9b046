import { z } from 'zod';
import type { CutOff } from '../../contract/platform/feeds.ts';
import type { Queries } from '../database/database.ts';
import { mayDeliver } from '../journals/may-deliver.ts';

/** More exceptions than these are told by claiming less. */
const maximumExceptions = 10_000;

/**
 * Which entries of this journal the documents contain (law 8): what is stored, except what was set
 * aside (a poison entry, and what waits for it) and what no release could read yet. Of a journal that
 * nothing is known of: none. Null without a journal.
 */
export async function cutOffOf(
  sql: Queries,
  { till, journalId }: { till: { id: string; storeId: string }; journalId: string | null },
): Promise<CutOff | null | 'not-yours'> {
  if (journalId === null) return null;
  const [journal] = await sql.query('select till_id, through from journals where id = $1', [
    journalId,
  ]);
  if (!journal) return { journalId, appliedThrough: 0, except: [] };
  const { till_id, through } = journalRow.parse(journal);
  if (!(await mayDeliver(sql, till, till_id))) return 'not-yours';
  const rows = await sql.query(
    `select sequence from quarantine where journal_id = $1
     union select sequence from unread_entries where journal_id = $1
     order by sequence limit $2`,
    [journalId, maximumExceptions + 1],
  );
  const except = rows.map((row) => exceptRow.parse(row).sequence);
  const tooMany = except.at(maximumExceptions);
  if (tooMany === undefined) return { journalId, appliedThrough: through, except };
  return {
    journalId,
    appliedThrough: tooMany - 1,
    except: except.slice(0, maximumExceptions),
  };
}

const journalRow = z.object({ till_id: z.string(), through: z.int() });
const exceptRow = z.object({ sequence: z.int() });
