/**
 * The numbers that a whole number may have been before two neighbouring digits changed places. A
 * leading zero counts as a digit that was typed: 05 for 50.
 */
export function withDigitsSwapped(typed: number): number[] {
  const digits = String(Math.abs(typed)).padStart(2, '0');
  const found = new Set<number>();
  for (let at = 0; at + 1 < digits.length; at += 1) {
    const [first = '', second = ''] = digits.slice(at, at + 2);
    found.add(Number(digits.slice(0, at) + second + first + digits.slice(at + 2)));
  }
  found.delete(typed);
  return [...found];
}
