import { z } from 'zod';
import type { StoredStep } from '../../contract/port/journal.ts';
import { assert } from '../../domain/assert.ts';
import type { SqlDatabase } from '../store/driver.ts';
import { keptEndedSteps, pruneAboveEndedSteps } from './check-act.ts';
import { countRow, stepRow } from './journal-rows.ts';
import { stepsWithout } from './steps-without.ts';
import { withoutNames } from './without-names.ts';

/**
 * The steps of baskets. Those of ended baskets are kept for a while, only so that a command repeated
 * late finds its answer. The baskets that ended first go first, each as a whole: what would be left
 * of one could never be folded again.
 */
export function openBasketStepTable(sql: SqlDatabase) {
  const insert = sql.prepare(
    'INSERT INTO basket_steps (basketId, number, commandId, text) VALUES (?, ?, ?, ?)',
  );
  const markEnded = sql.prepare('UPDATE basket_steps SET ended = 1 WHERE basketId = ?');
  const namedOf = sql.prepare(
    `SELECT id, text FROM basket_steps WHERE basketId = ?
     AND (text LIKE '%"suspended"%' OR text LIKE '%"customer-set"%')`,
  );
  const rewrite = sql.prepare('UPDATE basket_steps SET text = ? WHERE id = ?');
  const rewriteAt = sql.prepare(
    'UPDATE basket_steps SET text = ? WHERE basketId = ? AND number = ?',
  );
  const endedOldestFirst = sql.prepare(`SELECT basketId, count(*) AS count FROM basket_steps
    WHERE ended = 1 GROUP BY basketId ORDER BY max(id)`);
  const deleteBasket = sql.prepare('DELETE FROM basket_steps WHERE basketId = ?');
  const byCommand = sql.prepare('SELECT * FROM basket_steps WHERE commandId = ?');
  const ofOpenBaskets = sql.prepare('SELECT * FROM basket_steps WHERE ended = 0 ORDER BY id');
  const countEnded = sql.prepare('SELECT count(*) AS count FROM basket_steps WHERE ended = 1');
  const recount = () => countRow.parse(countEnded.get()).count;
  let endedCount = recount();

  /** How many ended steps are left of `count`. */
  function prune(count: number): number {
    if (count <= pruneAboveEndedSteps) return count;
    let left = count;
    for (const row of endedOldestFirst.all()) {
      const oldest = endedBasketRow.parse(row);
      if (left - oldest.count < keptEndedSteps) break;
      const { changes } = deleteBasket.run(oldest.basketId);
      assert(changes === oldest.count, 'Ended steps are counted right');
      left -= oldest.count;
    }
    return left;
  }

  return {
    /** Inside a database transaction. Throws when a command or a place is taken. */
    add({ basketId, number, commandId, text }: StoredStep): void {
      insert.run(basketId, number, commandId, text);
    },
    /** Inside a database transaction. Call `committed` with the result after it. */
    end(basketIds: readonly string[]): { endedCount: number } {
      let count = endedCount;
      for (const basketId of basketIds) {
        count += markEnded.run(basketId).changes;
        for (const row of namedOf.all(basketId).map((found) => textRow.parse(found))) {
          rewrite.run(withoutNames(row.text), row.id);
        }
      }
      return { endedCount: prune(count) };
    },
    /** Inside a database transaction: whom open baskets name by this reference. Whether there was any. */
    forget(reference: string): boolean {
      const open = ofOpenBaskets.all().map((row) => stepRow.parse(row));
      const bare = [...Map.groupBy(open, ({ basketId }) => basketId).values()].flatMap((ofBasket) =>
        stepsWithout(ofBasket, reference),
      );
      for (const { basketId, number, text } of bare) rewriteAt.run(text, basketId, number);
      return bare.length > 0;
    },
    committed(after: { endedCount: number }): void {
      endedCount = after.endedCount;
    },
    /**
     * After the index of ended baskets was made again. Only ever ends: the index no longer names
     * what was purged, and a basket once paid must not come back.
     */
    rebuild(): void {
      sql.exec(`UPDATE basket_steps SET ended = 1
        WHERE ended = 0 AND basketId IN (SELECT basketId FROM journal_ended_baskets)`);
      endedCount = recount();
    },
    open: (): StoredStep[] => ofOpenBaskets.all().map((row) => stepRow.parse(row)),
    byCommand(commandId: string): StoredStep | null {
      const row = byCommand.get(commandId);
      return row ? stepRow.parse(row) : null;
    },
  };
}

const textRow = z.object({ id: z.number(), text: z.string() });
const endedBasketRow = z.object({ basketId: z.string(), count: z.number() });
