import { z } from 'zod';
import type { SqlDatabase } from '../store/driver.ts';

/** Wrong PINs in a row after which a person is locked out for minutes. */
export const triesBeforeLock = 5;
const secondMs = 1_000;
const minuteMs = 60_000;

/** How long after so many wrong PINs in a row the next one is taken: two slips cost nothing. */
function waitAfterMs(failures: number): number {
  if (failures < 3) return 0;
  if (failures < triesBeforeLock) return failures === 3 ? 5 * secondMs : 15 * secondMs;
  return Math.min(failures - triesBeforeLock + 1, 3) * 5 * minuteMs;
}

/** Where the counts are kept: outside the journal, inside the till file. */
export interface TryStore {
  all(): { operatorId: string; failures: number }[];
  save(operatorId: string, failures: number): void;
}

/**
 * Wrong PINs per operator. A try is counted, on disk, before it is checked: a host killed in between
 * gives no free one. The wait is measured on a clock that nobody can set, and begins anew at each
 * start, so neither turning the clock nor pulling the plug shortens it.
 */
export function createPinTries(store: TryStore, monotonicMs: () => number) {
  const startMs = monotonicMs();
  const tries = new Map(
    store
      .all()
      .map(({ operatorId, failures }) => [
        operatorId,
        { failures, untilMs: startMs + waitAfterMs(failures) },
      ]),
  );

  return {
    /** How long this person still has to wait, 0 for not at all. */
    waitMs: (operatorId: string) =>
      Math.max(0, (tries.get(operatorId)?.untilMs ?? 0) - monotonicMs()),
    /** Counts a try as wrong until it is known to be right. Returns how many that are. */
    begin(operatorId: string): number {
      const failures = (tries.get(operatorId)?.failures ?? 0) + 1;
      store.save(operatorId, failures);
      tries.set(operatorId, { failures, untilMs: monotonicMs() + waitAfterMs(failures) });
      return failures;
    },
    succeeded(operatorId: string): void {
      store.save(operatorId, 0);
      tries.delete(operatorId);
    },
  };
}

const row = z.object({ operatorId: z.string(), failures: z.number() });

export function sqliteTries(sql: SqlDatabase): TryStore {
  const all = sql.prepare('SELECT operatorId, failures FROM pin_tries WHERE failures > 0');
  const save = sql.prepare(
    `INSERT INTO pin_tries (operatorId, failures) VALUES (?, ?)
     ON CONFLICT (operatorId) DO UPDATE SET failures = excluded.failures`,
  );
  return {
    all: () => all.all().map((each) => row.parse(each)),
    save: (operatorId, failures) => void save.run(operatorId, failures),
  };
}
