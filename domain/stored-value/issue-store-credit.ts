import type { Tender } from '../tender/offer-tender.ts';

/**
 * An avoir given instead of money: a tender below zero that names the new number. It is worth
 * something once the transaction is in the journal. `amountMinor` is what it is worth, above zero.
 */
export function issueStoreCredit(issue: {
  /** Of the tender: the command that gives it, or a name made from it. */
  id: string;
  number: string;
  amountMinor: number;
}): Tender {
  return {
    id: issue.id,
    type: 'store-credit',
    kind: 'store-credit',
    tenderedMinor: -issue.amountMinor,
    amountMinor: -issue.amountMinor,
    changeMinor: 0,
    roundingMinor: 0,
    reference: issue.number,
    refundOf: null,
  };
}
