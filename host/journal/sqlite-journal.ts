import type { Act, Journal, JournalHead } from '../../contract/port/journal.ts';
import { assert } from '../../domain/assert.ts';
import type { TillFile } from '../store/till-file.ts';
import { openBasketStepTable } from './basket-step-table.ts';
import { assertActFits } from './check-act.ts';
import { createEntryReader } from './entry-reader.ts';
import { openInvoicedTable } from './invoiced-table.ts';
import { entryColumns, entryValues, parseHead, personalRow, placeRow } from './journal-rows.ts';
import type { JournalIndexes, Projections, RebuildableJournal } from './projections.ts';
import { createReadAcross } from './read-across.ts';
import { ensureSchema, restoreSchema } from './schema/ensure-schema.ts';
import { createSegmentReaders, type SegmentFolder } from './segment-files.ts';
import { openSegmentTable } from './segment-table.ts';
import { storeFailure } from './store-failure.ts';
import { openStoredValueTable } from './stored-value-table.ts';

export interface SqliteJournal extends RebuildableJournal {
  /** Tables and triggers of the journal that were found dropped or changed, and were put back. */
  tampered(): readonly string[];
  /** Before a segment file is replaced or removed. */
  closeSegmentFile(name: string): void;
  /** Closes the segment files it opened; the till file belongs to who opened it. */
  close(): void;
}

/** The Journal port in plain tables of the till file (laws 3 and 4). */
export function openSqliteJournal(options: {
  till: TillFile;
  segments: SegmentFolder;
  /** What a commit found dropped or changed and put back; called after it, may not write by itself. */
  onTampered?: (names: readonly string[]) => void;
}): SqliteJournal {
  const { till } = options;
  const { sql } = till;
  const tampered = [...till.transaction((db) => ensureSchema(db)).tampered];
  let schemaVersion = sql.pragma('schema_version');

  const segmentTable = openSegmentTable(sql);
  const segmentReaders = createSegmentReaders(options.segments);
  const live = createEntryReader(sql);
  const steps = openBasketStepTable(sql);
  const statements = prepareStatements(sql);
  const storedValue = openStoredValueTable(sql);
  const invoiced = openInvoicedTable(sql);
  let heads = loadHeads();

  function loadHeads(): ReadonlyMap<string, JournalHead> {
    const loaded = statements.heads.all().flatMap((row) => parseHead(row) ?? []);
    return new Map(loaded.map((head) => [head.journalId, head]));
  }

  function findByBasket(basketId: string): ReturnType<Journal['findByBasket']> {
    const row = statements.endedBasket.get(basketId);
    return row ? placeRow.parse(row) : null;
  }

  /** A changed schema shows in its counter: whoever dropped a trigger meanwhile is found here. */
  function restoreGuards(): string[] {
    const version = sql.pragma('schema_version');
    if (version === schemaVersion) return [];
    const restored = restoreSchema(sql).tampered;
    schemaVersion = sql.pragma('schema_version');
    return restored;
  }

  function store(act: Act): { endedCount: number; restored: string[] } {
    const restored = restoreGuards();
    for (const { sealed, personal } of act.entries) {
      statements.insertEntry.run(...entryValues(sealed));
      if (!personal) continue;
      const { journalId, sequence, reference, salt, text } = personal;
      statements.insertPersonal.run(journalId, sequence, reference, salt, text);
    }
    for (const head of act.heads) statements.putHead.run(head.journalId, JSON.stringify(head));
    for (const step of act.steps) {
      assert(findByBasket(step.basketId) === null, 'An ended basket takes no step');
      steps.add(step);
    }
    for (const { basketId, journalId, sequence } of act.endedBaskets) {
      statements.insertEnded.run(basketId, journalId, sequence);
    }
    for (const { of, by } of act.givenBack) {
      statements.insertGivenBack.run(of.journalId, of.sequence, by.journalId, by.sequence);
    }
    storedValue.add(act.valueRows);
    invoiced.add(act.invoiced);
    return { restored, ...steps.end(act.endedBaskets.map(({ basketId }) => basketId)) };
  }

  /** Inside a database transaction: what the entries before, and other journals, told stays. */
  function replaceIndexes(indexes: JournalIndexes): void {
    const { journalId, fromSequence } = indexes;
    statements.forgetEnded.run(journalId, fromSequence);
    statements.forgetGivenBack.run(journalId, fromSequence);
    storedValue.forget(journalId, fromSequence);
    invoiced.forget(journalId, fromSequence);
    for (const { basketId, sequence } of indexes.endedBaskets) {
      statements.insertEnded.run(basketId, journalId, sequence);
    }
    for (const { of, by } of indexes.givenBack) {
      statements.insertGivenBack.run(of.journalId, of.sequence, by.journalId, by.sequence);
    }
    storedValue.add(indexes.valueRows);
    invoiced.add(indexes.invoiced);
  }

  return {
    ...createReadAcross({ live, segmentTable, segmentReaders }),
    heads: () => [...heads.values()],
    journalIds: () => [
      ...new Set([
        ...segmentTable.all().map(({ journalId }) => journalId),
        ...statements.journalIds
          .all()
          .map((row) => placeRow.pick({ journalId: true }).parse(row).journalId),
      ]),
    ],
    commit(act, beside) {
      assertActFits(act, (journalId) => heads.get(journalId) ?? null);
      const { restored, ...after } = translated(() =>
        till.transaction(() => {
          const stored = store(act);
          beside?.();
          return stored;
        }),
      );
      steps.committed(after);
      heads = new Map([...heads, ...act.heads.map((head) => [head.journalId, head] as const)]);
      if (restored.length === 0) return;
      tampered.push(...restored);
      options.onTampered?.(restored);
    },
    findByBasket,
    givenBackBy: ({ journalId, sequence }) =>
      statements.givenBack.all(journalId, sequence).map((row) => placeRow.parse(row)),
    invoicesOf: (of) => invoiced.of(of),
    valueRows: (number) => storedValue.rows(number),
    personalPart(journalId, sequence) {
      const row = statements.personal.get(journalId, sequence);
      return row ? personalRow.parse(row) : null;
    },
    aboutReference: (journalId, reference, limit) =>
      statements.aboutReference
        .all(reference, journalId, limit)
        .map((row) => placeRow.pick({ sequence: true }).parse(row).sequence),
    erasePersonal(reference) {
      const { changes, isRewritten } = translated(() =>
        till.transaction(() => {
          const isRewritten = steps.forget(reference);
          return { ...statements.erasePersonal.run(reference), isRewritten };
        }),
      );
      // The write-ahead log still holds the page as it was before.
      if (changes > 0 || isRewritten) sql.pragma('wal_checkpoint(TRUNCATE)');
      return changes;
    },
    openBasketSteps: () => steps.open(),
    stepByCommand: (commandId) => steps.byCommand(commandId),
    replaceProjections(projections: Projections) {
      translated(() =>
        till.transaction(() => {
          sql.exec('DELETE FROM journal_heads');
          for (const head of projections.heads) {
            statements.putHead.run(head.journalId, JSON.stringify(head));
          }
          for (const indexes of projections.indexes) replaceIndexes(indexes);
          steps.rebuild();
        }),
      );
      heads = loadHeads();
    },
    tampered: () => tampered,
    closeSegmentFile: (name) => segmentReaders.closeFile(name),
    close: () => segmentReaders.close(),
  };
}

function prepareStatements(sql: TillFile['sql']) {
  return {
    heads: sql.prepare('SELECT journalId, head FROM journal_heads'),
    putHead: sql.prepare(`INSERT INTO journal_heads (journalId, head) VALUES (?, ?)
      ON CONFLICT (journalId) DO UPDATE SET head = excluded.head`),
    insertEntry: sql.prepare(`INSERT INTO journal_entries (id, ${entryColumns})
      VALUES ((SELECT coalesce(max(id), 0) + 1 FROM journal_entries), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    insertPersonal: sql.prepare(`INSERT INTO journal_personal
      (journalId, sequence, reference, salt, text) VALUES (?, ?, ?, ?, ?)`),
    personal: sql.prepare('SELECT * FROM journal_personal WHERE journalId = ? AND sequence = ?'),
    // The index holds the primary key behind the reference: read in its order, without a sort.
    aboutReference: sql.prepare(`SELECT sequence FROM journal_personal
      WHERE reference = ? AND journalId = ? ORDER BY sequence DESC LIMIT ?`),
    erasePersonal: sql.prepare('DELETE FROM journal_personal WHERE reference = ?'),
    insertEnded: sql.prepare(
      'INSERT INTO journal_ended_baskets (basketId, journalId, sequence) VALUES (?, ?, ?)',
    ),
    forgetEnded: sql.prepare(
      'DELETE FROM journal_ended_baskets WHERE journalId = ? AND sequence >= ?',
    ),
    endedBasket: sql.prepare(
      'SELECT journalId, sequence FROM journal_ended_baskets WHERE basketId = ?',
    ),
    insertGivenBack: sql.prepare(`INSERT INTO journal_given_back
      (ofJournalId, ofSequence, journalId, sequence) VALUES (?, ?, ?, ?)`),
    forgetGivenBack: sql.prepare(
      'DELETE FROM journal_given_back WHERE journalId = ? AND sequence >= ?',
    ),
    givenBack: sql.prepare(`SELECT journalId, sequence FROM journal_given_back
      WHERE ofJournalId = ? AND ofSequence = ? ORDER BY journalId, sequence`),
    // Jumps from journal to journal by the index; DISTINCT would read every entry.
    journalIds: sql.prepare(`WITH RECURSIVE ids(journalId) AS (
        SELECT min(journalId) FROM journal_entries
        UNION ALL
        SELECT (SELECT min(journalId) FROM journal_entries WHERE journalId > ids.journalId)
        FROM ids WHERE ids.journalId IS NOT NULL
      ) SELECT journalId FROM ids WHERE journalId IS NOT NULL`),
  };
}

function translated<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw storeFailure(error);
  }
}
