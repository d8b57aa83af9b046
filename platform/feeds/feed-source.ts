import { z } from 'zod';
import { type FeedName, fileOfFeed } from '../../contract/platform/feeds.ts';
import type { Queries } from '../database/database.ts';
import type { Scope } from '../documents/scope.ts';

/** Which documents a feed brings to this till. */
export interface FeedSource {
  scope: Scope;
  file: 'till' | 'catalog';
}

/**
 * The documents that belong to a till, by feed. From what the platform knows of it and never from its
 * request: a till sees nothing of another store.
 */
export async function feedSourcesOf(
  sql: Queries,
  till: { id: string; storeId: string },
): Promise<(feed: FeedName) => FeedSource> {
  const [row] = await sql.query('select region_id from places where id = $1', [till.storeId]);
  const { region_id } = placeRow.parse(row);
  const scopes: Record<string, Scope> = {
    network: 'network',
    region: `region:${region_id}`,
    store: `store:${till.storeId}`,
    till: `till:${till.id}`,
  };
  return (feed) => {
    const [reach = ''] = feed.split('.');
    return { scope: scopes[reach] ?? `till:${till.id}`, file: fileOfFeed(feed) };
  };
}

const placeRow = z.object({ region_id: z.string() });
