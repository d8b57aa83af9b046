/** Whether the last digit is right by GS1's modulo 10 (General Specifications §7.9). For GTIN-8, -12, -13 and -14. */
export function hasValidCheckDigit(digits: string): boolean {
  return isGtinShaped(digits) && hasCheckDigit(digits);
}

/** The same for any number of digits, such as the 18 of an SSCC. */
export function hasCheckDigit(digits: string): boolean {
  return digits.length > 1 && checkDigitOf(digits.slice(0, -1)) === digits.at(-1);
}

/** The digit that goes after these, by the same rule: weights 3 and 1 in turn from the right. */
export function checkDigitOf(digits: string): string {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    sum += Number(digits[index]) * ((digits.length - index) % 2 === 1 ? 3 : 1);
  }
  return String((10 - (sum % 10)) % 10);
}

/** One form for all: 14 digits, zeros in front. Null when the text is no GTIN. */
export function toGtin14(digits: string): string | null {
  return hasValidCheckDigit(digits) ? digits.padStart(14, '0') : null;
}

/** Looks like a GTIN by its length, whatever its check digit. */
export function isGtinShaped(code: string): boolean {
  return /^(\d{8}|\d{12,14})$/.test(code);
}

/**
 * The UPC-A that a UPC-E of 8 digits stands for (General Specifications §5.2.2.4.2): number system,
 * six digits, check digit. Null when it is none; its check digit is the UPC-A's and not checked here.
 */
export function expandUpcE(digits: string): string | null {
  const [, system, a, b, c, d, e, last, check] =
    /^([01])(\d)(\d)(\d)(\d)(\d)(\d)(\d)$/.exec(digits) ?? [];
  if (system === undefined) return null;
  switch (last) {
    case '0':
    case '1':
    case '2':
      return `${system}${a}${b}${last}0000${c}${d}${e}${check}`;
    case '3':
      return `${system}${a}${b}${c}00000${d}${e}${check}`;
    case '4':
      return `${system}${a}${b}${c}${d}00000${e}${check}`;
    default:
      return `${system}${a}${b}${c}${d}${e}0000${last}${check}`;
  }
}
