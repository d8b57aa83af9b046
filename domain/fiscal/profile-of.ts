import type { FiscalProfile } from './fiscal-profile.ts';
import { france } from './france.ts';
import { noCountry } from './no-country.ts';

/** By the country of the company that sells, ISO 3166. */
export function fiscalProfileOf(country: string): FiscalProfile {
  return country === 'FR' ? france : noCountry;
}
