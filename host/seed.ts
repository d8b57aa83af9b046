import { existsSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import {
  type SettingDocument,
  type TillIdentity,
  tillIdentity,
} from '../contract/document/setting.ts';
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

/**
 * Gives an empty till its first documents. A till that has an identity is left alone. `tillNumber`
 * makes it another till of the same shop.
 */
export async function seedIfEmpty(
  documents: SeedTarget,
  seed: Seed,
  {
    tillNumber,
    sealed,
  }: {
    tillNumber?: string | undefined;
    /** Wraps what must not lie open in the till's file. */
    sealed(page: FeedPage): FeedPage;
  },
): Promise<void> {
  if (await documents.get('settings', identityId)) return;
  const given = seedPages(seed).map((page) =>
    tillNumber === undefined ? page : ofTill(page, tillNumber),
  );
  // The identity comes last: a start that dies before it begins again from the first page.
  const pages = given.toSorted(
    (a, b) => Number(identityOf(a) !== null) - Number(identityOf(b) !== null),
  );
  await giveCatalog(documents, seed, pages);
  for (const page of pages) if (page.file === 'till') await documents.applyPage(sealed(page));
}

/**
 * Gives a till that came from this seed its catalog again, when that was lost. It is for tills whose
 * items all came from there: another one would take part of its items for all of them.
 */
export async function seedLostCatalog(documents: SeedTarget, seed: Seed): Promise<void> {
  const identity = await documents.get('settings', identityId);
  if ((await documents.feedState(catalogFeed)) !== null) return;
  const pages = seedPages(seed);
  if (!pages.some((page) => isSameShop(identityOf(page), identity))) return;
  await giveCatalog(documents, seed, pages);
}

/** Whether this is a till of the seed's shop, also once a platform feeds it instead. */
export function isOfSeed(seed: Seed, identity: TillIdentity): boolean {
  const document = { id: identityId, kind: 'setting', value: identity } as const;
  return seedPages(seed).some((page) => isSameShop(identityOf(page), document));
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

function identityOf({ changes }: FeedPage): SettingDocument | null {
  for (const change of changes) {
    const isIdentity = change.collection === 'settings' && 'document' in change;
    if (isIdentity && change.document.id === identityId) return change.document;
  }
  return null;
}

/** Company, store and prices: what all tills of a shop have in common. */
function isSameShop(one: SettingDocument | null, other: SettingDocument | null): boolean {
  if (one === null || other === null) return false;
  const [shop, otherShop] = [one, other].map(({ value }) => ({ ...Object(value), till: null }));
  return isDeepStrictEqual(shop, otherShop);
}

function ofTill(page: FeedPage, number: string): FeedPage {
  return {
    ...page,
    changes: page.changes.map((change) => {
      if (change.collection !== 'settings' || !('document' in change)) return change;
      if (change.document.id !== identityId) return change;
      const { store, ...rest } = tillIdentity.parse(change.document.value);
      const value = { ...rest, store, till: { id: `${store.id}-${number}`, number } };
      return { ...change, document: { ...change.document, value } };
    }),
  };
}

function seedPages({ folder }: Seed): FeedPage[] {
  const text = readFileSync(new URL('pages.json', folder), 'utf8');
  return feedPage.array().parse(JSON.parse(text));
}
