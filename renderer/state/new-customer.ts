import type { SaidOfCustomer } from '../../contract/host/calls/customer-calls.ts';
import type { ConsentPurpose } from '../../domain/customer/consent.ts';

/** Somebody who is being enrolled, as it is typed. */
export interface NewCustomer {
  said: SaidOfCustomer;
  /** Answers to those consents that were asked for; of the others nobody said anything. */
  consents: Partial<Record<ConsentPurpose, boolean>>;
}

/** What was looked for is what they said first: a telephone, an e-mail, a name (first name first). */
export function beginningOf(search: string, language: SaidOfCustomer['language']): NewCustomer {
  const typed = search.trim();
  const nothing: SaidOfCustomer = {
    ...{ firstName: '', lastName: '', phone: '', email: '', postcode: '', city: '' },
    ...{ language, cardNumber: '', birthMonth: null },
  };
  if (/^\+?[\d\s.()/-]+$/.test(typed)) return { said: { ...nothing, phone: typed }, consents: {} };
  if (typed.includes('@')) return { said: { ...nothing, email: typed }, consents: {} };
  const [first = '', ...rest] = typed.split(/\s+/);
  const said =
    rest.length === 0
      ? { ...nothing, lastName: first }
      : { ...nothing, firstName: first, lastName: rest.join(' ') };
  return { said, consents: {} };
}
