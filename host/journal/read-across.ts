import type { Journal, SealedEntry } from '../../contract/port/journal.ts';
import type { EntryReader } from './entry-reader.ts';
import type { createSegmentReaders } from './segment-files.ts';
import type { openSegmentTable, StoredSegment } from './segment-table.ts';

/**
 * Reading a journal whose older years lie in files of their own: archived ones are read there, of a
 * purged one only its closure is left.
 */
export function createReadAcross({
  live,
  segmentTable,
  segmentReaders,
}: {
  live: EntryReader;
  segmentTable: ReturnType<typeof openSegmentTable>;
  segmentReaders: ReturnType<typeof createSegmentReaders>;
}): Pick<Journal, 'firstSequence' | 'read' | 'find' | 'findByType' | 'latest' | 'entryCount'> {
  const isKeptClosure = (segment: StoredSegment, sequence: number) =>
    segment.lastSequence === sequence;

  function pageOf(segment: StoredSegment, fromSequence: number, limit: number): SealedEntry[] {
    // The closure is kept here too: what begins at it needs no file.
    const isClosureAlone = segment.state === 'purged' || fromSequence === segment.lastSequence;
    if (isClosureAlone) return [segment.closure];
    return segmentReaders.reader(segment.file).page(segment.journalId, fromSequence, limit);
  }

  return {
    firstSequence(journalId) {
      const purged = segmentTable.of(journalId).filter(({ state }) => state === 'purged');
      return purged.at(-1)?.lastSequence ?? 1;
    },
    read(journalId, fromSequence, limit) {
      const entries: SealedEntry[] = [];
      for (const segment of segmentTable.of(journalId, fromSequence)) {
        if (entries.length >= limit) return entries;
        entries.push(...pageOf(segment, fromSequence, limit - entries.length));
      }
      const rest = limit - entries.length;
      return rest > 0 ? [...entries, ...live.page(journalId, fromSequence, rest)] : entries;
    },
    find(journalId, sequence) {
      const found = live.find(journalId, sequence);
      if (found) return found;
      const [segment] = segmentTable.of(journalId, sequence);
      if (!segment) return null;
      if (isKeptClosure(segment, sequence)) return segment.closure;
      if (segment.state === 'purged') return null;
      return segmentReaders.reader(segment.file).find(journalId, sequence);
    },
    findByType(journalId, type, typeSequence) {
      const found = live.findByType(journalId, type, typeSequence);
      if (found) return found;
      for (const { closure, state, file } of segmentTable.of(journalId).toReversed()) {
        if (type === 'closure' && closure.typeSequence === typeSequence) return closure;
        if (state === 'purged') continue;
        const archived = segmentReaders.reader(file).findByType(journalId, type, typeSequence);
        if (archived) return archived;
      }
      return null;
    },
    latest: (journalId, type, limit) => live.latest(journalId, type, limit),
    entryCount(journalId) {
      // Without gaps (a trigger sees to it) the count is a difference, however many there are.
      const segments = segmentTable.of(journalId);
      const archived = segments.map(({ state, firstSequence, lastSequence }) =>
        state === 'purged' ? 1 : lastSequence - firstSequence + 1,
      );
      const newest = live.lastSequence(journalId);
      const inTill = newest === null ? 0 : newest - (segments.at(-1)?.lastSequence ?? 0);
      return archived.reduce((sum, count) => sum + count, inTill);
    },
  };
}
