import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Act, SealedEntry, StoredPersonalPart } from '../../contract/port/journal.ts';
import { personalRow, sealedEntryRow } from '../../host/journal/journal-rows.ts';
import { createMemoryJournal } from '../../host/journal/memory-journal.ts';
import { foldProjections, type RebuildableJournal } from '../../host/journal/projections.ts';
import type { StoredLine } from '../../verifier/stored-line.ts';

export const fixtureFolder = join(import.meta.dirname, '..', 'fixtures', 'journal');

const storedLine = sealedEntryRow.extend({ bytes: z.base64() }) satisfies z.ZodType<StoredLine>;

export function readFixture(version: string): {
  lines: StoredLine[];
  entries: SealedEntry[];
  personal: StoredPersonalPart[];
  /** As the release that wrote the fixture had them. */
  heads: unknown;
} {
  const read = (name: string) => readFileSync(join(fixtureFolder, version, name), 'utf8');
  const rows = (name: string): unknown[] =>
    read(name)
      .split('\n')
      .filter((row) => row !== '')
      .map((row) => JSON.parse(row));
  const lines = rows('entries.jsonl').map((row) => storedLine.parse(row));
  return {
    lines,
    entries: lines.map((line) => ({ ...line, bytes: Buffer.from(line.bytes, 'base64') })),
    personal: rows('personal.jsonl').map((row) => personalRow.parse(row)),
    heads: JSON.parse(read('heads.json')),
  };
}

/** The fixture as a journal that a till of this release has open. */
export function loadFixture(version: string): RebuildableJournal {
  const { entries, personal } = readFixture(version);
  const partOf = (entry: SealedEntry) =>
    personal.find(
      ({ journalId, sequence }) => journalId === entry.journalId && sequence === entry.sequence,
    ) ?? null;
  const rows: Act['entries'] = entries.map((sealed) => ({ sealed, personal: partOf(sealed) }));
  // Heads come from the fold of this release, over a journal that only holds the rows.
  const source = { ...createMemoryJournal(), ...readerOf(entries) };
  const { heads, indexes } = foldProjections(source);
  const endedBaskets = indexes.flatMap(({ journalId, endedBaskets: ended }) =>
    ended.map((each) => ({ ...each, journalId })),
  );
  const givenBack = indexes.flatMap((each) => each.givenBack);
  const valueRows = indexes.flatMap((each) => each.valueRows);
  const invoiced = indexes.flatMap((each) => each.invoiced);
  const journal = createMemoryJournal();
  journal.commit({ entries: rows, heads, steps: [], endedBaskets, givenBack, valueRows, invoiced });
  return journal;
}

function readerOf(entries: readonly SealedEntry[]) {
  return {
    journalIds: () => [...new Set(entries.map(({ journalId }) => journalId))],
    read: (journalId: string, fromSequence: number, limit: number) =>
      entries
        .filter((entry) => entry.journalId === journalId && entry.sequence >= fromSequence)
        .slice(0, limit),
  };
}
