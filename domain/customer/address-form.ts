import type { GroupAddress } from '../basket/basket-group.ts';

/** What of an address no carrier could deliver to; null where its form is right. */
export type AddressFault = 'name' | 'street' | 'postcode' | 'city' | 'country';

/** Postcodes by country (ISO 3166), as the postal services write them; of another country anything is one. */
const postcodes: Readonly<Record<string, RegExp>> = {
  FR: /^\d{5}$/,
  MC: /^980\d{2}$/,
  DE: /^\d{5}$/,
  ES: /^\d{5}$/,
  IT: /^\d{5}$/,
  BE: /^\d{4}$/,
  LU: /^\d{4}$/,
  CH: /^\d{4}$/,
  NL: /^\d{4} ?[A-Z]{2}$/,
  GB: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/,
};

/** Looks at the form of an address alone: whether somebody lives there nobody knows offline. */
export function addressFault({
  name,
  street,
  postcode,
  city,
  country,
}: GroupAddress): AddressFault | null {
  if (name.trim() === '') return 'name';
  if (street.trim() === '') return 'street';
  if (!/^[A-Z]{2}$/.test(country)) return 'country';
  const form = postcodes[country] ?? /\S/;
  if (!form.test(postcode.trim().toUpperCase())) return 'postcode';
  // No town is a number: somebody typed the postcode twice.
  return /\p{L}/u.test(city) ? null : 'city';
}
