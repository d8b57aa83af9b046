/** Letters that are not taken for one another when they are said, in French or in English. */
const letters = 'AFHKLRXZ';
/** Neither 0 nor 1, which are written like letters. */
const digits = '23456789';

/** Baskets that can wait for the till under a code at one time. */
export const pickUpCodes = letters.length * digits.length ** 2;

/**
 * What is said at the till to get a basket that was sent there, such as `K42`: the first code from `drawn` on
 * (any whole number not below zero) that no waiting basket has. Null when all of them are taken.
 */
export function pickUpCode(drawn: number, taken: ReadonlySet<string>): string | null {
  for (let tries = 0; tries < pickUpCodes; tries += 1) {
    const code = codeAt((drawn + tries) % pickUpCodes);
    if (!taken.has(code)) return code;
  }
  return null;
}

/** As somebody types it, or null for what is none: `k42`, `K 42`. */
export function readPickUpCode(typed: string): string | null {
  const text = typed.replaceAll(/\s/g, '').toUpperCase();
  return new RegExp(`^[${letters}][${digits}]{2}$`).test(text) ? text : null;
}

function codeAt(index: number): string {
  const letter = letters[Math.floor(index / digits.length ** 2)] ?? '';
  const tens = digits[Math.floor(index / digits.length) % digits.length] ?? '';
  return `${letter}${tens}${digits[index % digits.length] ?? ''}`;
}
