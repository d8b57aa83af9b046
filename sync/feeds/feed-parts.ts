import type { Failure } from '../../contract/failure/failure.ts';
import type { CatalogGeneration, Documents, FeedPage } from '../../contract/port/documents.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import type { Result } from '../../domain/result.ts';
import type { Connectivity } from '../connectivity/connectivity.ts';
import type { FeedLink } from '../platform-link.ts';
import type { FilledCatalog } from '../snapshot/fill-from-snapshot.ts';
import type { FeedMemory } from './feed-memory.ts';

/**
 * Fills an empty generation with what every till knows, and says where it stands. Null: the
 * platform has no snapshot, so the feed does it from its beginning.
 */
export type FillFromSnapshot = (
  generation: CatalogGeneration,
  how: { signal: AbortSignal; onProgress(documents: number, of: number): void },
) => Promise<Result<FilledCatalog | null, Failure>>;

/** What pulling works with; all of it passed in (law 13). */
export interface FeedParts {
  documents: Documents;
  link: FeedLink;
  memory: FeedMemory;
  connectivity: Connectivity;
  fillFromSnapshot: FillFromSnapshot;
  /** The live journal, which the cut-off is asked for; null if there is none. */
  journalId(): string | null;
  /** Wraps what must not lie open in the till's file. */
  sealed(page: FeedPage): FeedPage;
  /** Whether these pages, whole ones of the till file, make a till: a platform may not have it yet. */
  isReady(pages: readonly FeedPage[]): boolean;
  /** The documents are those of another till: this one was paired anew, maybe in another store. */
  isOfAnotherTill(): Promise<boolean>;
  /** Version of this program. */
  program: string;
  timers: Timers;
  nowMs(): number;
  /** From 0 up to 1. */
  random(): number;
  /** Lets whoever else waits for the host's thread go first. */
  pause(): Promise<void>;
  /** Something that is shown has changed. */
  onChange(): void;
  /** What nobody expected, such as a full disk; it is tried again. */
  onError(error: unknown): void;
}

/** A catalog that is being filled anew: how many documents of how many, if that is known. */
export interface Filling {
  documents: number;
  of: number | null;
}
