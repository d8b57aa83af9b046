import { createHash } from 'node:crypto';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Journal } from '../../contract/port/journal.ts';
import type { Basket, BasketLine } from '../../domain/basket/basket.ts';
import { settle } from '../../domain/basket/settle.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { heldMinor } from '../../domain/stored-value/held-value.ts';
import { accountOf, mayTake, type ValueAccount } from '../../domain/stored-value/value-account.ts';
import {
  lastMonthOf,
  newValueNumber,
  printValueNumber,
  readValueNumber,
  type ValueKind,
} from '../../domain/stored-value/value-number.ts';
import type { Tender } from '../../domain/tender/offer-tender.ts';
import type { TillContext } from '../commands/till-context.ts';
import { localTime } from '../journal/local-time.ts';

/** The account under a number as somebody typed it; only what this till's own journals tell. */
export function accountAt(journal: Journal, typed: string): Result<ValueAccount, Failure> {
  const read = readValueNumber(typed);
  if (!read.ok) return refuse(fail('VALUE_MISTYPED'));
  const { number } = read.value;
  const account = accountOf(journal.valueRows(number));
  return account
    ? ok(account)
    : refuse(fail('VALUE_UNKNOWN', { number: printValueNumber(number) }));
}

/** Refused when that much is not there, or a basket that is not paid yet has it. */
export function takeFrom(
  till: TillContext,
  account: ValueAccount,
  amountMinor: number,
): Result<null, Failure> {
  const now = { heldMinor: heldMinor(unpaid(till), account.number), businessDay: today(till) };
  const may = mayTake(account, amountMinor, now);
  if (may.ok) return may;
  const { code, ...details } = may.error;
  return refuse(fail(code, { ...details, currency: account.currency }));
}

/** What is left under the number of a tender, baskets that are not paid counted off; null where it has none. */
export function leftOf(
  till: TillContext,
  { kind, reference }: { kind: Tender['kind']; reference: string },
): number | null {
  if (!isStored(kind)) return null;
  const account = accountOf(till.journal.valueRows(reference));
  return account && availableMinor(till, account);
}

/** What can still be taken of an account, baskets that are not paid counted off. */
export function availableMinor(till: TillContext, account: ValueAccount): number {
  return account.balanceMinor - heldMinor(unpaid(till), account.number);
}

/** Whether a basket may be completed with what it takes of cards, avoirs and deposits. */
export function valuesFit(till: TillContext, basket: Basket): Result<null, Failure> {
  const there = numbersFit(till, basket);
  return there.ok ? depositsFit(basket) : there;
}

/**
 * Whether all that a basket takes is there, whatever other seats did meanwhile: an undo may bring a
 * deduction back that somebody else has used.
 */
export function numbersFit(till: TillContext, basket: Basket): Result<null, Failure> {
  const others = unpaid(till).filter(({ id }) => id !== basket.id);
  for (const number of numbersTakenBy(basket)) {
    const account = accountOf(till.journal.valueRows(number));
    const held = heldMinor([...others, basket], number);
    if (!account || account.balanceMinor < held) return refuse(fail('VALUE_CHANGED'));
  }
  return ok(null);
}

/** A number that nothing goes under yet, and how long it will be good. */
export function freshNumber(till: TillContext, kind: ValueKind): string {
  const { giftCardMonths, storeCreditMonths } = till.tenders().storedValue;
  const months = { 'gift-card': giftCardMonths, 'store-credit': storeCreditMonths, deposit: 0 };
  const lastMonth = lastMonthOf(today(till), months[kind]);
  for (;;) {
    const random = createHash('sha256').update(till.newId()).digest().subarray(0, 5);
    const number = newValueNumber(kind, random, lastMonth);
    if (till.journal.valueRows(number).length === 0) return number;
  }
}

/** Deposits pay for goods: they never come to more than what is sold, or money would go back. */
function depositsFit(basket: Basket): Result<null, Failure> {
  const { lines } = settle(basket);
  const grossOf = (accounting: BasketLine['accounting'], isSold: boolean) =>
    sumMinor(
      lines
        .filter(({ line }) => line.accounting === accounting && (line.returned === null) === isSold)
        .map(({ grossMinor }) => grossMinor),
    );
  const depositMinor = 0 - grossOf('deposit', false);
  const remainingMinor = grossOf('turnover', true);
  if (depositMinor <= remainingMinor) return ok(null);
  const { currency } = basket;
  return refuse(fail('DEPOSIT_OVER_DUE', { depositMinor, remainingMinor, currency }));
}

function numbersTakenBy({ lines, tenders }: Basket): Set<string> {
  return new Set([
    ...tenders
      .filter(({ kind, amountMinor }) => isStored(kind) && amountMinor > 0)
      .map(({ reference }) => reference),
    ...lines
      .filter(({ accounting, returned }) => accounting === 'deposit' && returned !== null)
      .map(({ serialNumber }) => serialNumber),
  ]);
}

function isStored(kind: string): boolean {
  return kind === 'gift-card' || kind === 'store-credit';
}

function unpaid({ shelf }: TillContext): Basket[] {
  return [...shelf.open().map(({ basket }) => basket), ...shelf.suspended()];
}

function today(till: TillContext): string {
  return localTime(Date.parse(till.now()), till.identity.store.zone).local.slice(0, 10);
}
