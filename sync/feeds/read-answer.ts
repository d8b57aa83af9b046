import { z } from 'zod';
import {
  type CutOff,
  cutOff,
  type FeedName,
  type FeedPosition,
  feedName,
  feedNames,
  feedPosition,
  maximumChanges,
} from '../../contract/platform/feeds.ts';
import {
  type CollectionName,
  type DocumentChange,
  documentSchemas,
} from '../../contract/port/documents.ts';

/** A page without what this program can't read: a newer platform may know more than it. */
export interface ReadPage {
  kind: 'page';
  feed: FeedName;
  changes: DocumentChange[];
  /** Changes of unknown collections or shapes, left out. */
  skippedCount: number;
  position: FeedPosition;
  hasMore: boolean;
  cutOff: CutOff | null;
}
export type ReadAnswer = ReadPage | { kind: 'start-over'; feed: FeedName };

/**
 * The answer of `/v1/feeds`, read leniently: one document that this program does not know would
 * otherwise end its feed for ever. Where the feeds stand has to be as it should.
 */
export const readFeedsAnswer = z.object({
  answers: z
    .array(
      z.discriminatedUnion('kind', [
        z
          .object({
            kind: z.literal('page'),
            feed: feedName,
            changes: z.array(z.unknown()).max(maximumChanges),
            position: feedPosition.strip(),
            hasMore: z.boolean(),
            cutOff: cutOff.strip().nullable(),
          })
          .transform(({ changes, ...page }): ReadPage => {
            const read = changes.flatMap((change) => readChange(change) ?? []);
            return { ...page, changes: read, skippedCount: changes.length - read.length };
          }),
        z.object({ kind: z.literal('start-over'), feed: feedName }),
      ]),
    )
    .max(feedNames.length),
});
export type ReadFeedsAnswer = z.infer<typeof readFeedsAnswer>;

/** A change as the till can store it, or null. */
function readChange(change: unknown): DocumentChange | null {
  const envelope = changeEnvelope.safeParse(change);
  if (!envelope.success) return null;
  const { collection, document, erased } = envelope.data;
  if (erased !== undefined) return { collection, erased };
  return documentOf(collection, document);
}

const collections = [
  'items',
  'prices',
  'stock',
  'customers',
  'operators',
  'settings',
  'orders',
] as const satisfies CollectionName[];

const changeEnvelope = z.object({
  collection: z.enum(collections),
  document: z.unknown(),
  erased: z.string().min(1).max(200).optional(),
});

function documentOf(collection: CollectionName, given: unknown): DocumentChange | null {
  switch (collection) {
    case 'items': {
      const read = documentSchemas.items.safeParse(given);
      return read.success ? { collection, document: read.data } : null;
    }
    case 'prices': {
      const read = documentSchemas.prices.safeParse(given);
      return read.success ? { collection, document: read.data } : null;
    }
    case 'stock': {
      const read = documentSchemas.stock.safeParse(given);
      return read.success ? { collection, document: read.data } : null;
    }
    case 'customers': {
      const read = documentSchemas.customers.safeParse(given);
      return read.success ? { collection, document: read.data } : null;
    }
    case 'operators': {
      const read = documentSchemas.operators.safeParse(given);
      return read.success ? { collection, document: read.data } : null;
    }
    case 'settings': {
      const read = documentSchemas.settings.safeParse(given);
      return read.success ? { collection, document: read.data } : null;
    }
    case 'orders': {
      const read = documentSchemas.orders.safeParse(given);
      return read.success ? { collection, document: read.data } : null;
    }
  }
}
