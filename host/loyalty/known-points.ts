import type { CustomerDocument } from '../../contract/document/customer.ts';
import { loyaltyProgramme, loyaltyProgrammeId } from '../../contract/document/loyalty-programme.ts';
import { foldLedger } from '../../domain/loyalty/fold-ledger.ts';
import type { PointsMovement } from '../../domain/loyalty/ledger.ts';
import { type LoyaltyProgramme, termsOn } from '../../domain/loyalty/loyalty-programme.ts';
import { pointsOfPurchase } from '../../domain/loyalty/points-of-purchase.ts';
import { pointsSpent } from '../../domain/loyalty/points-spent.ts';
import type { KnownPoints } from '../../domain/loyalty/rewards-offered.ts';
import { earnedBack, spentBack } from '../../domain/loyalty/share-points.ts';
import type { TillContext } from '../commands/till-context.ts';
import { knownCustomer } from '../customers/known-customers.ts';
import { storeFeed } from '../store/store-feed.ts';
import { type OwnLoyalty, ownLoyalty } from './own-loyalty.ts';

type Sources = Pick<TillContext, 'documents' | 'journal' | 'acknowledgedThrough' | 'businessDay'>;

/** What this till knows of a customer's points: what the platform told, and its own work since (law 8). */
export interface CustomerPoints extends KnownPoints {
  programme: LoyaltyProgramme;
  /** When the platform told it; null when no programme ever counted them. */
  asOf: string | null;
  /** Given away by this till and not confirmed yet. */
  unconfirmedPoints: number;
  nextExpiry: { on: string; points: number } | null;
  /** Of this till's own work since, the newest last. */
  movements: readonly PointsMovement[];
}

/** The programme as the feed brought it; null without one, and for one that a later release wrote. */
async function programmeNow(
  documents: Pick<TillContext['documents'], 'get'>,
): Promise<LoyaltyProgramme | null> {
  const setting = await documents.get('settings', loyaltyProgrammeId);
  return (setting && loyaltyProgramme.safeParse(setting.value).data) ?? null;
}

/**
 * Points and tier of a customer: as the document says, with what this till did since. What other tills
 * did meanwhile is not in it, and the tier is the platform's to change. Null without a programme, and for
 * somebody whom this till does not know.
 */
export async function knownPoints(
  till: Sources,
  customerId: string,
): Promise<CustomerPoints | null> {
  const programme = await programmeNow(till.documents);
  if (programme === null) return null;
  // The cut-off first: what a page brings in between counts twice rather than not at all.
  const feed = await till.documents.feedState(storeFeed);
  // Who was enrolled here has points before the platform knows them.
  const customer = await knownCustomer(till, customerId);
  if (customer === null) return null;
  const own = ownLoyalty(till, feed, customerId);
  return withOwn(customer, own, programme, till.businessDay());
}

function withOwn(
  customer: CustomerDocument,
  own: OwnLoyalty,
  programme: LoyaltyProgramme,
  today: string,
): CustomerPoints {
  const { loyalty } = customer;
  const expiry = loyalty?.nextExpiry ?? null;
  const isGone = expiry !== null && expiry.on <= today;
  const tier = tierToday(customer, today);
  const toldPoints = customer.points - (isGone ? expiry.points : 0);
  const isNew = toldPoints === 0 && tier === '' && loyalty?.hasPurchased !== true;
  const days = own.purchases.map(({ businessDay }) => businessDay).toSorted();
  const day = days[0] ?? today;
  const ledger = foldLedger(
    {
      purchases: own.purchases,
      returns: own.returns.filter((each) => each.containedSale === null).map(({ back }) => back),
      opening: isNew ? null : { day, points: toldPoints, tier },
    },
    programme,
    today,
  );
  const movements = ledger.movements.filter(({ kind }) => kind !== 'opening');
  const spent = movements.filter(({ kind }) => kind === 'spent' || kind === 'spent-back');
  return {
    programme,
    points: ledger.points + pointsBack(own, programme, tier),
    tier,
    asOf: loyalty?.asOf ?? null,
    hasPurchased: ledger.hasPurchased,
    birthdayYear: ledger.birthdayYear || (loyalty?.birthdayYear ?? ''),
    birthMonth: customer.birthMonth,
    unconfirmedPoints: spent.reduce((sum, { points }) => sum - points, 0),
    nextExpiry: isGone ? null : expiry,
    movements,
  };
}

/** What it is by now, if nothing else happened. */
function tierToday({ tier, loyalty }: CustomerDocument, today: string): string {
  const next = loyalty?.nextTier ?? null;
  return next !== null && next.on <= today ? next.tier : tier;
}

/** Of sales that the document contains: as they would earn by today's tier; the platform knows exactly. */
function pointsBack({ returns }: OwnLoyalty, programme: LoyaltyProgramme, tier: string): number {
  return returns.reduce((sum, { back, containedSale: sale }) => {
    const terms = sale && termsOn(programme, sale.businessDay);
    const sold = sale?.lines.find(({ line }) => line === back.of.line);
    if (!sale || !terms || !sold) return sum;
    const earned = pointsOfPurchase(sale, terms, { tier, isFirst: false });
    const points = earned.find(({ line }) => line === sold.line)?.points ?? 0;
    const spent = pointsSpent(sale, terms).ofLines.get(sold.line) ?? 0;
    const { quantityMilli: soldMilli } = sold;
    return (
      sum -
      earnedBack(points, soldMilli, back.quantityMilli) +
      spentBack(spent, soldMilli, back.quantityMilli)
    );
  }, 0);
}
