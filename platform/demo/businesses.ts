import type { Business } from '../../domain/customer/business.ts';
import { frenchVatNumber, withLuhnDigit } from './check-digits.ts';

/** One customer in ten buys for a company; every other of them on account. */
export function demoBusiness(customerNumber: number): Business | null {
  if (customerNumber % 10 !== 4) return null;
  const index = (customerNumber - 4) / 10;
  const [trade = '', street = ''] = trades[index % trades.length] ?? [];
  // Made up; they pass the Luhn check as a SIREN must.
  const siren = withLuhnDigit(String(80_500_000 + customerNumber * 37));
  return {
    name: `${trade}${index < trades.length ? '' : ` ${Math.floor(index / trades.length) + 1}`}`,
    siren,
    vatNumber: frenchVatNumber(siren),
    street,
    priceList: 'pro',
    account:
      index % 2 === 0 ? { limitMinor: 150_000, days: 30, chargedMinor: 0, paidMinor: 0 } : null,
  };
}

const trades: readonly (readonly [name: string, street: string])[] = [
  ['Hôtel des Remparts', '12 rue Mercière'],
  ['Atelier Bellecour', '5 place Antonin-Poncet'],
  ['Restaurant Le Quai', '31 quai Saint-Antoine'],
  ['Cabinet Fabre et associés', '8 rue de la République'],
  ['Crèche Les Lucioles', '44 avenue Jean-Jaurès'],
  ['Salon Ondine', '3 rue Auguste-Comte'],
];
