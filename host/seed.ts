import { readFileSync } from 'node:fs';
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
    (a, b) => Number(holdsIdentity(a)) - Number(holdsIdentity(b)),
  );
  for (const page of pages) await documents.applyPage(page);
}

function holdsIdentity({ changes }: FeedPage): boolean {
  return changes.some((change) => 'document' in change && change.document.id === identityId);
}

function seedPages(file: URL): FeedPage[] {
  return feedPage.array().parse(JSON.parse(readFileSync(file, 'utf8')));
}
