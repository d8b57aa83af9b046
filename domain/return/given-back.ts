import type { Basket, BasketLine } from '../basket/basket.ts';
import { isDepositGivenBack } from '../stored-value/deposit-given-up.ts';
import { type EntryPlace, placeText } from '../transaction/entry-place.ts';
import { soldPlace } from '../transaction/sold-place.ts';
import type { LineItem, Transaction } from '../transaction/transaction.ts';
import type { LineWorth } from './left-of-line.ts';

/** A line of an entry. */
export type SoldLinePlace = EntryPlace & { line: number };

/** What has come back of a sold line, and what baskets hold of it that have not been paid out yet. */
export function givenBackOf(
  sold: SoldLinePlace,
  from: { transactions: readonly Transaction[]; baskets: readonly Basket[] },
): LineWorth[] {
  const journalled = from.transactions.flatMap(({ lines }) =>
    lines.filter(({ returnOf }) => returnOf !== null && isOf(returnOf, sold)),
  );
  const held = from.baskets.flatMap(({ lines }) =>
    lines.flatMap((line) =>
      line.returned?.of && isOf(line.returned.of, sold) ? heldWorth(line) : [],
    ),
  );
  return [...journalled, ...held];
}

function heldWorth({ returned, quantity }: BasketLine): LineWorth[] {
  return returned ? [{ ...returned, quantity }] : [];
}

function isOf(named: NonNullable<LineItem['returnOf']>, sold: SoldLinePlace): boolean {
  const place = soldPlace(named);
  return (
    place !== null &&
    'line' in named &&
    named.line === sold.line &&
    place.journalId === sold.journalId &&
    place.sequence === sold.sequence
  );
}

/**
 * The entries that sold what a basket gives back, each once. A deposit that is deducted or kept is no return, one
 * that is given back is.
 */
export function salesReturnedIn(lines: readonly BasketLine[]): EntryPlace[] {
  const places = lines
    .filter(isGivenBack)
    .flatMap(({ returned }) => (returned?.of && 'journalId' in returned.of ? [returned.of] : []));
  const each = new Map(
    places.map(({ journalId, sequence }) => {
      const place = { journalId, sequence };
      return [placeText(place), place] as const;
    }),
  );
  return [...each.values()];
}

/** Whether a line has money go back to who paid for it: goods that come back, the deposit on goods given up. */
export function isGivenBack(line: BasketLine): boolean {
  return line.returned !== null && (line.accounting !== 'deposit' || isDepositGivenBack(line));
}
