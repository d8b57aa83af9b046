import { assert } from '../assert.ts';

/**
 * The rule for items that come without a price (`till import-items`, docs/command-line.md): made up
 * from the GTIN alone, so that the same file gives the same prices on every till and in every test.
 * The result is plausible, not true: a retailer's file carries its own prices.
 *
 * With `n` the 13 digits before the check digit and `r = (n mod 1 000 003 × 7 919) mod 1 000 003`
 * (both primes; neighbouring GTINs end far apart), `q = ⌊r ÷ 10⌋`:
 * - `r mod 10` chooses the range of the price: 0–4 up to 4,99; 5–7 up to 14,99; 8 up to 29,99;
 *   9 up to 49,99, and `q` the ten-cent step in it;
 * - `⌊q ÷ 500⌋ mod 20` chooses the last digit: 0–11 a 9, 12–17 a 5, 18–19 a 0; never below 0,49.
 */
export function missingPriceMinor(gtin14: string): number {
  const r = spread(gtin14);
  const q = Math.floor(r / 10);
  const [first, last] = tenCentRange(r % 10);
  const tenCents = first + (q % (last - first + 1));
  const ending = Math.floor(q / 500) % 20;
  const lastDigit = ending < 12 ? 9 : ending < 18 ? 5 : 0;
  return Math.max(49, tenCents * 10 + lastDigit);
}

/** VAT of the same kind: `⌊r ÷ 7⌋ mod 20` gives 5,5 % for 0–13, 20 % for 14–18, 10 % for 19. */
export function missingVatRateBp(gtin14: string): number {
  const choice = Math.floor(spread(gtin14) / 7) % 20;
  if (choice < 14) return 550;
  return choice < 19 ? 2000 : 1000;
}

function tenCentRange(choice: number): readonly [first: number, last: number] {
  if (choice < 5) return [4, 49];
  if (choice < 8) return [50, 149];
  return choice === 8 ? [150, 299] : [300, 499];
}

function spread(gtin14: string): number {
  assert(/^\d{14}$/.test(gtin14), 'A GTIN here has 14 digits');
  return ((Number(gtin14.slice(0, 13)) % 1_000_003) * 7_919) % 1_000_003;
}
