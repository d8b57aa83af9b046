/** Keys of a number pad; `comma` starts the decimals whatever sign the language has for it. */
export type PadKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | 'comma' | 'erase';

export interface EntryLimits {
  /** Digits before the comma. */
  wholeDigits: number;
  /** Digits after it; 0 for a currency without cents, or pieces. */
  decimals: number;
}

/**
 * What one key makes of a typed number. The text is as typed, with a comma: `50` is fifty whole
 * units, `50,5` fifty and a half. Keys beyond the limits change nothing.
 */
export function typeInto(text: string, key: PadKey, limits: EntryLimits): string {
  const [whole = '', decimals] = text.split(',');
  if (key === 'erase') return text.slice(0, -1);
  if (key === 'comma') {
    return limits.decimals === 0 || decimals !== undefined ? text : `${whole || '0'},`;
  }
  if (decimals !== undefined) return decimals.length < limits.decimals ? text + key : text;
  if (whole === '0') return key;
  return whole.length < limits.wholeDigits ? text + key : text;
}

/** The typed number in units of its last decimal (`50` with 2 decimals is 5000), or null for none. */
export function typedValue(text: string, decimals: number): number | null {
  if (text === '') return null;
  const [whole = '', fraction = ''] = text.split(',');
  return Number(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
}

/** A value as it would have been typed: 5000 with 2 decimals is `50,00`. */
export function textOfValue(value: number, decimals: number): string {
  if (decimals === 0) return String(value);
  const digits = String(value).padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)},${digits.slice(-decimals)}`;
}

/** How many decimals of the text are typed, or null before the comma. */
export function typedDecimals(text: string): number | null {
  return text.split(',')[1]?.length ?? null;
}
