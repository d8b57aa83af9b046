import { assert } from '../assert.ts';

/**
 * Amounts are integers of a currency's minor unit (cents for EUR), named `…Minor`; the currency
 * stands once beside them (basket, transaction, entry). No floats anywhere: rates and prorata go
 * through `multiplyDivide`, which is exact.
 */

/** Largest amount a till handles: 10 billion minor units keeps every sum of a journal exact. */
export const maximumAmountMinor = 10_000_000_000;

export function isAmount(value: number): boolean {
  return Number.isSafeInteger(value) && Math.abs(value) <= maximumAmountMinor;
}

export function sumMinor(amounts: readonly number[]): number {
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  assert(Number.isSafeInteger(total), 'A sum of amounts is an exact integer');
  return total;
}

/**
 * `amount × numerator ÷ denominator`, rounded half away from zero, exact for any safe integers.
 * Symmetric on purpose: a return must be the exact negative of its sale.
 */
export function multiplyDivide(amount: number, numerator: number, denominator: number): number {
  assert(Number.isSafeInteger(amount), 'An amount is an integer');
  assert(Number.isSafeInteger(numerator), 'A numerator is an integer');
  assert(Number.isSafeInteger(denominator) && denominator > 0, 'A denominator is positive');
  const product = BigInt(amount) * BigInt(numerator);
  const magnitude = product < 0n ? -product : product;
  const divisor = BigInt(denominator);
  const rounded = Number((2n * magnitude + divisor) / (2n * divisor));
  assert(Number.isSafeInteger(rounded), 'A product of amounts is an exact integer');
  return rounded === 0 ? 0 : product < 0n ? -rounded : rounded;
}

/** The same amount with the sign turned; never −0, so that canonical JSON and equality see one zero. */
export function negate(amount: number): number {
  return amount === 0 ? 0 : -amount;
}
