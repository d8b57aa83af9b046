import type { CustomerDocument } from '../../contract/document/customer.ts';
import type { FoundCustomer } from '../../contract/host/calls/customer-calls.ts';
import { type CustomerSources, knownCustomers } from './known-customers.ts';

/**
 * Customers whose names, company, e-mail, town, phone, card or SIREN fit every word of the text, by name. Accents and
 * case do not matter. A number fits a phone wherever it stands, `(0)6 39…` as `+33 6 39…`, and the beginning of a
 * card or SIREN as it was typed. None for an empty text.
 */
export async function findCustomers(
  sources: CustomerSources,
  text: string,
  limit: number,
): Promise<CustomerDocument[]> {
  const asNumber = /^[\d\s.+()/-]+$/.test(text.trim());
  const words = asNumber ? [text.replace(/\D/g, '')] : plain(text).split(/\s+/);
  const wanted = words.filter((word) => word !== '');
  if (wanted.length === 0) return [];
  const all = await knownCustomers(sources);
  return all
    .filter((customer) => (asNumber ? hasNumber : hasWords)(customer, wanted))
    .sort((a, b) => sortName(a).localeCompare(sortName(b), 'fr') || (a.id < b.id ? -1 : 1))
    .slice(0, limit);
}

/** By the number that their code carries. */
export async function customerByCard(
  sources: CustomerSources,
  cardNumber: string,
): Promise<CustomerDocument | null> {
  const all = await knownCustomers(sources);
  return all.find((customer) => customer.cardNumber === cardNumber) ?? null;
}

export function foundCustomerOf(customer: CustomerDocument): FoundCustomer {
  const { id, firstName, lastName, phone, email, city, cardNumber, business } = customer;
  const name = `${firstName} ${lastName}`.trim();
  return { id, name, phone, email, city, cardNumber, companyName: business?.name ?? '' };
}

function hasNumber(customer: CustomerDocument, [digits = '']: readonly string[]): boolean {
  // The country's number and the zero before an area are written in place of each other, or both: +33 (0)6.
  const national = digits.replace(/^(?:(?:00)?33)?0?/, '');
  return (
    (national !== '' && customer.phone.includes(national)) ||
    customer.cardNumber.startsWith(digits) ||
    customer.business?.siren.startsWith(digits) === true
  );
}

function hasWords(customer: CustomerDocument, words: readonly string[]): boolean {
  const { firstName, lastName, email, city, cardNumber, business } = customer;
  const company = [business?.name ?? '', business?.siren ?? ''];
  const parts = [firstName, lastName, email, city, cardNumber, ...company].flatMap((part) => [
    plain(part),
    ...plain(part).split(/[\s-]+/),
  ]);
  return words.every((word) => parts.some((part) => part.startsWith(word)));
}

function sortName({ lastName, firstName }: CustomerDocument): string {
  return `${lastName} ${firstName}`;
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
