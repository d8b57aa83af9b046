import { z } from 'zod';
import type { Envelope } from '../../contract/entry/envelope.ts';
import { readEntry } from '../../contract/entry/read-entry.ts';
import type { Journal } from '../../contract/port/journal.ts';
import type { BuyerDetails } from '../../domain/invoice/buyer-form.ts';
import type { PlacedInvoice } from '../../domain/invoice/draft-invoice.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';

/** An invoice or credit note of this till, with what stands beside it. */
export interface StoredInvoice extends PlacedInvoice {
  signed: Envelope;
  /** Of the entry. */
  hash: string;
  /** Null once it was erased. */
  personal: { reference: string; details: BuyerDetails } | null;
}

/** Null for any other entry, and for one that was purged. */
export function invoiceAt(
  journal: Journal,
  { journalId, sequence }: EntryPlace,
): StoredInvoice | null {
  const entry = journal.find(journalId, sequence);
  if (entry?.type !== 'invoice') return null;
  const read = readEntry(entry.bytes);
  if (!read.known || read.type !== 'invoice') return null;
  const part = journal.personalPart(journalId, sequence);
  return {
    place: { journalId, sequence },
    invoice: read.body,
    signed: read.envelope,
    hash: entry.hash,
    personal: part && {
      reference: part.reference,
      details: buyerDetails.parse(JSON.parse(part.text)),
    },
  };
}

/** Invoice and credit notes of a transaction, as far as they can be read. */
export function invoicesAt(journal: Journal, of: EntryPlace): StoredInvoice[] {
  return journal.invoicesOf(of).flatMap((place) => invoiceAt(journal, place) ?? []);
}

const text = z.string().default('');

/** As releases wrote it; what is not there is empty. */
const buyerDetails: z.ZodType<BuyerDetails> = z.object({
  name: text,
  street: text,
  postcode: text,
  city: text,
  country: text,
  siret: text,
  orderReference: text,
});
