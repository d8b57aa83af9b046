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
import type { DocumentChange } from '../../contract/port/documents.ts';
import { readChange } from './read-change.ts';

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
