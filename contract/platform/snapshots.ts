import { z } from 'zod';
import { documentChange } from './feed-page.ts';
import { feedPosition } from './feeds.ts';

/**
 * `GET /v1/snapshots/network.catalog`: the newest snapshot of what every till knows, an immutable file
 * made on a timer at one position of its feed; 404 `NO_SNAPSHOT` while there is none (then the feed from
 * its beginning does it). `GET /v1/snapshots/network.catalog/{id}` is the file, with `Range`
 * (`bytes=N-`), so that a download goes on where it broke off: zstd over lines of JSON, each a change.
 */
export const snapshotManifest = z.strictObject({
  /** Names this file for ever: another content has another id. */
  id: z.string().regex(/^[A-Za-z0-9_-]{16,64}$/),
  position: feedPosition,
  documentCount: z.int().min(0),
  /** Of the file as it is sent. */
  byteCount: z.int().min(1),
  /** SHA-256 of it, base64url. */
  sha256: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
export type SnapshotManifest = z.infer<typeof snapshotManifest>;

/** One line of the file. */
export const snapshotLine = documentChange;
