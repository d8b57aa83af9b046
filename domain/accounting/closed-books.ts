import type { Posting } from './posting.ts';

/** What one seller books of one closed day of a till: balanced, and as much as the signed closure says. */
export interface ClosedBooks {
  seller: { company: string; siren: string; store: string; siret: string };
  tillNumber: string;
  /** The closure of the day that it is made of. */
  closure: {
    journalId: string;
    sequence: number;
    /** Z number. */
    number: number;
    /** Last business day it covers. */
    through: string;
    /** Business day's date when it was made, on the shop's wall. */
    closedOn: string;
    /** As it was signed. */
    hash: string;
  };
  currency: string;
  /** One for each account, in the order of their numbers. */
  postings: readonly Posting[];
}
