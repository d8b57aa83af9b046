import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { givenBackOf, salesReturnedIn } from '../../domain/return/given-back.ts';
import { isSoundLeft, type LineWorth, leftOfLine } from '../../domain/return/left-of-line.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { Transaction } from '../../domain/transaction/transaction.ts';
import type { TillContext } from '../commands/till-context.ts';
import { givingBack, knownSale, type SaleSources } from './known-sale.ts';

/**
 * What has come back of a sale as the journal tells it, and what other tills are known to have taken
 * back. A return that can no longer be read (its
 * segment was purged) leaves what is left unknown, so nothing more is taken back.
 */
export function transactionsGivingBack(
  from: SaleSources,
  of: EntryPlace,
): Result<Transaction[], Failure> {
  const given = givingBack(from, of).map((by) => knownSale(from, by)?.transaction ?? null);
  const read = given.filter((transaction) => transaction !== null);
  return read.length === given.length ? ok(read) : refuse(fail('RECEIPT_ARCHIVED'));
}

/** What is left of each line of a sale, by its number; what `baskets` hold counts as gone. */
export function leftOfSale(
  sources: SaleSources,
  sale: { of: EntryPlace; transaction: Transaction },
  baskets: readonly Basket[],
): Result<ReadonlyMap<number, { left: LineWorth; givenBack: readonly LineWorth[] }>, Failure> {
  const transactions = transactionsGivingBack(sources, sale.of);
  if (!transactions.ok) return transactions;
  const from = { transactions: transactions.value, baskets };
  return ok(
    new Map(
      sale.transaction.lines.map((line) => {
        const givenBack = givenBackOf({ ...sale.of, line: line.number }, from);
        return [line.number, { left: leftOfLine(line, givenBack), givenBack }];
      }),
    ),
  );
}

/**
 * Whether what a basket gives back still fits what was sold. It did when each line was added; since
 * then a line may have been taken out, returned by another seat, and brought back by an undo.
 */
export function returnsFit(
  till: Pick<TillContext, 'journal' | 'receipts' | 'shelf'>,
  basket: Basket,
): Result<null, Failure> {
  const others = till.shelf.all().filter(({ id }) => id !== basket.id);
  for (const of of salesReturnedIn(basket.lines)) {
    const sale = knownSale(till, of);
    if (!sale) return refuse(fail('RECEIPT_ARCHIVED'));
    const lines = leftOfSale(till, sale, [...others, basket]);
    if (!lines.ok) return lines;
    for (const [number, { left }] of lines.value) {
      const held = givenBackOf({ ...of, line: number }, { transactions: [], baskets: [basket] });
      const name = sale.transaction.lines.find((line) => line.number === number)?.label ?? '';
      if (held.length > 0 && !isSoundLeft(left)) return refuse(fail('RETURN_CHANGED', { name }));
    }
  }
  return ok(null);
}
