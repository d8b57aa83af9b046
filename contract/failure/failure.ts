import { z } from 'zod';
import { currencyExponent } from '../../domain/money/amount-text.ts';
import { failureTexts } from './texts.ts';

export type FailureCode = keyof typeof failureTexts;

/**
 * An expected failure as it crosses a process: data, not an exception. The code is for support, the
 * texts (fr, en) for the operator; `details` fills the texts and never holds personal data.
 */
export const failure = z.strictObject({
  code: z.custom<FailureCode>((code) => typeof code === 'string' && code in failureTexts),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type Failure = z.infer<typeof failure>;

/** Makes a failure: `fail('UNKNOWN_CODE', { code: '123' })`. */
export function fail(code: FailureCode, details: Failure['details'] = {}): Failure {
  return { code, details };
}

/** A Failure on its way through code that throws; the RPC turns it back into data. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failed: Failure) {
    super(`${failed.code} ${JSON.stringify(failed.details)}`);
    this.name = 'FailureError';
    this.failure = failed;
  }
}

/**
 * The sentence for the operator, details filled in: `…Minor` as an amount of `details.currency`,
 * `…Bp` (hundredths of a percent) as a percentage, `role` as what somebody is, `type` (a way to pay)
 * and `reward` by their names where the details have them as `typeFr` and `typeEn`.
 */
export function failureText(failed: Failure, language: 'fr' | 'en'): string {
  const { code, details } = failed;
  return failureTexts[code][language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const detail = details[name];
    if (detail === undefined) return whole;
    if (name === 'type' || name === 'reward')
      return String(details[`${name}${language === 'fr' ? 'Fr' : 'En'}`] ?? detail);
    if (name === 'role') return roleNames[language].get(String(detail)) ?? String(detail);
    if (name.endsWith('Bp') && typeof detail === 'number') return percentText(detail, language);
    const { currency } = details;
    if (!name.endsWith('Minor') || typeof detail !== 'number' || typeof currency !== 'string') {
      return String(detail);
    }
    const amount = new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
      style: 'currency',
      currency,
    });
    return amount.format(detail / 10 ** currencyExponent(currency));
  });
}

const roleNames: Readonly<Record<'fr' | 'en', ReadonlyMap<string, string>>> = {
  fr: new Map([
    ['cashier', 'un caissier'],
    ['associate', 'un vendeur'],
    ['manager', 'un responsable'],
    ['nobody', 'personne sur cette caisse'],
  ]),
  en: new Map([
    ['cashier', 'a cashier'],
    ['associate', 'an associate'],
    ['manager', 'a manager'],
    ['nobody', 'nobody at this till'],
  ]),
};

function percentText(rateBp: number, language: 'fr' | 'en'): string {
  const format = new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    style: 'percent',
    maximumFractionDigits: 2,
  });
  // ICU gives French a full no-break space here; ours is narrow throughout.
  return format.format(rateBp / 10_000).replace('\u00a0%', '\u202f%');
}
