import type { CustomerDocument } from '../document/customer.ts';
import type { CustomerPart } from './customer.ts';
import type { ReadEntry } from './read-entry.ts';

/** What an entry does to what is known of a customer; it needs the personal part beside the entry. */
export interface CustomerEffect {
  customerId: string;
  /** Who is not known and was not enrolled stays unknown: they were erased meanwhile, or are not known here. */
  apply(before: CustomerDocument | null, part: CustomerPart): CustomerDocument | null;
}

/** Of an entry that is about a customer; the platform and the till fold the same (law 9). */
export function customerEffectOf(read: ReadEntry): CustomerEffect | null {
  const { envelope } = read;
  const customerId = envelope.personal?.reference ?? '';
  if (!read.known || read.type !== 'customer' || envelope.journal.kind !== 'live') return null;
  if (customerId === '' || read.body.act === 'marked') return null;
  const { act, consents } = read.body;
  const at = envelope.businessDay;
  return {
    customerId,
    apply(before, part) {
      if (before === null && act !== 'enrolled') return null;
      const known = before ?? unknown(customerId, at);
      const said = { ...known.consents };
      for (const { purpose, isGiven, textVersion, language, how } of consents) {
        const where = { storeName: envelope.store.name, tillNumber: envelope.till.number };
        said[purpose] = { isGiven, at, proof: { textVersion, language, how, ...where } };
      }
      return { ...known, ...part, consents: said };
    },
  };
}

function unknown(id: string, at: string): Omit<CustomerDocument, keyof CustomerPart> {
  const none = { isGiven: false, at };
  return {
    ...{ id, kind: 'customer', tier: '', points: 0, business: null, loyalty: null },
    consents: { email: none, sms: none, profiling: none },
  };
}
