import type { FiscalProfile } from '../fiscal/fiscal-profile.ts';
import type { PerpetualTotals } from '../fiscal/perpetual-totals.ts';
import type { ReceiptFacts, ReceiptLanguage } from '../receipt/receipt-facts.ts';
import type { Figures } from './figures.ts';

/**
 * Everything the paper of a closure may say. All of it comes from signed entries; only names (a
 * tender, a person, a reason) are looked up, as they are called today.
 */
export interface ClosureFacts {
  language: ReceiptLanguage;
  /** Of the country of the company whose till it is. */
  profile: FiscalProfile;
  /** Of the closure's own entry. */
  signed: ReceiptFacts['signed'];
  /** Of the closure's hash, as the profile has it. */
  extract: string;
  /** 0 for a first print; 1, 2, 3… for duplicate 1, 2, 3… */
  copyNumber: number;
  closure: ClosureContent;
  /** Of the entries that the closure covers. */
  figures: Figures;
  names: ClosureNames;
}

/** What a closure and the entries of its range say beside the sales. Amounts in minor units. */
interface ClosureContent {
  period: 'day' | 'month' | 'year';
  /** Within its period; of a day it is the Z number. */
  number: number;
  /** Business days. */
  from: string;
  through: string;
  late: boolean;
  firstSequence: number;
  lastSequence: number;
  currency: string;
  totals: PerpetualTotals;
  /** Of the journal since its first entry. */
  perpetual: PerpetualTotals;
  /** The drawer was not counted since: nobody is told what was taken. */
  isBlind: boolean;
  sessions: readonly ClosedSession[];
  handovers: readonly {
    session: number;
    /** Pseudonyms. */
    fromOperatorId: string;
    toOperatorId: string;
    differences: readonly { type: string; differenceMinor: number; reasonCode: string }[];
  }[];
  movements: readonly {
    kind: string;
    from: string;
    to: string;
    type: string;
    count: number;
    amountMinor: number;
  }[];
}

export interface ClosedSession {
  number: number;
  how: 'counted' | 'as-expected';
  /** Pseudonyms. */
  countedBy: string;
  validatedBy: string;
  tenders: readonly {
    type: string;
    expectedMinor: number;
    countedMinor: number;
    differenceMinor: number;
    reasonCode: string;
  }[];
  leftMinor: number;
  taken: readonly { type: string; to: 'safe' | 'bank'; amountMinor: number }[];
}

/** Names of today; each gives back the code itself for what it does not know. */
export interface ClosureNames {
  tender(type: string): string;
  /** By alias, never by a name. */
  operator(id: string): string;
  reason(code: string): string;
}
