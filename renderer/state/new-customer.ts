import type { SaidOfCustomer } from '../../contract/host/calls/customer-calls.ts';
import type { ConsentPurpose } from '../../domain/customer/consent.ts';

/** Somebody who is being enrolled, as it is typed. */
export interface NewCustomer {
  said: SaidOfCustomer;
  /** Answers to those consents that were asked for; of the others nobody said anything. */
  consents: Partial<Record<ConsentPurpose, boolean>>;
  /** The customer whose telephone, e-mail or card was typed, once the till said so; null for nobody. */
  knownId: string | null;
}

/** Whether two are found by the same telephone, e-mail and card: what is known of one is known of the other. */
export function isFoundBySame(
  { said: one }: Pick<NewCustomer, 'said'>,
  { said: other }: Pick<NewCustomer, 'said'>,
): boolean {
  return (
    one.phone === other.phone && one.email === other.email && one.cardNumber === other.cardNumber
  );
}

/** What was looked for is what they said first: a telephone, an e-mail, a name (first name first). */
export function beginningOf(search: string, language: SaidOfCustomer['language']): NewCustomer {
  const typed = search.trim();
  const nothing: SaidOfCustomer = {
    ...{ firstName: '', lastName: '', phone: '', email: '', postcode: '', city: '' },
    ...{ language, cardNumber: '', birthMonth: null },
  };
  const unasked = { consents: {}, knownId: null };
  if (/^\+?[\d\s.()/-]+$/.test(typed)) return { said: { ...nothing, phone: typed }, ...unasked };
  if (typed.includes('@')) return { said: { ...nothing, email: typed }, ...unasked };
  const [first = '', ...rest] = typed.split(/\s+/);
  const said =
    rest.length === 0
      ? { ...nothing, lastName: first }
      : { ...nothing, firstName: first, lastName: rest.join(' ') };
  return { said, ...unasked };
}
