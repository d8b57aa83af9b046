import {
  staffPurchasesId,
  staffPurchasesSetting,
  staffRulesId,
  staffRulesSetting,
} from '../../contract/document/staff-rules.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { priceLines } from '../../domain/pricing/price-lines.ts';
import { staffPurchases } from '../../domain/staff/staff-purchase.ts';
import {
  type StaffBuyer,
  type StaffTerms,
  shippedStaffTerms,
} from '../../domain/staff/staff-terms.ts';
import type { TillContext } from '../commands/till-context.ts';
import { ownStaffPurchasesMinor } from './own-staff-purchases.ts';

/** The feed that brings every till what the staff bought anywhere. */
const networkFeed = 'network.till';

/**
 * Somebody of the staff as a basket names them now: today's terms, and what is left of their quota of the
 * calendar year of the business day: as the document says, less what this till sold them since (law 8) and
 * what its other baskets hold that have begun to be paid. What other tills sold them while they or this
 * one are offline is not in it.
 */
export async function staffBuyerNow(
  till: Pick<
    TillContext,
    'documents' | 'journal' | 'acknowledgedThrough' | 'shelf' | 'businessDay'
  >,
  operatorId: string,
  basketId: string,
): Promise<StaffBuyer> {
  const { documents } = till;
  const terms = await staffTermsNow(documents);
  if (terms.quotaMinor === null) return { operatorId, terms, quotaLeftMinor: null };
  const year = till.businessDay().slice(0, 4);
  // The cut-off first: what a page brings in between counts twice rather than not at all.
  const feed = await documents.feedState(networkFeed);
  const known = await documents.get('settings', staffPurchasesId(operatorId, year));
  const elsewhereMinor = (known && staffPurchasesSetting.safeParse(known.value).data)?.boughtMinor;
  const boughtMinor = Math.max(
    0,
    (elsewhereMinor ?? 0) + ownStaffPurchasesMinor(till, feed, { operatorId, year }),
  );
  const heldMinor = sumMinor(
    till.shelf
      .all()
      .filter(({ id, tenders }) => id !== basketId && tenders.length > 0)
      .map((basket) => countedFor(basket, operatorId)),
  );
  return {
    ...{ operatorId, terms },
    quotaLeftMinor: Math.max(0, terms.quotaMinor - boughtMinor - heldMinor),
  };
}

/** What the setting says; what is shipped where there is none, or one that can't be read. */
export async function staffTermsNow(
  documents: Pick<TillContext['documents'], 'get'>,
): Promise<StaffTerms> {
  const rules = await documents.get('settings', staffRulesId);
  return (rules && staffRulesSetting.safeParse(rules.value).data) ?? shippedStaffTerms;
}

/** What a basket counts towards somebody's quota. Goods that come back give none before they are back. */
export function countedFor(basket: Basket, operatorId: string): number {
  const sold = priceLines(basket).filter(({ line }) => line.returned === null);
  return sumMinor(
    staffPurchases(sold)
      .filter((purchase) => purchase.operatorId === operatorId)
      .map(({ amountMinor }) => amountMinor),
  );
}
