import type { EntryPlace } from '../transaction/entry-place.ts';
import type { Held, Money, MoneyPlace } from './money.ts';

/** `session-opened`: somebody begins to work with the drawer. */
export interface SessionOpened {
  /** Counts within the journal, from 1. */
  number: number;
  /** What the drawer should hold in cash, as the last closing left it; null before anything is known. */
  floatExpectedMinor: number | null;
  /** The cash as it was counted; null where nobody was asked to. */
  counted: Money | null;
  /** Counted less expected; 0 where either is not known. */
  differenceMinor: number;
  reasonCode: string;
}

/** `money-moved`: money that changes its place without a sale. */
export interface MoneyMoved {
  /**
   * `cash-drop`, `paid-in`, `paid-out`, `float`, `bank-deposit`, `change-order`; what a count found:
   * `safe-correction`, at a handover `drawer-correction`; what another till of the store brought to
   * the safe or had out of it: `takings-brought`, `float-given`; or a word of a later release.
   */
  kind: string;
  from: MoneyPlace;
  to: MoneyPlace;
  money: readonly Money[];
  reasonCode: string;
  /** Of a bank deposit: counts within the journal, from 1; 0 for anything else. */
  slipNumber: number;
  /** Number of the sealed bag it goes or comes in; may be empty. */
  pouch: string;
  approval: EntryPlace | null;
}

/** `session-handed-over`: another person answers for the drawer from here on. */
export interface SessionHandedOver {
  number: number;
  fromOperatorId: string;
  toOperatorId: string;
}

/** `money-counted`: what somebody found, before anybody told them what should be there. */
export interface MoneyCounted {
  /** Session that is open, 0 for none. */
  session: number;
  place: 'drawer' | 'safe';
  purpose: 'opening' | 'closing' | 'handover' | 'safe' | 'control';
  /** 1, then 2 for the count that a difference asked for. */
  attempt: number;
  money: readonly Money[];
}

/** `session-closed`: what was there against what should have been, and where it went. */
export interface SessionClosed {
  /** Of the session; 0 where none was open. */
  number: number;
  /** Nobody counted: what the journal expects is taken for what is there. */
  how: 'counted' | 'as-expected';
  tenders: readonly {
    type: string;
    expectedMinor: number;
    countedMinor: number;
    /** counted − expected */
    differenceMinor: number;
    pieces: number;
    reasonCode: string;
  }[];
  /** What stays in the drawer: the float. */
  left: readonly Money[];
  /** What leaves it: into the safe, or to the bank by wire, as what cards and lenders owe. */
  taken: readonly (Money & { to: 'safe' | 'bank' })[];
  /** How often the drawer was counted for it. */
  attempts: number;
  countedBy: string;
  validatedBy: string;
  approval: EntryPlace | null;
  /** All that the journal knows of the places from here on, so that nobody has to read what came before. */
  balances: { drawer: readonly Held[]; safe: readonly Held[]; slipNumber: number };
}
