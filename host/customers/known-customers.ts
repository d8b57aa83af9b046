import type { CustomerDocument } from '../../contract/document/customer.ts';
import { customerPart } from '../../contract/entry/customer.ts';
import { customerEffectOf } from '../../contract/entry/customer-effect.ts';
import { readEntry, readEnvelope } from '../../contract/entry/read-entry.ts';
import type { Documents } from '../../contract/port/documents.ts';
import type { SealedEntry } from '../../contract/port/journal.ts';
import { asWritten, entriesSince, type OwnJournals } from '../journal/entries-since.ts';
import { storeFeed } from '../store/store-feed.ts';

/** Customers that a till of one store is looked through for; the customer feed gives it no more. */
const mostCustomers = 20_000;

export interface CustomerSources extends OwnJournals {
  documents: Pick<Documents, 'all' | 'get' | 'feedState'>;
}

/**
 * The customers that this till knows: its documents, and over them what its own entries say that the
 * platform has not told back yet (law 8). Who was erased is in neither.
 */
export async function knownCustomers(sources: CustomerSources): Promise<CustomerDocument[]> {
  // The cut-off first: what a page brings in between is folded over itself, which changes nothing.
  const own = await ownEntries(sources);
  const documents = await sources.documents.all('customers', mostCustomers);
  if (own.length === 0) return documents;
  const known = new Map<string, CustomerDocument | null>(documents.map((each) => [each.id, each]));
  for (const entry of own) fold(entry, known, sources);
  return [...known.values()].filter((customer) => customer !== null);
}

/** One of them, by their random id; null for nobody, and for who was forgotten. */
export async function knownCustomer(
  sources: CustomerSources,
  customerId: string,
): Promise<CustomerDocument | null> {
  return await (await customerReader(sources))(customerId);
}

export type CustomerReader = (customerId: string) => Promise<CustomerDocument | null>;

/** Reads many one by one: the till's own entries are looked through once. */
export async function customerReader(sources: CustomerSources): Promise<CustomerReader> {
  const own = Map.groupBy(await ownEntries(sources), ({ bytes }) => referenceOf(bytes));
  return async (customerId) => {
    if (customerId === '') return null;
    const known = new Map([[customerId, await sources.documents.get('customers', customerId)]]);
    for (const entry of own.get(customerId) ?? []) fold(entry, known, sources);
    return known.get(customerId) ?? null;
  };
}

/** First and last name; empty for nobody. */
export function personName(customer: CustomerDocument | null): string {
  return customer ? `${customer.firstName} ${customer.lastName}`.trim() : '';
}

/** What a customer is called, their company first; empty for nobody, and for who was forgotten. */
export async function nameOfCustomer(
  sources: CustomerSources,
  customerId: string,
): Promise<string> {
  const customer = await knownCustomer(sources, customerId);
  if (customer === null) return '';
  return customer.business?.name ?? personName(customer);
}

function referenceOf(bytes: SealedEntry['bytes']): string {
  return readEnvelope(bytes).personal?.reference ?? '';
}

async function ownEntries({ documents, ...journals }: CustomerSources): Promise<SealedEntry[]> {
  const feed = await documents.feedState(storeFeed);
  return [...entriesSince(journals, feed, 'customer')].toSorted(asWritten(journals.journal));
}

function fold(
  entry: SealedEntry,
  known: Map<string, CustomerDocument | null>,
  { journal }: CustomerSources,
): void {
  const stored = journal.personalPart(entry.journalId, entry.sequence);
  // Erased here since.
  if (stored === null) return;
  const effect = customerEffectOf(readEntry(entry.bytes));
  const part = customerPart.safeParse(JSON.parse(stored.text));
  if (effect === null || !part.success) return;
  known.set(effect.customerId, effect.apply(known.get(effect.customerId) ?? null, part.data));
}
