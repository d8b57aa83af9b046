/** Whether the last digit is right by GS1's modulo 10 (General Specifications §7.9). For GTIN-8, -12, -13 and -14. */
export function hasValidCheckDigit(digits: string): boolean {
  if (!/^(\d{8}|\d{12,14})$/.test(digits)) return false;
  const padded = digits.padStart(14, '0');
  let sum = 0;
  for (let index = 0; index < 13; index += 1) {
    sum += Number(padded[index]) * (index % 2 === 0 ? 3 : 1);
  }
  return (10 - (sum % 10)) % 10 === Number(padded[13]);
}

/** One form for all: 14 digits, zeros in front. Null when the text is no GTIN. */
export function toGtin14(digits: string): string | null {
  return hasValidCheckDigit(digits) ? digits.padStart(14, '0') : null;
}

/** Looks like a GTIN by its length, whatever its check digit. */
export function isGtinShaped(code: string): boolean {
  return /^(\d{8}|\d{12,14})$/.test(code);
}
