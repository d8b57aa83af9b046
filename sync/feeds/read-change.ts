import { z } from 'zod';
import { documentReaders } from '../../contract/port/document-readers.ts';
import type { CollectionName, DocumentChange } from '../../contract/port/documents.ts';

/** A change as the till can store it; null for what only a newer program can read. */
export function readChange(change: unknown): DocumentChange | null {
  const envelope = changeEnvelope.safeParse(change);
  if (!envelope.success) return null;
  const { collection, document, erased } = envelope.data;
  if (erased !== undefined) return { collection, erased };
  return documentOf(collection, document);
}

const collections = [
  'items',
  'prices',
  'promotions',
  'stock',
  'customers',
  'operators',
  'settings',
  'orders',
  'tasks',
  'dossiers',
] as const satisfies CollectionName[];

const changeEnvelope = z.object({
  collection: z.enum(collections),
  document: z.unknown().optional(),
  erased: z.string().min(1).max(200).optional(),
});

function documentOf(collection: CollectionName, given: unknown): DocumentChange | null {
  switch (collection) {
    case 'items': {
      const read = documentReaders.items.safeParse(given);
      return read.success ? { collection, document: read.data } : null;
    }
    case 'prices': {
      const read = documentReaders.prices.safeParse(given);
      return read.success ? { collection, document: read.data } : null;
    }
    case 'promotions': {
      const read = documentReaders.promotions.safeParse(given);
      return read.success ? { collection, document: read.data } : null;
    }
    case 'stock': {
      const read = documentReaders.stock.safeParse(given);
      return read.success ? { collection, document: read.data } : null;
    }
    case 'customers': {
      const read = documentReaders.customers.safeParse(given);
      return read.success ? { collection, document: read.data } : null;
    }
    case 'operators': {
      const read = documentReaders.operators.safeParse(given);
      return read.success ? { collection, document: read.data } : null;
    }
    case 'settings': {
      const read = documentReaders.settings.safeParse(given);
      return read.success ? { collection, document: read.data } : null;
    }
    case 'orders': {
      const read = documentReaders.orders.safeParse(given);
      return read.success ? { collection, document: read.data } : null;
    }
    case 'tasks': {
      const read = documentReaders.tasks.safeParse(given);
      return read.success ? { collection, document: read.data } : null;
    }
    case 'dossiers': {
      const read = documentReaders.dossiers.safeParse(given);
      return read.success ? { collection, document: read.data } : null;
    }
  }
}
