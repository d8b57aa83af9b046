import { z } from 'zod';
import type { SqlDatabase } from '../store/driver.ts';

/** Who is signed on at a seat, as it outlives a host that dies. */
interface SeatRow {
  seat: string;
  operatorId: string;
  language: 'fr' | 'en';
  /** The shell that ran then: only the same one goes on where its host died. */
  shellRun: string;
}

export interface SeatStore {
  all(): SeatRow[];
  save(row: SeatRow): void;
  remove(seat: string): void;
}

const row = z.object({
  seat: z.string(),
  operatorId: z.string(),
  language: z.enum(['fr', 'en']),
  shellRun: z.string(),
});

export function sqliteSeats(sql: SqlDatabase): SeatStore {
  const all = sql.prepare('SELECT seat, operatorId, language, shellRun FROM seat_operators');
  const save = sql.prepare(
    'REPLACE INTO seat_operators (seat, operatorId, language, shellRun) VALUES (?, ?, ?, ?)',
  );
  const remove = sql.prepare('DELETE FROM seat_operators WHERE seat = ?');
  return {
    all: () => all.all().map((each) => row.parse(each)),
    save: ({ seat, operatorId, language, shellRun }) =>
      void save.run(seat, operatorId, language, shellRun),
    remove: (seat) => void remove.run(seat),
  };
}
