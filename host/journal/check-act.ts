import type { Act, JournalHead } from '../../contract/port/journal.ts';
import { assert } from '../../domain/assert.ts';
import { placeText } from '../../domain/transaction/entry-place.ts';

/**
 * An act continues what is stored: every entry is the next of its journal, the heads are those after
 * the last entries, nothing goes into a sealed journal. Both adapters ask before they store; a broken
 * answer is a second writer or a mistake of ours, so it is loud.
 */
export function assertActFits(act: Act, headOf: (journalId: string) => JournalHead | null): void {
  const reached = new Map<string, { sequence: number; hash: string }>();
  for (const { sealed, personal } of act.entries) {
    const { journalId, sequence } = sealed;
    const known = headOf(journalId);
    const last = reached.get(journalId) ?? known;
    assert(
      sequence === (last?.sequence ?? 0) + 1,
      `Entries of a journal have no gap (${sequence})`,
    );
    assert(known?.state !== 'sealed', 'A sealed journal takes no entry');
    assert(
      personal === null || (personal.journalId === journalId && personal.sequence === sequence),
      'A personal part stands beside its own entry',
    );
    reached.set(journalId, sealed);
  }
  const heads = new Map(act.heads.map((head) => [head.journalId, head]));
  assert(heads.size === act.heads.length, 'An act leaves one head per journal');
  for (const [journalId, last] of reached) {
    const head = heads.get(journalId);
    assert(
      head?.sequence === last.sequence && head.hash === last.hash,
      'The head after an act is its last entry',
    );
  }
  for (const head of act.heads) {
    if (reached.has(head.journalId)) continue;
    const known = headOf(head.journalId);
    // Without entries a head may only be closed: its key is lost, or it is damaged.
    assert(
      known?.sequence === head.sequence && head.state === 'sealed',
      'A head moves by entries only',
    );
  }
  for (const ended of act.endedBaskets) {
    assert(
      act.entries.some(({ sealed }) => placeText(sealed) === placeText(ended)),
      'A basket is ended by an entry of the same act',
    );
  }
  for (const { by } of act.givenBack) {
    assert(
      act.entries.some(({ sealed }) => placeText(sealed) === placeText(by)),
      'What is given back is given back by an entry of the same act',
    );
  }
  for (const { by } of act.invoiced) {
    assert(
      act.entries.some(({ sealed }) => placeText(sealed) === placeText(by)),
      'A transaction is invoiced by an entry of the same act',
    );
  }
  for (const { by } of act.valueRows) {
    assert(
      act.entries.some(({ sealed }) => placeText(sealed) === placeText(by)),
      'Stored value moves by an entry of the same act',
    );
  }
}

/** Steps of ended baskets that are kept at least, so that a command repeated late is still known. */
export const keptEndedSteps = 10_000;
/** So many are let come together before whole baskets go: looking for the oldest reads them all. */
export const pruneAboveEndedSteps = keptEndedSteps + 1_000;
