import type { Journal } from '../../contract/port/journal.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import type { Connectivity } from '../connectivity/connectivity.ts';
import type { PushLink } from '../platform-link.ts';
import type { PushMemory } from './push-memory.ts';

/** A journal of which the platform has other entries from this sequence on. */
export interface Fork {
  journalId: string;
  sequence: number;
}

/** What pushing works with; all of it passed in (law 13). */
export interface PushParts {
  journal: Journal;
  link: PushLink;
  memory: PushMemory;
  connectivity: Connectivity;
  /** Entries of one push at most; the platform takes `maximumEntries`. */
  batchEntries: number;
  timers: Timers;
  /** From 0 up to 1. */
  random(): number;
  /** Lets whoever else waits for the host's thread go first. */
  pause(): Promise<void>;
  /** A journal with two pasts goes no further; an open one has to be sealed and followed (law 5). */
  onForked(fork: Fork): void;
  /** Something that is shown has changed. */
  onChange(): void;
  /** What nobody expected, such as a full disk under the cursor; it is tried again. */
  onError(error: unknown): void;
}
