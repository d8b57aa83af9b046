/** La Poste, whose establishments are more than Luhn's key allows for. */
const laPoste = '356000000';

/** Nine digits with a key by Luhn (INSEE, répertoire Sirene). */
export function isSiren(text: string): boolean {
  return /^\d{9}$/.test(text) && !/^0+$/.test(text) && luhnSum(text) % 10 === 0;
}

/**
 * Fourteen digits: a SIREN and the number of an establishment, with a key by Luhn. Of La Poste the
 * digits add up to a multiple of five instead; its head office has Luhn's key as well.
 */
export function isSiret(text: string): boolean {
  if (!/^\d{14}$/.test(text) || !isSiren(text.slice(0, 9))) return false;
  if (luhnSum(text) % 10 === 0) return true;
  return text.startsWith(laPoste) && digitSum(text) % 5 === 0;
}

/** The VAT number of a French company: its key is (12 + 3 × (SIREN mod 97)) mod 97. */
export function frenchVatNumber(siren: string): string {
  const key = (12 + 3 * (Number(siren) % 97)) % 97;
  return `FR${String(key).padStart(2, '0')}${siren}`;
}

/**
 * `wrong`: not of the form that a country's numbers have, or a French one whose key is wrong. Numbers
 * of other countries are looked at by their form alone: only VIES knows them.
 */
export function readVatNumber(text: string): { country: string; siren: string } | 'wrong' {
  const [, country, rest] = /^([A-Z]{2})([0-9A-Z+*]{2,12})$/.exec(text) ?? [];
  if (country === undefined || rest === undefined) return 'wrong';
  if (country !== 'FR') return /\d/.test(rest) ? { country, siren: '' } : 'wrong';
  const siren = rest.slice(2);
  if (rest.length !== 11 || !isSiren(siren)) return 'wrong';
  // A key with letters is of a later form, and follows another rule.
  const isKeyRight = !/^\d\d/.test(rest) || frenchVatNumber(siren) === text;
  return isKeyRight ? { country, siren } : 'wrong';
}

function luhnSum(digits: string): number {
  return [...digits].toReversed().reduce((sum, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
}

function digitSum(digits: string): number {
  return [...digits].reduce((sum, digit) => sum + Number(digit), 0);
}
