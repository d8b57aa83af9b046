import type { CustomerDocument } from '../../contract/document/customer.ts';
import { readEnvelope } from '../../contract/entry/read-entry.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import { leftOnAccountMinor, owedMinor } from '../../domain/customer/business.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Tender } from '../../domain/tender/offer-tender.ts';
import { permit } from '../commands/permit.ts';
import type { TillContext } from '../commands/till-context.ts';
import { storeFeed } from '../store/store-feed.ts';
import { type CustomerSources, knownCustomer } from './known-customers.ts';
import { ownChargesMinor } from './own-charges.ts';

/** Terms of a company and where its account stands, as far as this till knows. */
interface KnownAccount {
  limitMinor: number;
  owedMinor: number;
  leftMinor: number;
  days: number;
}

/**
 * A customer, and what their company owes: as the document says, with what this till charged since
 * (law 8). What other tills charged while they or this one are offline is not in it.
 */
export async function knownBusiness(
  sources: CustomerSources,
  customerId: string,
): Promise<{ customer: CustomerDocument | null; account: KnownAccount | null }> {
  // The cut-off first: what a page brings in between counts twice rather than not at all.
  const feed = await sources.documents.feedState(storeFeed);
  const customer = await knownCustomer(sources, customerId);
  const terms = customer?.business?.account ?? null;
  if (terms === null) return { customer, account: null };
  const ownMinor = ownChargesMinor(sources, feed, customerId);
  const account = {
    ...{ limitMinor: terms.limitMinor, days: terms.days },
    owedMinor: owedMinor(terms, ownMinor),
    leftMinor: leftOnAccountMinor(terms, ownMinor),
  };
  return { customer, account };
}

/** Whether so much more of the basket may be put on its company's account. */
export async function mayCharge(
  till: TillContext,
  basket: Basket,
  amountMinor: number,
): Promise<Result<null, Failure>> {
  const { customer, currency } = basket;
  if (!customer) return refuse(fail('ACCOUNT_NO_TERMS'));
  const { account } = await knownBusiness(till, customer.id);
  if (account === null) return refuse(fail('ACCOUNT_NO_TERMS'));
  const taken = sumMinor(
    [basket, ...otherBasketsOf(till, basket)].flatMap(({ tenders }) =>
      tenders.filter(({ kind }) => kind === 'account').map((tender) => tender.amountMinor),
    ),
  );
  const leftMinor = Math.max(0, account.leftMinor - taken);
  if (amountMinor > leftMinor) {
    return refuse(fail('ACCOUNT_OVER_LIMIT', { leftMinor, currency }));
  }
  return permit(till, basket.seat, 'account-payment', basket);
}

/** Other baskets of the same customer that are not paid yet: what they take of the account they hold. */
export function otherBasketsOf({ shelf }: TillContext, { id, customer }: Basket): Basket[] {
  return shelf.all().filter((other) => other.id !== id && other.customer?.id === customer?.id);
}

/** What was bought on account goes back to the account of who bought it, and to no other. */
export function creditsOwnAccount(
  { journal }: TillContext,
  { customer }: Basket,
  tenders: readonly Tender[],
): Result<null, Failure> {
  const isOther = tenders.some(({ kind, refundOf }) => {
    if (kind !== 'account' || refundOf === null) return false;
    const sale = journal.find(refundOf.journalId, refundOf.sequence);
    const reference = sale && readEnvelope(sale.bytes).personal?.reference;
    return !reference || reference !== customer?.id;
  });
  return isOther ? refuse(fail('ACCOUNT_OTHER_CUSTOMER')) : ok(null);
}
