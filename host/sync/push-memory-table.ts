import { z } from 'zod';
import {
  maximumQuarantined,
  type PushMemory,
  type QuarantinedEntry,
} from '../../sync/push/push-memory.ts';
import { storeFailure } from '../journal/store-failure.ts';
import type { TillFile } from '../store/till-file.ts';

const cursorRow = z.object({
  journalId: z.string(),
  through: z.int(),
  forkedAt: z.int().nullable(),
});
const quarantineRow = z.object({ journalId: z.string(), sequence: z.int(), reason: z.string() });

/** The push cursors in plain tables of the till file; read once, written through. */
export function openPushMemory(till: TillFile): PushMemory {
  const putCursor = till.sql.prepare(`INSERT INTO push_cursors (journalId, through, forkedAt)
    VALUES (?, ?, ?) ON CONFLICT (journalId) DO UPDATE
    SET through = excluded.through, forkedAt = excluded.forkedAt`);
  const putQuarantined = till.sql.prepare(`INSERT INTO push_quarantine (journalId, sequence, reason)
    VALUES (?, ?, ?) ON CONFLICT (journalId, sequence) DO UPDATE SET reason = excluded.reason`);
  const prune = till.sql.prepare(`DELETE FROM push_quarantine WHERE (journalId, sequence) IN (
    SELECT journalId, sequence FROM push_quarantine
    ORDER BY journalId DESC, sequence DESC LIMIT -1 OFFSET ?)`);
  const forget = till.sql.prepare('DELETE FROM push_quarantine WHERE journalId = ?');
  const readQuarantined = till.sql.prepare(
    'SELECT journalId, sequence, reason FROM push_quarantine ORDER BY journalId, sequence',
  );

  const cursors = new Map(
    till.sql
      .prepare('SELECT journalId, through, forkedAt FROM push_cursors')
      .all()
      .map((row) => cursorRow.parse(row))
      .map((cursor) => [cursor.journalId, cursor]),
  );
  let quarantined = loadQuarantined();

  function loadQuarantined(): QuarantinedEntry[] {
    return readQuarantined.all().map((row) => quarantineRow.parse(row));
  }

  function cursorOf(journalId: string) {
    return cursors.get(journalId) ?? { journalId, through: 0, forkedAt: null };
  }

  /** Memory follows the file, never goes before it. */
  function put(cursor: z.infer<typeof cursorRow>, also: () => void = () => undefined): void {
    written(() => {
      putCursor.run(cursor.journalId, cursor.through, cursor.forkedAt);
      also();
    });
    cursors.set(cursor.journalId, cursor);
  }

  function written(work: () => void): void {
    try {
      till.transaction(work);
    } catch (error) {
      throw storeFailure(error);
    }
  }

  return {
    through: (journalId) => cursorOf(journalId).through,
    acknowledge(journalId, through, refused) {
      put({ ...cursorOf(journalId), through }, () => {
        for (const { sequence, reason } of refused) putQuarantined.run(journalId, sequence, reason);
        if (refused.length > 0) prune.run(maximumQuarantined);
      });
      if (refused.length > 0) quarantined = loadQuarantined();
    },
    moveTo: (journalId, through) => put({ ...cursorOf(journalId), through }),
    quarantined: () => quarantined,
    forgetQuarantined(journalId) {
      if (!quarantined.some((entry) => entry.journalId === journalId)) return;
      written(() => forget.run(journalId));
      quarantined = loadQuarantined();
    },
    forkedAt: (journalId) => cursorOf(journalId).forkedAt,
    fork: (journalId, sequence) => put({ ...cursorOf(journalId), forkedAt: sequence }),
  };
}
