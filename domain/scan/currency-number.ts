/** Numeric code of a currency (ISO 4217), as GS1's AI 393n gives it; empty for one not listed. */
export function currencyNumber(currency: string): string {
  return numbers[currency] ?? '';
}

const numbers: Readonly<Record<string, string>> = {
  AUD: '036',
  CAD: '124',
  CHF: '756',
  CZK: '203',
  DKK: '208',
  EUR: '978',
  GBP: '826',
  HUF: '348',
  JPY: '392',
  MAD: '504',
  NOK: '578',
  PLN: '985',
  RON: '946',
  SEK: '752',
  TND: '788',
  USD: '840',
  XOF: '952',
  XPF: '953',
};
