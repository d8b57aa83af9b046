import { termsOn } from '../../domain/loyalty/loyalty-programme.ts';
import { pointsOfPurchase } from '../../domain/loyalty/points-of-purchase.ts';
import type { ReceiptFacts } from '../../domain/receipt/receipt-facts.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { TillContext } from '../commands/till-context.ts';
import { knownPoints } from './known-points.ts';
import { transactionOf } from './own-loyalty.ts';

/** What the customer of a transaction earned by it and has today, as this till knows it; null of nobody, and in training. */
export async function loyaltyOnReceipt(
  till: Pick<TillContext, 'kind' | 'documents' | 'journal' | 'acknowledgedThrough' | 'businessDay'>,
  { journalId, sequence }: EntryPlace,
): Promise<ReceiptFacts['loyalty']> {
  const entry = till.journal.find(journalId, sequence);
  const isLive = till.journal
    .heads()
    .some((head) => head.journalId === journalId && head.kind === 'live');
  const read = isLive && entry ? transactionOf(entry) : null;
  if (!read || read.customerId === '') return null;
  const known = await knownPoints(till, read.customerId);
  if (known === null) return null;
  const { programme, points, movements, tier } = known;
  const own = movements.filter(
    ({ kind, of }) => kind === 'earned' && of?.journalId === journalId && of.sequence === sequence,
  );
  const terms = termsOn(programme, read.purchase.businessDay);
  if (terms === null || read.purchase.currency !== programme.currency) return null;
  // The document may contain it already: then nobody but the platform knows whether it was the first.
  const earned =
    own.length > 0 ? own : pointsOfPurchase(read.purchase, terms, { tier, isFirst: false });
  return {
    earned: earned.reduce((sum, each) => sum + each.points, 0),
    ...{ points, day: till.businessDay() },
  };
}
