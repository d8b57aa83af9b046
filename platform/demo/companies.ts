import type { TillIdentity } from '../../contract/document/setting.ts';
import { frenchVatNumber, withLuhnDigit } from './check-digits.ts';

type Company = TillIdentity['company'];

/** The own chain; its SIREN is a made-up one that passes the Luhn check. */
export const ownChain: Company = company({
  id: 'lumen',
  name: 'Maison Lumen SAS',
  sirenDigits: '12345678',
  address: ['4 quai des Célestins', '69002', 'Lyon'],
});

/** Runs stores of the west under the name of the chain. */
export const franchisee: Company = company({
  id: 'atlantique',
  name: 'Lumen Atlantique SARL',
  sirenDigits: '90210437',
  address: ['18 allée Duguay-Trouin', '44000', 'Nantes'],
});

function company(given: {
  id: string;
  name: string;
  sirenDigits: string;
  address: readonly [line: string, postcode: string, city: string];
}): Company {
  const siren = withLuhnDigit(given.sirenDigits);
  const [line, postcode, city] = given.address;
  return {
    id: given.id,
    name: given.name,
    siren,
    vatNumber: frenchVatNumber(siren),
    // 47.71Z: retail sale of clothing in specialised stores.
    naf: '4771Z',
    address: { lines: [line], postcode, city, country: 'FR' },
  };
}
