import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { feedPage } from '../contract/platform/feed-page.ts';
import type { Documents, FeedPage } from '../contract/port/documents.ts';

const identityId = 'till.identity';

/**
 * Gives an empty till its first documents from a file of feed pages (the demo retailer's, until a
 * platform feeds the till). A till that has an identity is left alone.
 */
export async function seedIfEmpty(documents: Documents, file: URL): Promise<void> {
  if (await documents.get('settings', identityId)) return;
  // The identity comes last: a start that dies before it begins again from the first page.
  const pages = seedPages(file).toSorted(
    (a, b) => Number(identityOf(a) !== null) - Number(identityOf(b) !== null),
  );
  for (const page of pages) await documents.applyPage(page);
}

/**
 * Gives a till that came from this file its catalog again, when that was lost. It is for tills whose
 * items all came from there: another one would take part of its items for all of them.
 */
export async function seedLostCatalog(documents: Documents, file: URL): Promise<void> {
  const pages = seedPages(file);
  const identity = await documents.get('settings', identityId);
  if (!pages.some((page) => isDeepStrictEqual(identityOf(page), identity))) return;
  for (const page of pages) {
    const isLost = page.file === 'catalog' && (await documents.feedState(page.feed)) === null;
    if (isLost) await documents.applyPage(page);
  }
}

function identityOf({ changes }: FeedPage): unknown {
  const change = changes.find((each) => 'document' in each && each.document.id === identityId);
  return change && 'document' in change ? change.document : null;
}

function seedPages(file: URL): FeedPage[] {
  return feedPage.array().parse(JSON.parse(readFileSync(file, 'utf8')));
}
