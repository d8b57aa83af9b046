/** `digits` with its check digit by GS1's modulo 10: GTINs, GLNs (GS1 General Specifications §7.9). */
export function withGs1CheckDigit(digits: string): string {
  const weighted = [...digits].toReversed().map((digit, at) => Number(digit) * (at % 2 ? 1 : 3));
  return digits + String((10 - (sum(weighted) % 10)) % 10);
}

/** `digits` with the last digit that makes the Luhn sum a multiple of ten: SIREN, SIRET. */
export function withLuhnDigit(digits: string): string {
  const weighted = [...digits].toReversed().map((digit, at) => {
    const doubled = at % 2 ? Number(digit) : Number(digit) * 2;
    return doubled > 9 ? doubled - 9 : doubled;
  });
  return digits + String((10 - (sum(weighted) % 10)) % 10);
}

/** The French VAT number of a SIREN: its key is (12 + 3 × (SIREN mod 97)) mod 97. */
export function frenchVatNumber(siren: string): string {
  const key = (12 + 3 * (Number(siren) % 97)) % 97;
  return `FR${String(key).padStart(2, '0')}${siren}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
