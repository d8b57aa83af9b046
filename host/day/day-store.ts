import { z } from 'zod';
import type { TillFile } from '../store/till-file.ts';

/** Answers that are kept, so that a command repeated late is still known. */
const keptAnswers = 1_000;

/** How far the journal has been folded, and to what: JSON, which only the follower reads. */
interface StoredMoney {
  journalId: string;
  through: number;
  state: string;
}

/** What the till keeps of its day beside the journal: drafts, answers, and a projection that can be made again. */
export interface DayStore {
  money(): StoredMoney | null;
  /** On its own, durable when it returns. */
  saveMoney(money: StoredMoney): void;
  /** JSON of the open counts, by place. */
  counts(): readonly { place: string; count: string }[];
  /** Inside the database transaction of an act, or on its own through `alone`. */
  putCount(place: string, count: string): void;
  removeCount(place: string): void;
  answer(commandId: string): string | null;
  putAnswer(commandId: string, answer: string): void;
  /** Runs what writes no entry in a database transaction of its own. */
  alone(work: () => void): void;
}

export function sqliteDayStore(till: TillFile): DayStore {
  const { sql } = till;
  const money = sql.prepare('SELECT journalId, through, state FROM day_money');
  const saveMoney = sql.prepare(`INSERT INTO day_money VALUES (1, ?, ?, ?) ON CONFLICT (one)
    DO UPDATE SET journalId = excluded.journalId, through = excluded.through, state = excluded.state`);
  const counts = sql.prepare('SELECT place, count FROM day_counts ORDER BY place');
  const putCount = sql.prepare(`INSERT INTO day_counts VALUES (?, ?)
    ON CONFLICT (place) DO UPDATE SET count = excluded.count`);
  const removeCount = sql.prepare('DELETE FROM day_counts WHERE place = ?');
  const answer = sql.prepare('SELECT answer FROM day_answers WHERE commandId = ?');
  const putAnswer = sql.prepare('INSERT INTO day_answers (commandId, answer) VALUES (?, ?)');
  const forget = sql.prepare(
    'DELETE FROM day_answers WHERE number <= (SELECT max(number) FROM day_answers) - ?',
  );
  return {
    money() {
      const row = money.get();
      return row === undefined ? null : moneyRow.parse(row);
    },
    saveMoney({ journalId, through, state }) {
      till.transaction(() => saveMoney.run(journalId, through, state));
    },
    counts: () => counts.all().map((row) => countRow.parse(row)),
    putCount: (place, count) => void putCount.run(place, count),
    removeCount: (place) => void removeCount.run(place),
    answer(commandId) {
      const row = answer.get(commandId);
      return row === undefined ? null : answerRow.parse(row).answer;
    },
    putAnswer(commandId, text) {
      putAnswer.run(commandId, text);
      forget.run(keptAnswers);
    },
    alone: (work) => void till.transaction(() => work()),
  };
}

/** Without a file: for tests and simulated tills (law 13). Survives what a crash would not take from a file. */
export function memoryDayStore(): DayStore {
  let money: StoredMoney | null = null;
  const counts = new Map<string, string>();
  const answers = new Map<string, string>();
  return {
    money: () => money,
    saveMoney(next) {
      money = next;
    },
    counts: () => [...counts].map(([place, count]) => ({ place, count })),
    putCount: (place, count) => void counts.set(place, count),
    removeCount: (place) => void counts.delete(place),
    answer: (commandId) => answers.get(commandId) ?? null,
    putAnswer: (commandId, answer) => void answers.set(commandId, answer),
    alone: (work) => work(),
  };
}

const moneyRow = z.object({ journalId: z.string(), through: z.int(), state: z.string() });
const countRow = z.object({ place: z.string(), count: z.string() });
const answerRow = z.object({ answer: z.string() });
