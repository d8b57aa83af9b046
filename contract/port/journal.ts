import type { PerpetualTotals } from '../../domain/fiscal/perpetual-totals.ts';
import type { ValueRow } from '../../domain/stored-value/value-rows.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';

/** An entry as it is stored and sent: the signed bytes verbatim and what proves them. */
export interface SealedEntry {
  journalId: string;
  segment: number;
  sequence: number;
  type: string;
  typeSequence: number;
  businessDay: string;
  /** Canonical JSON (RFC 8785) in UTF-8; hashed and verified as it is, never re-serialised. */
  bytes: Uint8Array;
  /** SHA-256 of `bytes`, base64url. */
  hash: string;
  /** ES256 (IEEE P1363) over `bytes`, base64url. */
  signature: string;
  keyId: string;
  format: number;
}

/** The erasable part beside an entry. `commitment` in the entry is SHA-256(salt ‖ UTF-8 of `text`). */
export interface StoredPersonalPart {
  journalId: string;
  sequence: number;
  reference: string;
  /** base64url of 32 random bytes */
  salt: string;
  /** Canonical JSON. */
  text: string;
}

export interface JournalHead {
  journalId: string;
  kind: 'live' | 'training';
  state: 'open' | 'sealed';
  /** Segment of the next entry. */
  segment: number;
  /** Of the last entry; 0 before the first. */
  sequence: number;
  /** What the next entry links to. */
  hash: string;
  /** Key that signs the next entry. */
  keyId: string;
  totals: PerpetualTotals;
  /** Per type: number and signature of its last entry. */
  types: Readonly<Record<string, { sequence: number; signature: string }>>;
  /** What has been turned over since the last closure of each kind. */
  periods: Readonly<Record<Period, OpenPeriod>>;
  /** Sequence of the last `closure` entry of any period, 0 if none. */
  lastClosure: number;
  businessDay: string;
}

export type Period = 'day' | 'month' | 'year';

export interface OpenPeriod {
  /** Closures of this kind so far. */
  number: number;
  /** Sequence of the last of them, 0 before the first. */
  sequence: number;
  /** Fold of the transactions after it, from zero. */
  totals: PerpetualTotals;
}

/** A step of a basket as it is stored; the basket is the fold of its steps (`domain/basket`). */
export interface StoredStep {
  basketId: string;
  /** 1, 2, 3… within the basket. */
  number: number;
  /** Id of the command that made it, unique over all baskets: the same command never makes two steps. */
  commandId: string;
  /** JSON of the step. */
  text: string;
}

/** What one command changes in the till file. All of it in one database transaction, fsynced, or nothing. */
export interface Act {
  entries: readonly { sealed: SealedEntry; personal: StoredPersonalPart | null }[];
  /** Heads after the act, one per journal it touches. */
  heads: readonly JournalHead[];
  steps: readonly StoredStep[];
  /** Baskets that end here, each with the entry (transaction or abandonment) that ended it. */
  endedBaskets: readonly { basketId: string; journalId: string; sequence: number }[];
  /** Which entry gives back goods or money of which. */
  givenBack: readonly GivenBack[];
  /** What its entries put on gift cards, avoirs and deposits, or took off them. */
  valueRows: readonly ValueRow[];
  /** Which entry is an invoice or credit note of which transaction. */
  invoiced: readonly Invoiced[];
}

export interface Invoiced {
  of: EntryPlace;
  by: EntryPlace;
}

export interface GivenBack {
  of: EntryPlace;
  by: EntryPlace;
}

/**
 * What another table of the till file keeps of an act: runs in the database transaction that stores
 * it, and takes it back by throwing. It may not open a transaction of its own.
 */
export type Beside = () => void;

/**
 * What a till says, and the steps of its open baskets: append-only (law 4). Synchronous on purpose:
 * a command holds the writer for read → decide → commit and nothing in between may wait.
 * Adapters: a plain table in the SQLite till file, in memory; one conformance suite for both.
 */
export interface Journal {
  heads(): JournalHead[];
  /** Every journal that has entries, read from the entries themselves. */
  journalIds(): string[];
  /** Throws `FailureError(DISK_FULL | …)` and changes nothing if the act can't be stored whole. Breaks loudly on a sequence that is not the next. */
  commit(act: Act, beside?: Beside): void;
  /** Where reading without a gap begins: 1, or the closure that is left of the last purged segment. */
  firstSequence(journalId: string): number;
  /** In order, across segment files. Of a purged segment only its closure is left. */
  read(journalId: string, fromSequence: number, limit: number): SealedEntry[];
  find(journalId: string, sequence: number): SealedEntry | null;
  /** By type and its own number, such as transaction 42. */
  findByType(journalId: string, type: string, typeSequence: number): SealedEntry | null;
  /** The transaction (or abandonment) that ended a basket: makes completion idempotent. */
  findByBasket(basketId: string): { journalId: string; sequence: number } | null;
  /** The entries that give back goods or money of this one, of whatever journal. */
  givenBackBy(of: EntryPlace): EntryPlace[];
  /** The invoices and credit notes of this transaction, of whatever journal. */
  invoicesOf(of: EntryPlace): EntryPlace[];
  /** Everything that was put on a gift card, avoir or deposit and taken off it, in the order of the journal. */
  valueRows(number: string): ValueRow[];
  /** Newest first. Archived segments are left out. */
  latest(journalId: string, type: string, limit: number): SealedEntry[];
  personalPart(journalId: string, sequence: number): StoredPersonalPart | null;
  /** Sequences of the entries of a journal whose personal part is about this reference, newest first. */
  aboutReference(journalId: string, reference: string, limit: number): number[];
  /**
   * Erases every personal part with this reference, and whom the steps of open baskets name by it; the entries still
   * verify, as "erased". Returns how many parts went.
   */
  erasePersonal(reference: string): number;
  /** Steps of baskets that have not ended, in order; read once at start. */
  openBasketSteps(): StoredStep[];
  /** Steps of ended baskets are kept for this alone: of whole baskets, the last 10,000 at least. */
  stepByCommand(commandId: string): StoredStep | null;
  /** Entries that can be read, for status pages. */
  entryCount(journalId: string): number;
}
