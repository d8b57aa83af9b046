/** Country codes that a national number’s leading zero stands for (ITU-T E.164). */
const callingCodes: Readonly<Record<string, string>> = {
  ...{ FR: '33', MC: '377', BE: '32', CH: '41', LU: '352', DE: '49', ES: '34', IT: '39', GB: '44' },
};
/** Where numbers have no leading zero that is left out. */
const wholeNational = new Set(['MC', 'LU', 'ES', 'IT']);

/**
 * A telephone number as somebody says it (`06 39 98 00 01`, `+33 6…`, `0033 6…`) in E.164, read in the
 * store’s country. Empty stays empty; null where it can be no number.
 */
export function e164(text: string, country: string): string | null {
  const typed = text.replaceAll(/[\s.()/-]/g, '');
  if (typed === '') return '';
  const digits = /^\+\d+$/.test(typed) ? typed.slice(1) : typed;
  if (!/^\d+$/.test(digits)) return null;
  if (typed.startsWith('+')) return inForm(digits);
  if (digits.startsWith('00')) return inForm(digits.slice(2));
  const code = callingCodes[country];
  if (code === undefined) return null;
  if (wholeNational.has(country)) return inForm(`${code}${digits}`);
  return digits.startsWith('0') ? inForm(`${code}${digits.slice(1)}`) : null;
}

function inForm(digits: string): string | null {
  if (digits.startsWith('33')) {
    // Often written `+33 (0)6`. A number of France is exactly so long: one digit forgotten is told, not kept.
    const french = digits.replace(/^330/, '33');
    return /^33[1-9]\d{8}$/.test(french) ? `+${french}` : null;
  }
  return /^[1-9]\d{6,14}$/.test(digits) ? `+${digits}` : null;
}
