import type { CustomerDocument } from '../../contract/document/customer.ts';
import type { FoundCustomer } from '../../contract/host/calls/customer-calls.ts';
import type { Documents } from '../../contract/port/documents.ts';

/** Customers that a till of one store is looked through for; the customer feed gives it no more. */
const mostCustomers = 20_000;

/**
 * Customers whose names, company, e-mail, town, phone, card or SIREN fit every word of the text, by name. Accents and
 * case do not matter; a number fits wherever it stands, `06 39…` as `+33 6 39…`. None for an empty text.
 */
export async function findCustomers(
  documents: Documents,
  text: string,
  limit: number,
): Promise<CustomerDocument[]> {
  const asNumber = /^[\d\s.+-]+$/.test(text.trim());
  const words = asNumber
    ? [text.replace(/\D/g, '').replace(/^(33|0)/, '')]
    : plain(text).split(/\s+/);
  const wanted = words.filter((word) => word !== '');
  if (wanted.length === 0) return [];
  const all = await documents.all('customers', mostCustomers);
  return all
    .filter((customer) => (asNumber ? hasNumber : hasWords)(customer, wanted))
    .sort((a, b) => sortName(a).localeCompare(sortName(b), 'fr') || (a.id < b.id ? -1 : 1))
    .slice(0, limit);
}

/** By the number that their code carries. */
export async function customerByCard(
  documents: Documents,
  cardNumber: string,
): Promise<CustomerDocument | null> {
  const all = await documents.all('customers', mostCustomers);
  return all.find((customer) => customer.cardNumber === cardNumber) ?? null;
}

/** What a customer is called, their company first; empty for nobody, and for who was forgotten. */
export async function nameOfCustomer(
  documents: Pick<Documents, 'get'>,
  customerId: string,
): Promise<string> {
  const customer = customerId === '' ? null : await documents.get('customers', customerId);
  if (customer === null) return '';
  return customer.business?.name ?? `${customer.firstName} ${customer.lastName}`.trim();
}

export function foundCustomerOf(customer: CustomerDocument): FoundCustomer {
  const { id, firstName, lastName, phone, email, city, cardNumber, business } = customer;
  const name = `${firstName} ${lastName}`.trim();
  return { id, name, phone, email, city, cardNumber, companyName: business?.name ?? '' };
}

function hasNumber(customer: CustomerDocument, [digits = '']: readonly string[]): boolean {
  return (
    customer.phone.includes(digits) ||
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
