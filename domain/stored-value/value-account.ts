import { assert } from '../assert.ts';
import { sumMinor } from '../money/minor.ts';
import { ok, type Result, refuse } from '../result.ts';
import { readValueNumber, type ValueNumber } from './value-number.ts';
import type { ValueRow } from './value-rows.ts';

/** A gift card, an avoir or a deposit as its rows have left it. */
export interface ValueAccount extends ValueNumber {
  currency: string;
  /** What was put on it first. */
  issuedMinor: number;
  /** The entry and line that did; line 0 for an avoir. */
  issued: Pick<ValueRow, 'by' | 'line'>;
  balanceMinor: number;
}

/** The fold of a number's rows in the order of the journal; null while nothing was put on it. */
export function accountOf(rows: readonly ValueRow[]): ValueAccount | null {
  const [first] = rows;
  if (!first) return null;
  const read = readValueNumber(first.number);
  assert(read.ok, 'A row has a right number');
  assert(
    rows.every(({ number, currency }) => number === first.number && currency === first.currency),
    'An account has one number and one currency',
  );
  return {
    ...read.value,
    currency: first.currency,
    issuedMinor: first.amountMinor,
    issued: { by: first.by, line: first.line },
    balanceMinor: sumMinor(rows.map(({ amountMinor }) => amountMinor)),
  };
}

export type ValueRefusal =
  | { code: 'VALUE_EXPIRED'; expiresOn: string }
  | { code: 'VALUE_SPENT' }
  | { code: 'VALUE_HELD'; heldMinor: number }
  | { code: 'VALUE_TOO_SMALL'; availableMinor: number };

/**
 * Whether so much may be taken off an account now. `heldMinor` is what baskets that are not paid yet
 * have taken of it: at another seat, set aside, or in this very basket.
 */
export function mayTake(
  account: ValueAccount,
  amountMinor: number,
  now: { heldMinor: number; businessDay: string },
): Result<null, ValueRefusal> {
  const { expiresOn, balanceMinor } = account;
  if (expiresOn !== '' && now.businessDay > expiresOn) {
    return refuse({ code: 'VALUE_EXPIRED', expiresOn });
  }
  if (balanceMinor <= 0) return refuse({ code: 'VALUE_SPENT' });
  const availableMinor = balanceMinor - now.heldMinor;
  if (availableMinor <= 0) return refuse({ code: 'VALUE_HELD', heldMinor: now.heldMinor });
  return amountMinor <= availableMinor
    ? ok(null)
    : refuse({ code: 'VALUE_TOO_SMALL', availableMinor });
}
