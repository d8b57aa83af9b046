import type { EntryPlace } from '../transaction/entry-place.ts';

/** What a till session recorded and what was counted at its end: all that a difference is explained from. */
export interface CountedDay {
  /** One for each tender type that was counted or expected. */
  tenders: readonly CountedTender[];
  payments: readonly RecordedPayment[];
  movements: readonly RecordedMovement[];
  /** Rung and given up before they were paid: somebody may have paid all the same. */
  abandonedBaskets: readonly { place: EntryPlace; grossMinor: number }[];
  /** Card payments whose outcome nobody knows (law 11). */
  unknownPayments: readonly { attemptId: string; amountMinor: number }[];
}

export interface CountedTender {
  type: string;
  isCash: boolean;
  /** The sum comes from a card terminal's own totals. */
  isCard: boolean;
  expectedMinor: number;
  countedMinor: number;
  /** How many of each note and coin were typed; empty where a sum was typed. */
  pieces: readonly { valueMinor: number; count: number }[];
}

/** A tender of a transaction, as its entry has it; below zero for money given back. */
export interface RecordedPayment {
  place: EntryPlace;
  type: string;
  isCash: boolean;
  amountMinor: number;
  /** Typed by hand: a standalone terminal's amount, a cheque's. */
  isTyped: boolean;
}

/** Money that came into the drawer or left it beside the sales; below zero if it left. */
export interface RecordedMovement {
  place: EntryPlace;
  kind: 'cash-drop' | 'paid-in' | 'paid-out';
  amountMinor: number;
}
