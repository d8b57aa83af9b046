/** An entry that the platform stored and could not apply. */
export interface QuarantinedEntry {
  journalId: string;
  sequence: number;
  /** A code of the platform's. */
  reason: string;
}

/** Shown to a manager; whoever mends them works at the platform, which keeps them all. */
export const maximumQuarantined = 500;

/**
 * What the till remembers of its pushes. All of it can be lost: the platform knows how far it has a
 * journal (`GET /v1/journals/:journalId`), and acknowledges what it is sent again. Adapters: a plain
 * table of the till file (`host/sync`), in memory.
 */
export interface PushMemory {
  /** The push cursor: everything up to here is acknowledged. 0 for a journal never sent. */
  through(journalId: string): number;
  /** Forward by an acknowledgement, with what of that push was quarantined: one database transaction. */
  acknowledge(
    journalId: string,
    through: number,
    quarantined: readonly Omit<QuarantinedEntry, 'journalId'>[],
  ): void;
  /** Where the platform says it stands, back or forward. */
  moveTo(journalId: string, through: number): void;
  /** The newest `maximumQuarantined`, in the order of journal and sequence. */
  quarantined(): readonly QuarantinedEntry[];
  /** The platform has applied all that waited. */
  forgetQuarantined(journalId: string): void;
  /** First sequence of which the platform has another entry; null for a journal with one past. */
  forkedAt(journalId: string): number | null;
  fork(journalId: string, sequence: number): void;
}
