import { createHash } from 'node:crypto';
import { z } from 'zod';
import { compiledOnce } from '../../contract/compiled.ts';
import { figures as figuresShape } from '../../contract/host/report-shapes.ts';
import type { SealedEntry } from '../../contract/port/journal.ts';
import type { Figures } from '../../domain/report/figures.ts';
import type { SqlDatabase } from '../store/driver.ts';
import { StoreError } from '../store/store-error.ts';

/** Goes up whenever the same entries would make other figures: what was kept before is made again. */
const figuresVersion = 1;

type Closure = Pick<SealedEntry, 'journalId' | 'sequence' | 'hash'>;

/** Figures of closed days as they were worked out before. They may be lost or lie: who reads them checks. */
export interface DayFiguresStore {
  /** Null for what is not there, is of another closure or an earlier program, or can't be read. */
  get(closure: Closure): Figures | null;
  put(closure: Closure, figures: Figures): void;
}

/** A year reads hundreds of them. */
const readFigures = compiledOnce(figuresShape);

const row = z.object({ figures: z.string(), digest: z.string() });

/**
 * In a table of the till file. What can't be read is worked out again, and what can't be kept costs the
 * next reading its speed: neither keeps anybody from a report.
 */
export function openDayFiguresStore(sql: SqlDatabase): DayFiguresStore {
  const find = sql.prepare(`SELECT figures, digest FROM day_figures
    WHERE journalId = ? AND sequence = ? AND hash = ? AND version = ?`);
  const put = sql.prepare(`INSERT INTO day_figures VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (journalId, sequence) DO UPDATE SET hash = excluded.hash,
    version = excluded.version, figures = excluded.figures, digest = excluded.digest`);
  return {
    get({ journalId, sequence, hash }) {
      const found = row.safeParse(
        unlessOfStore(() => find.get(journalId, sequence, hash, figuresVersion)),
      );
      if (!found.success || digestOf(found.data.figures) !== found.data.digest) return null;
      return readFigures().safeParse(JSON.parse(found.data.figures)).data ?? null;
    },
    put({ journalId, sequence, hash }, figures) {
      const text = JSON.stringify(figures);
      const kept = [journalId, sequence, hash, figuresVersion, text, digestOf(text)];
      unlessOfStore(() => put.run(...kept));
    },
  };
}

function unlessOfStore<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    // A table that somebody dropped is put back by the next commit.
    const isOfTable = error instanceof Error && 'code' in error && error.code === 'SQLITE_ERROR';
    if (error instanceof StoreError || isOfTable) return undefined;
    throw error;
  }
}

/** Not to prove anything: to see damage in what no signed total says. */
function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

export function memoryDayFiguresStore(): DayFiguresStore {
  const kept = new Map<string, Figures>();
  return {
    get: ({ hash }) => kept.get(hash) ?? null,
    put({ hash }, figures) {
      kept.set(hash, figures);
    },
  };
}
