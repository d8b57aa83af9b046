import type { DossierDocument } from '../../contract/document/dossier.ts';
import { dossierEffectsOf } from '../../contract/entry/dossier-effect.ts';
import { readEntry } from '../../contract/entry/read-entry.ts';
import type { Documents, FeedState } from '../../contract/port/documents.ts';
import type { SealedEntry } from '../../contract/port/journal.ts';
import { asWritten, entriesSince, type OwnJournals } from '../journal/entries-since.ts';
import { storeFeed } from '../store/store-feed.ts';

/** Dossiers of one store that are looked through. */
const mostDossiers = 20_000;

interface DossierSources extends OwnJournals {
  documents: Pick<Documents, 'all' | 'get' | 'feedState'>;
}

/**
 * The dossiers of the store, the one that changed last first: its documents, and over them what this
 * till's own entries did that they do not contain yet (law 8).
 */
export async function storeDossiers({
  documents,
  ...journals
}: DossierSources): Promise<DossierDocument[]> {
  // The cut-off first: what a page brings in between is folded over itself, which changes nothing.
  const feed = await documents.feedState(storeFeed);
  const known = new Map<string, DossierDocument | null>(
    (await documents.all('dossiers', mostDossiers)).map((dossier) => [dossier.id, dossier]),
  );
  for (const { id, apply } of ownEffects(journals, feed))
    known.set(id, apply(known.get(id) ?? null));
  return [...known.values()]
    .filter((dossier) => dossier !== null)
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? 1 : -1));
}

/** One of them, by its id. */
export async function storeDossier(
  id: string,
  { documents, ...journals }: DossierSources,
): Promise<DossierDocument | null> {
  const feed = await documents.feedState(storeFeed);
  let dossier = await documents.get('dossiers', id);
  for (const effect of ownEffects(journals, feed))
    if (effect.id === id) dossier = effect.apply(dossier);
  return dossier;
}

/** In the order in which they were written. */
function ownEffects(journals: OwnJournals, feed: FeedState | null) {
  const types = ['quote', 'after-sales', 'transaction'] as const;
  return types
    .flatMap((type) => [...entriesSince(journals, feed, type)])
    .filter(saysSomething)
    .toSorted(asWritten(journals.journal))
    .flatMap(({ bytes }) => dossierEffectsOf(readEntry(bytes)));
}

/** Of sales only those by a quote, told without reading them all. */
function saysSomething({ type, bytes }: SealedEntry): boolean {
  return type !== 'transaction' || Buffer.from(bytes).includes('"priceSource":"quote:');
}
