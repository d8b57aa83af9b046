import type { PublicJwk } from '../../contract/entry/journal-bodies.ts';
import { readEntry } from '../../contract/entry/read-entry.ts';
import type { Journal } from '../../contract/port/journal.ts';

/**
 * Every public key that the journals of this till name: a code that was signed before a rotation, or
 * by a journal that has ended, is still checked.
 */
export function journalKeys(journal: Journal): PublicJwk[] {
  return journal
    .heads()
    .flatMap(({ journalId, types }) => [
      ...keysIn(journal, journalId, 'journal-opened', 1),
      ...keysIn(journal, journalId, 'key-rotated', types['key-rotated']?.sequence ?? 0),
    ]);
}

function keysIn(
  journal: Journal,
  journalId: string,
  type: 'journal-opened' | 'key-rotated',
  count: number,
): PublicJwk[] {
  return Array.from({ length: count }, (_, index) => {
    const entry = journal.findByType(journalId, type, index + 1);
    const read = entry && readEntry(entry.bytes);
    return read?.known && read.type === type ? read.body.publicKey : null;
  }).filter((key) => key !== null);
}
