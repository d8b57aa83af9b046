import { z } from 'zod';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { JournalState } from '../../contract/platform/push-entries.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Queries } from '../database/database.ts';
import { mayDeliver } from './may-deliver.ts';

/** How far a journal of this till or its store is here; 0 of one that nothing is known of. */
export async function journalStateOf(
  sql: Queries,
  { till, journalId }: { till: { id: string; storeId: string }; journalId: string },
): Promise<Result<JournalState, Failure>> {
  const [row] = await sql.query(
    `select till_id, through,
            (select count(*) from quarantine where journal_id = journals.id) as quarantined
     from journals where id = $1`,
    [journalId],
  );
  if (!row) return ok({ through: 0, quarantinedCount: 0 });
  const found = stateRow.parse(row);
  if (!(await mayDeliver(sql, till, found.till_id))) return refuse(fail('NOT_YOUR_JOURNAL'));
  return ok({ through: found.through, quarantinedCount: found.quarantined });
}

const stateRow = z.object({ till_id: z.string(), through: z.int(), quarantined: z.int() });
