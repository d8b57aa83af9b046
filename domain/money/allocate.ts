import { assert } from '../assert.ts';
import { negate, sumMinor } from './minor.ts';

/**
 * Splits `total` over `weights` in proportion, by largest remainder: the parts are integers, add up
 * to `total` exactly, and each is within one minor unit of its ideal share. Equal remainders go to
 * the earlier part. Symmetric: `allocate(-t, w)` is the negative of `allocate(t, w)`.
 * All-zero weights split evenly. Weights may be negative (a return beside a sale) as long as they
 * do not add up to zero while `total` does not.
 */
export function allocate(total: number, weights: readonly number[]): number[] {
  assert(Number.isSafeInteger(total), 'What is split is an integer');
  assert(weights.length > 0, 'There is something to split over');
  const sum = sumMinor(weights);
  if (sum === 0) {
    if (weights.some((weight) => weight !== 0)) {
      assert(total === 0, 'Weights that cancel out split nothing');
      return weights.map(() => 0);
    }
    return allocate(
      total,
      weights.map(() => 1),
    );
  }
  if (total < 0) return allocate(-total, weights).map(negate);
  if (sum < 0) {
    return allocate(
      total,
      weights.map((weight) => -weight),
    );
  }
  const divisor = BigInt(sum);
  const shares = weights.map((weight, index) => {
    const exact = BigInt(total) * BigInt(weight);
    const floor = floorDivide(exact, divisor);
    return { index, floor: Number(floor), remainder: exact - floor * divisor };
  });
  let left = total - sumMinor(shares.map((share) => share.floor));
  const parts = shares.map((share) => share.floor);
  const byRemainder = shares.toSorted((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  for (const share of byRemainder) {
    if (left === 0) break;
    parts[share.index] = (parts[share.index] ?? 0) + 1;
    left -= 1;
  }
  assert(left === 0, 'No minor unit is lost in a split');
  return parts.map((part) => (part === 0 ? 0 : part));
}

function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend % divisor < 0n ? quotient - 1n : quotient;
}
