import { type ErasurePosition, erasurePosition } from '../../contract/platform/erasures.ts';
import type { TillFile } from '../store/till-file.ts';

/** How far the till is in its platform's list of the erased: one row of a plain table of its file. */
export interface ErasurePositions {
  /** Null: it never asked. */
  current(): ErasurePosition | null;
  /** In the database transaction of whoever calls. */
  put(position: ErasurePosition): void;
  /** On its own, durable when it returns. */
  save(position: ErasurePosition): void;
}

export function sqliteErasurePositions(
  till: Pick<TillFile, 'sql' | 'transaction'>,
): ErasurePositions {
  const read = till.sql.prepare('SELECT number, customerId FROM erasures_through');
  const write =
    till.sql.prepare(`INSERT INTO erasures_through (one, number, customerId) VALUES (1, ?, ?)
    ON CONFLICT (one) DO UPDATE SET number = excluded.number, customerId = excluded.customerId`);
  const put = ({ number, customerId }: ErasurePosition): void => {
    write.run(number, customerId);
  };
  return {
    current() {
      const stored = read.get();
      return stored === undefined ? null : erasurePosition.parse(stored);
    },
    put,
    save: (position) => till.transaction(() => put(position)),
  };
}

/** Without a file: for tests. */
export function memoryErasurePositions(): ErasurePositions {
  let position: ErasurePosition | null = null;
  const put = (next: ErasurePosition): void => {
    position = next;
  };
  return { current: () => position, put, save: put };
}
