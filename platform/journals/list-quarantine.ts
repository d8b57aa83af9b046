import { z } from 'zod';
import type { Queries } from '../database/database.ts';

/** Entries that are named at once; how many there are is said beside. */
const mostListed = 500;

/** A stored entry that was not applied. Names no person: where it is, of which till, why and since when. */
const quarantinedEntry = z.strictObject({
  journalId: z.string(),
  sequence: z.int(),
  tillId: z.string(),
  reason: z.string(),
  /** Constraint, field or the entry it waits for. */
  detail: z.string(),
  sinceMs: z.int(),
});

export const quarantineList = z.strictObject({
  count: z.int(),
  /** The oldest `mostListed`. */
  entries: z.array(quarantinedEntry),
});
export type QuarantineList = z.infer<typeof quarantineList>;

/** What was set aside and still is, longest first. */
export async function listQuarantine(sql: Queries): Promise<QuarantineList> {
  const rows = await sql.query(
    `select aside.journal_id as "journalId", aside.sequence, journal.till_id as "tillId",
            aside.reason, aside.detail, aside.since_ms as "sinceMs"
     from quarantine aside join journals journal on journal.id = aside.journal_id
     order by aside.since_ms, aside.journal_id, aside.sequence limit $1`,
    [mostListed],
  );
  const [counted] = await sql.query('select count(*) as count from quarantine');
  return quarantineList.parse({ ...counted, entries: rows });
}
