import type { DossierDocument } from '../../contract/document/dossier.ts';
import { dossierEffectsOf } from '../../contract/entry/dossier-effect.ts';
import { readEntry } from '../../contract/entry/read-entry.ts';
import type { Documents, FeedState } from '../../contract/port/documents.ts';
import type { Journal, SealedEntry } from '../../contract/port/journal.ts';
import { entriesSince } from '../journal/entries-since.ts';

/** The feed that brings a till its store's dossiers. */
const storeFeed = 'store.till';
/** Dossiers of one store that are looked through. */
const mostDossiers = 20_000;

interface DossierSources {
  documents: Pick<Documents, 'all' | 'get' | 'feedState'>;
  journal: Journal;
}

/**
 * The dossiers of the store, the one that changed last first: its documents, and over them what this
 * till's own entries did that they do not contain yet (law 8).
 */
export async function storeDossiers({
  documents,
  journal,
}: DossierSources): Promise<DossierDocument[]> {
  // The cut-off first: what a page brings in between is folded over itself, which changes nothing.
  const feed = await documents.feedState(storeFeed);
  const known = new Map<string, DossierDocument | null>(
    (await documents.all('dossiers', mostDossiers)).map((dossier) => [dossier.id, dossier]),
  );
  for (const { id, apply } of ownEffects(journal, feed))
    known.set(id, apply(known.get(id) ?? null));
  return [...known.values()]
    .filter((dossier) => dossier !== null)
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? 1 : -1));
}

/** One of them, by its id. */
export async function storeDossier(
  id: string,
  { documents, journal }: DossierSources,
): Promise<DossierDocument | null> {
  const feed = await documents.feedState(storeFeed);
  let dossier = await documents.get('dossiers', id);
  for (const effect of ownEffects(journal, feed))
    if (effect.id === id) dossier = effect.apply(dossier);
  return dossier;
}

/** In the order of the journal. */
function ownEffects(journal: Journal, feed: FeedState | null) {
  const types = ['quote', 'after-sales', 'transaction'] as const;
  return types
    .flatMap((type) => [...entriesSince(journal, feed, type)])
    .filter(saysSomething)
    .toSorted((a, b) => a.sequence - b.sequence)
    .flatMap(({ bytes }) => dossierEffectsOf(readEntry(bytes)));
}

/** Of sales only those by a quote, told without reading them all. */
function saysSomething({ type, bytes }: SealedEntry): boolean {
  return type !== 'transaction' || Buffer.from(bytes).includes('"priceSource":"quote:');
}
