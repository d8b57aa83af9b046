import { existsSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { feedPage } from '../contract/platform/feed-page.ts';
import type { Documents, FeedPage } from '../contract/port/documents.ts';

const identityId = 'till.identity';

/** Documents that can also take a whole catalog file, as those on disk do. */
export type SeedTarget = Documents & { adoptCatalog(file: URL): Promise<void> };

/**
 * What an empty till starts with (the demo retailer, until a platform feeds the till): `pages.json`
 * with pages of feeds and, where they would take too long to write, `catalog.db`, the catalog that
 * they would make, as the build made it.
 */
export interface Seed {
  /** Ends in a slash. */
  folder: URL;
}

/** Gives an empty till its first documents. A till that has an identity is left alone. */
export async function seedIfEmpty(documents: SeedTarget, seed: Seed): Promise<void> {
  if (await documents.get('settings', identityId)) return;
  // The identity comes last: a start that dies before it begins again from the first page.
  const pages = seedPages(seed).toSorted(
    (a, b) => Number(identityOf(a) !== null) - Number(identityOf(b) !== null),
  );
  await giveCatalog(documents, seed, pages);
  for (const page of pages) if (page.file === 'till') await documents.applyPage(page);
}

/**
 * Gives a till that came from this seed its catalog again, when that was lost. It is for tills whose
 * items all came from there: another one would take part of its items for all of them.
 */
export async function seedLostCatalog(documents: SeedTarget, seed: Seed): Promise<void> {
  const identity = await documents.get('settings', identityId);
  if ((await documents.feedState(catalogFeed)) !== null) return;
  const pages = seedPages(seed);
  if (!pages.some((page) => isDeepStrictEqual(identityOf(page), identity))) return;
  await giveCatalog(documents, seed, pages);
}

/** The feed of what all tills of a retailer know. */
const catalogFeed = 'network';

async function giveCatalog(
  documents: SeedTarget,
  { folder }: Seed,
  pages: readonly FeedPage[],
): Promise<void> {
  const catalog = new URL('catalog.db', folder);
  if (existsSync(catalog)) return documents.adoptCatalog(catalog);
  for (const page of pages) if (page.file === 'catalog') await documents.applyPage(page);
}

function identityOf({ changes }: FeedPage): unknown {
  const change = changes.find((each) => 'document' in each && each.document.id === identityId);
  return change && 'document' in change ? change.document : null;
}

function seedPages({ folder }: Seed): FeedPage[] {
  const text = readFileSync(new URL('pages.json', folder), 'utf8');
  return feedPage.array().parse(JSON.parse(text));
}
