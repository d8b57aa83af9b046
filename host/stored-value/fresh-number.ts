import { createHash } from 'node:crypto';
import { assert } from '../../domain/assert.ts';
import {
  lastMonthOf,
  newValueNumber,
  type ValueKind,
} from '../../domain/stored-value/value-number.ts';
import { earliestDay } from '../../domain/till/business-day.ts';
import type { TillContext } from '../commands/till-context.ts';

/** One of 2^40 is taken once in a long life; eight in a row are a random source that gives no random. */
const maximumTries = 8;

/** A number that nothing goes under yet, in the journal or in a basket; it says how long it is good. */
export function freshNumber(till: TillContext, kind: ValueKind): string {
  const { giftCardMonths, storeCreditMonths } = till.tenders().storedValue;
  const months = { 'gift-card': giftCardMonths, 'store-credit': storeCreditMonths, deposit: 0 };
  const lastMonth = lastMonthOf(dayOfIssue(till.businessDay()), months[kind]);
  for (let tried = 0; tried < maximumTries; tried += 1) {
    const random = createHash('sha256').update(till.newId()).digest().subarray(0, 5);
    const number = newValueNumber(kind, random, lastMonth);
    if (isFree(till, number)) return number;
  }
  assert(false, 'Numbers of stored value are drawn at random');
}

function isFree({ journal, shelf }: TillContext, number: string): boolean {
  const isInBasket = shelf
    .all()
    .some(
      ({ lines, tenders }) =>
        lines.some(({ serialNumber }) => serialNumber === number) ||
        tenders.some(({ reference }) => reference === number),
    );
  return !isInBasket && journal.valueRows(number).length === 0;
}

/** A till that was first started with a dead clock counts days of long ago; numbers begin later. */
function dayOfIssue(businessDay: string): string {
  return businessDay < earliestDay ? earliestDay : businessDay;
}
