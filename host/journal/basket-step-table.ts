import type { StoredStep } from '../../contract/port/journal.ts';
import { assert } from '../../domain/assert.ts';
import type { SqlDatabase } from '../store/driver.ts';
import { keptEndedSteps } from './check-act.ts';
import { countRow, stepRow } from './journal-rows.ts';

/**
 * The steps of baskets. Those of ended baskets are kept for a while, only so that a command repeated
 * late finds its answer; the oldest beyond `keptEndedSteps` go when a basket ends.
 */
export function openBasketStepTable(sql: SqlDatabase) {
  const insert = sql.prepare(
    'INSERT INTO basket_steps (basketId, number, commandId, text) VALUES (?, ?, ?, ?)',
  );
  const markEnded = sql.prepare('UPDATE basket_steps SET ended = 1 WHERE basketId = ?');
  const deleteOldest = sql.prepare(`DELETE FROM basket_steps WHERE id IN (
    SELECT id FROM basket_steps WHERE ended = 1 ORDER BY id LIMIT ?)`);
  const byCommand = sql.prepare('SELECT * FROM basket_steps WHERE commandId = ?');
  const ofOpenBaskets = sql.prepare('SELECT * FROM basket_steps WHERE ended = 0 ORDER BY id');
  const countEnded = sql.prepare('SELECT count(*) AS count FROM basket_steps WHERE ended = 1');
  const recount = () => countRow.parse(countEnded.get()).count;
  let endedCount = recount();

  return {
    /** Inside a database transaction. Throws when a command or a place is taken. */
    add({ basketId, number, commandId, text }: StoredStep): void {
      insert.run(basketId, number, commandId, text);
    },
    /** Inside a database transaction. Call `committed` with the result after it. */
    end(basketIds: readonly string[]): { endedCount: number } {
      let count = endedCount;
      for (const basketId of basketIds) count += markEnded.run(basketId).changes;
      if (count > keptEndedSteps) {
        const { changes } = deleteOldest.run(count - keptEndedSteps);
        assert(changes === count - keptEndedSteps, 'Ended steps are counted right');
        count = keptEndedSteps;
      }
      return { endedCount: count };
    },
    committed(after: { endedCount: number }): void {
      endedCount = after.endedCount;
    },
    /** After the index of ended baskets was made again. */
    rebuild(): void {
      sql.exec(`UPDATE basket_steps
        SET ended = basketId IN (SELECT basketId FROM journal_ended_baskets)`);
      endedCount = recount();
    },
    open: (): StoredStep[] => ofOpenBaskets.all().map((row) => stepRow.parse(row)),
    byCommand(commandId: string): StoredStep | null {
      const row = byCommand.get(commandId);
      return row ? stepRow.parse(row) : null;
    },
  };
}
