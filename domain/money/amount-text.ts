import { ok, type Result, refuse } from '../result.ts';
import { isAmount } from './minor.ts';

/** Decimal places of the minor unit by currency (ISO 4217); two unless listed. */
const exponents: Readonly<Record<string, number>> = {
  BHD: 3,
  CLP: 0,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  OMR: 3,
  TND: 3,
  VND: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
};

export function currencyExponent(currency: string): number {
  return exponents[currency] ?? 2;
}

/** Prints an amount as a plain decimal: `1250` of EUR is `12.50`. For files and scripts; screens use Intl. */
export function printAmount(minor: number, currency: string): string {
  const exponent = currencyExponent(currency);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
  const sign = minor < 0 ? '-' : '';
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** Reads what `printAmount` printed, or what a person typed: `12.50`, `12,5`, `-3`. No grouping, no exponent. */
export function parseAmount(text: string, currency: string): Result<number, 'NOT_AN_AMOUNT'> {
  const exponent = currencyExponent(currency);
  const match = /^(-?)(\d{1,12})(?:[.,](\d{1,3}))?$/.exec(text.trim());
  if (!match) return refuse('NOT_AN_AMOUNT');
  const [, sign, whole = '', fraction = ''] = match;
  if (fraction.length > exponent) return refuse('NOT_AN_AMOUNT');
  const minor = Number(whole + fraction.padEnd(exponent, '0'));
  if (!isAmount(minor)) return refuse('NOT_AN_AMOUNT');
  return ok(sign === '-' && minor !== 0 ? -minor : minor);
}
