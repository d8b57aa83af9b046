import type { Documents } from '../../contract/port/documents.ts';
import type { Journal } from '../../contract/port/journal.ts';
import type { FailureLogger } from '../../contract/rpc/handler-failure.ts';
import type { Timers } from '../../contract/rpc/timers.ts';
import type { Purging } from '../../sync/erasures/erasure-gate.ts';
import type { PlatformClock } from '../../sync/http/platform-clock.ts';
import type { CommandQueue } from '../commands/command-queue.ts';
import type { JournalWriter } from '../journal/journal-writer.ts';
import type { KeyStore } from '../keys/key-store.ts';
import type { TillSettings } from '../settings/till-settings.ts';
import type { TillFile } from '../store/till-file.ts';
import type { EnrolmentTable } from './enrolment-table.ts';

/** What the link to the platform works with. */
export interface SyncParts {
  /** The till's, where a catalog is downloaded to. */
  folder: string;
  /** Version of this program: another may read documents that this one can't. */
  program: string;
  file: TillFile;
  documents: Documents;
  journal: Journal;
  writer: JournalWriter;
  commands: CommandQueue;
  settings: TillSettings;
  keys: KeyStore;
  enrolment: EnrolmentTable;
  clock: PlatformClock;
  /** Takes whoever the platform erased off this till. */
  purging: Purging;
  timers: Timers;
  fetch: typeof fetch;
  /** From 0 up to 1. */
  random(): number;
  nowMs(): number;
  monotonicMs(): number;
  newId(): string;
  /** Somebody cut the internet of a demo till. */
  isCut(): boolean;
  logger: FailureLogger;
  onChange(): void;
}
