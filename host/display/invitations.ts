import { packInvitation } from '../../domain/customer/invitation.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { SignedCodes } from '../codes/signed-codes.ts';

/** Somebody fills the form while they are served; the code of a basket is no good for longer. */
const basketMinutes = 30;
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Codes that bring a customer's own telephone to the platform's page; made and signed here, without a network. */
export type Invitations = ReturnType<typeof createInvitations>;

export function createInvitations(from: {
  codes(): Pick<SignedCodes, 'write'>;
  newId(): string;
  nowMs(): number;
  /** Where the platform's pages are reached by customers; empty: nobody is invited. */
  page(): string;
  /** So long a paid sale can be claimed. */
  claimDays(): number;
}) {
  const addressOf = (customerId: string, lifeMs: number, of: EntryPlace | null): string => {
    const page = from.page().replace(/\/$/, '');
    if (page === '') return '';
    const payload = packInvitation({ customerId, expiresMs: from.nowMs() + lifeMs, of });
    return payload === null ? '' : `${page}/c/${from.codes().write('invitation', payload)}`;
  };
  return {
    /** Of an open basket: who fills the form becomes its customer. */
    toBasket(): { customerId: string; address: string } {
      const customerId = from.newId();
      return { customerId, address: addressOf(customerId, basketMinutes * minuteMs, null) };
    },
    /** Of a paid sale; by the id of its basket's invitation where that was shown: it may be used by now. */
    toSale(of: EntryPlace, customerId: string | null): string {
      return addressOf(customerId ?? from.newId(), from.claimDays() * dayMs, of);
    },
  };
}
