import { type VatKey, vatKeyText } from '../tax/vat-key.ts';

/** Rates of one ticket, in the order of its VAT table: A, B, C… (after Z: A1, B1…). */
export function vatLetters(rates: readonly VatKey[]): (key: VatKey) => string {
  const letters = new Map(rates.map((rate, index) => [vatKeyText(rate), letterAt(index)]));
  return (key) => letters.get(vatKeyText(key)) ?? '';
}

function letterAt(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${letter}${Math.floor(index / 26)}`;
}
