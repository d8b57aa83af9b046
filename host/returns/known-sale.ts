import type { OrderDocument } from '../../contract/document/order.ts';
import type { Journal, SealedEntry } from '../../contract/port/journal.ts';
import type { JournalledSale } from '../../domain/return/give-back.ts';
import { receiptNumber } from '../../domain/till/receipt-number.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import { placeOfWebOrder } from '../../domain/transaction/sold-place.ts';
import { type FoundSale, saleAt, saleIn } from './find-sale.ts';
import type { KnownContent, KnownReceipts } from './known-receipts.ts';
import { saleOfOrder } from './sale-of-order.ts';
import { saleOfSlip, slipOf } from './sale-of-slip.ts';

/** A sale of any till of the network, as far as this one knows it. */
export interface KnownSale extends JournalledSale {
  /** This till's own journal, an entry that the platform gave, or the code on the receipt alone. */
  knownBy: 'journal' | 'platform' | 'code';
  /** Whether its signature was checked; a code may be signed by a key that nobody here knows. */
  isVerified: boolean;
  /** False when the code says how much was paid and not for what. */
  isWhole: boolean;
  /** When the platform last said what has come back of it everywhere; null when it never could. UTC. */
  asOf: string | null;
  soldBy: {
    companyId: string;
    companyName: string;
    storeId: string;
    storeName: string;
    tillNumber: string;
  };
  /** Its business day. */
  soldOn: string;
  /** Who bought, by their random reference; empty where nobody was named or the code alone is known. */
  customerId: string;
  /** Wall time at its till, `2026-11-22T14:05:33`; of a code the day alone, `2026-11-22`. */
  soldAtLocal: string;
}

/** What a sale is looked up in. */
export interface SaleSources {
  journal: Journal;
  receipts: KnownReceipts;
}

/** By where it stands; null when neither this till sold it nor somebody found it out. */
export function knownSale({ journal, receipts }: SaleSources, of: EntryPlace): KnownSale | null {
  const known = receipts.find(of);
  const asOf = known?.asOf ?? null;
  const own = saleAt(journal, of);
  if (own) return { ...ofEntry(own), knownBy: 'journal', asOf };
  if (known?.content?.kind === 'entry') {
    const sale = saleIn(sealedOf(known.content.entry));
    return sale && { ...ofEntry(sale), knownBy: 'platform', asOf };
  }
  if (known?.content?.kind === 'order')
    return known.content.found.isOfWeb ? { ...ofOrder(known.content), asOf } : null;
  return known?.content?.kind === 'code' ? { ...ofCode(known.content), asOf } : null;
}

/** An order that this till's store has nothing to do with, as the platform last told it. */
export function knownOrder(receipts: KnownReceipts, orderId: string): OrderDocument | null {
  const known = receipts.find(placeOfWebOrder(orderId));
  return known?.content?.kind === 'order' ? known.content.found.order : null;
}

/** Every entry that gave back of a sale, here or elsewhere, each once. */
export function givingBack({ journal, receipts }: SaleSources, of: EntryPlace): EntryPlace[] {
  const own = journal.givenBackBy(of);
  const isOwn = new Set(own.map(({ journalId, sequence }) => `${journalId}|${sequence}`));
  const others = receipts.givenBackBy(of);
  return [...own, ...others.filter((by) => !isOwn.has(`${by.journalId}|${by.sequence}`))];
}

function ofEntry({ signed, ...sale }: FoundSale): Omit<KnownSale, 'knownBy' | 'asOf'> {
  const { company, store, till } = signed;
  return {
    ...sale,
    ...{ isVerified: true, isWhole: true, soldAtLocal: signed.recordedAt.local },
    ...{ soldOn: signed.businessDay, customerId: signed.personal?.reference ?? '' },
    soldBy: {
      ...{ companyId: company.id, companyName: company.name },
      ...{ storeId: store.id, storeName: store.name, tillNumber: till.number },
    },
  };
}

function ofCode(content: KnownContent & { kind: 'code' }): Omit<KnownSale, 'asOf'> {
  const { key } = content;
  const slip = slipOf(content);
  const { of, transactionNumber, isWhole, businessDay } = slip;
  const tillNumber = key?.tillNumber ?? '?';
  return {
    of,
    receiptNumber: receiptNumber({ tillNumber, transactionNumber, journalId: of.journalId }),
    transaction: saleOfSlip(slip, content.items),
    ...{ knownBy: 'code', isVerified: key !== null, isWhole, soldAtLocal: businessDay },
    ...{ soldOn: businessDay, customerId: '' },
    soldBy: {
      ...{ companyId: key?.company.id ?? '', companyName: key?.company.name ?? '' },
      ...{ storeId: key?.store.id ?? '', storeName: key?.store.name ?? '', tillNumber },
    },
  };
}

/** No till signed it: what the platform says of it is all there is. */
function ofOrder(content: KnownContent & { kind: 'order' }): Omit<KnownSale, 'asOf'> {
  const { id, number, customerId, storeId, takenAt } = content.found.order;
  return {
    ...{ of: placeOfWebOrder(id), receiptNumber: number, transaction: saleOfOrder(content) },
    ...{ knownBy: 'platform', isVerified: true, isWhole: true, customerId },
    ...{ soldOn: takenAt.slice(0, 10), soldAtLocal: takenAt.slice(0, 10) },
    soldBy: { companyId: '', companyName: '', storeId, storeName: '', tillNumber: '' },
  };
}

function sealedOf(entry: (KnownContent & { kind: 'entry' })['entry']): SealedEntry {
  const { text, publicKey: _, ...columns } = entry;
  return { ...columns, bytes: new TextEncoder().encode(text) };
}
