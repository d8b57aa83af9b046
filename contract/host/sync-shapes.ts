import { z } from 'zod';
import { failure } from '../failure/failure.ts';

/** How the till stands with its platform. */
export const syncState = z.strictObject({
  /** Standalone until it is enrolled at one. */
  mode: z.enum(['standalone', 'online', 'offline']),
  /** Entries that nobody else has yet. */
  waiting: z.int().min(0),
  /** Of the open live journal: the platform has everything up to here. */
  acknowledgedThrough: z.int().min(0),
  /** ISO instant since when it is online or offline; null for a standalone till. */
  since: z.string().nullable(),
  /** Why what waits does not go: offline, or refused; null while it goes, and before the first answer. */
  why: failure.nullable(),
  /** Entries that the platform has and could not use; the newest of them that the till was told of. */
  quarantinedCount: z.int().min(0),
  quarantined: z
    .array(z.strictObject({ journalId: z.string(), sequence: z.int(), reason: z.string() }))
    .max(20),
  /** What the platform tells the till; null for a standalone till. */
  documents: z
    .strictObject({
      /** ISO instant at which all of it was last known to be here; null before the first time. */
      upToDateAt: z.string().nullable(),
      /** While all of it is read anew: how many documents are here, of how many if that is known. */
      filling: z.strictObject({ count: z.int().min(0), of: z.int().min(0).nullable() }).nullable(),
      /** Documents that this program can't read; a newer one reads them. */
      skippedCount: z.int().min(0),
    })
    .nullable(),
});
export type SyncState = z.infer<typeof syncState>;
