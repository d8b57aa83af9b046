import type { EntryPlace } from '../transaction/entry-place.ts';

/** Who gave it, why, and who allowed it. */
interface Given {
  /** Id of the command that gave it. */
  id: string;
  reasonCode: string;
  operatorId: string;
  /** The approval entry, or null where the operator's own limit was enough. */
  approval: EntryPlace | null;
}

/** Off one line: a part of its price, an amount, or another unit price altogether. */
export type LineDiscount = Given &
  (
    | { kind: 'percent'; rateBp: number }
    | { kind: 'amount'; amountMinor: number }
    | { kind: 'price'; unitPriceMinor: number }
  );

/** Off all lines that are sold, spread over them. */
export type BasketDiscount = Given &
  ({ kind: 'percent'; rateBp: number } | { kind: 'amount'; amountMinor: number });
