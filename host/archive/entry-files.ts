import type { Journal, SealedEntry } from '../../contract/port/journal.ts';
import { pagesOf, type RangeReader } from './read-range.ts';
import type { ArchivedRange } from './select-entries.ts';

/** Entries in one file: about 200 MB unpacked, so that any editor of logs opens it. */
const entriesInFile = 50_000;

/** Names of the files of a range, `docs/archive-format.md` §1. `number` counts journals from 1. */
export function entryFileNames(
  { kind, first, last }: ArchivedRange,
  number: number,
): { name: string; from: number; through: number }[] {
  const files = Math.ceil((last - first + 1) / entriesInFile);
  return Array.from({ length: files }, (_, index) => ({
    name: `entries/${number}-${kind}-${String(index + 1).padStart(4, '0')}.jsonl`,
    from: first + index * entriesInFile,
    through: Math.min(last, first + (index + 1) * entriesInFile - 1),
  }));
}

/** The lines of one such file; each entry is told as it goes by. */
export async function* entryLines(
  from: RangeReader,
  range: ArchivedRange,
  { from: first, through }: { from: number; through: number },
  onEntry: (entry: SealedEntry) => void,
): AsyncGenerator<string> {
  for await (const page of pagesOf(from, { ...range, last: through }, first)) {
    for (const entry of page) onEntry(entry);
    yield page.map(entryLine).join('');
  }
}

/** An entry as the journal's format has it in JSON lines, with its end of line. */
function entryLine({ bytes, ...entry }: SealedEntry): string {
  const { journalId, segment, sequence, type, typeSequence, businessDay } = entry;
  const { format, hash, signature, keyId } = entry;
  return `${JSON.stringify({
    ...{ journalId, segment, sequence, type, typeSequence, businessDay, format },
    bytes: Buffer.from(bytes).toString('base64'),
    ...{ hash, signature, keyId },
  })}\n`;
}

/** The personal parts that still stand beside the entries of a range. */
export async function* personalLines(
  journal: Pick<Journal, 'personalPart'>,
  from: RangeReader,
  ranges: readonly ArchivedRange[],
  onPart: () => void,
): AsyncGenerator<string> {
  for (const range of ranges) {
    for await (const page of pagesOf(from, range, range.first)) {
      const parts = page.flatMap(({ sequence }) => {
        const part = journal.personalPart(range.journalId, sequence);
        return part === null ? [] : [part];
      });
      for (const { journalId, sequence, reference, salt, text } of parts) {
        onPart();
        yield `${JSON.stringify({ journalId, sequence, reference, salt, text })}\n`;
      }
    }
  }
}

/**
 * What leads from the keys of archived journals to the one that signs: rotations after the archived
 * entries, and how later journals began (`docs/archive-format.md` §4, step 9).
 */
export function keyLines(
  journal: Pick<Journal, 'heads' | 'findByType'>,
  ranges: readonly ArchivedRange[],
): string[] {
  return journal.heads().flatMap(({ journalId, types }) => {
    const archived = ranges.find((range) => range.journalId === journalId)?.last ?? 0;
    return ['journal-opened', 'key-rotated'].flatMap((type) => {
      const count = types[type]?.sequence ?? 0;
      return Array.from({ length: count }, (_, index) => index + 1).flatMap((number) => {
        const entry = journal.findByType(journalId, type, number);
        return entry && entry.sequence > archived ? [entryLine(entry)] : [];
      });
    });
  });
}
