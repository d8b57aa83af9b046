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
  /** The entry and line that did, line 0 for an avoir; null where another till did. */
  issued: Pick<ValueRow, 'by' | 'line'> | null;
  balanceMinor: number;
}

/** What is known of a number besides the till's own rows. */
export interface ValueElsewhere {
  number: string;
  currency: string;
  issuedMinor: number;
  /** Sum of all that other tills put on it and took off it. */
  othersMinor: number;
}

/**
 * The fold of a number's own rows in the order of the journal, with what is known of it elsewhere; null
 * while nothing was put on it. No row counts twice: those elsewhere are of other journals.
 */
export function accountOf(
  rows: readonly ValueRow[],
  elsewhere: ValueElsewhere | null = null,
): ValueAccount | null {
  const issue = rows.find(({ amountMinor }) => amountMinor > 0) ?? null;
  const first = issue ?? elsewhere;
  if (first === null) return null;
  const read = readValueNumber(first.number);
  assert(read.ok, 'A row has a right number');
  assert(
    [...rows, first].every(
      ({ number, currency }) => number === first.number && currency === first.currency,
    ),
    'An account has one number and one currency',
  );
  return {
    ...read.value,
    currency: first.currency,
    issuedMinor: issue?.amountMinor ?? elsewhere?.issuedMinor ?? 0,
    issued: issue && { by: issue.by, line: issue.line },
    balanceMinor: sumMinor([
      ...rows.map(({ amountMinor }) => amountMinor),
      elsewhere?.othersMinor ?? 0,
    ]),
  };
}

/** Whether its last business day is over. */
export function isExpired(
  { expiresOn }: Pick<ValueAccount, 'expiresOn'>,
  businessDay: string,
): boolean {
  return expiresOn !== '' && businessDay > expiresOn;
}

export type ValueRefusal =
  | { code: 'VALUE_EXPIRED'; expiresOn: string }
  | { code: 'VALUE_SPENT' }
  | { code: 'VALUE_HELD'; heldMinor: number }
  | { code: 'VALUE_TOO_SMALL'; availableMinor: number }
  | { code: 'VALUE_UNASKED'; boundMinor: number };

/**
 * Whether so much may be taken off an account now. `heldMinor` is what baskets that are not paid yet
 * have taken of it: at another seat, set aside, or in this very basket. `boundMinor` is what may be taken
 * although other tills may have taken of it meanwhile; null where none can have.
 */
export function mayTake(
  account: ValueAccount,
  amountMinor: number,
  now: {
    heldMinor: number;
    businessDay: string;
    boundMinor: number | null;
    takesExpired?: boolean;
  },
): Result<null, ValueRefusal> {
  const { expiresOn, balanceMinor } = account;
  if (isExpired(account, now.businessDay) && now.takesExpired !== true) {
    return refuse({ code: 'VALUE_EXPIRED', expiresOn });
  }
  if (balanceMinor <= 0) return refuse({ code: 'VALUE_SPENT' });
  const availableMinor = balanceMinor - now.heldMinor;
  if (availableMinor <= 0) return refuse({ code: 'VALUE_HELD', heldMinor: now.heldMinor });
  if (amountMinor > availableMinor) return refuse({ code: 'VALUE_TOO_SMALL', availableMinor });
  const { boundMinor } = now;
  return boundMinor === null || amountMinor <= boundMinor
    ? ok(null)
    : refuse({ code: 'VALUE_UNASKED', boundMinor });
}
