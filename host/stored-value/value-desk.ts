import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Journal } from '../../contract/port/journal.ts';
import type { Basket, BasketLine } from '../../domain/basket/basket.ts';
import { settle } from '../../domain/basket/settle.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { readOwnCode } from '../../domain/scan/own-code.ts';
import { heldMinor } from '../../domain/stored-value/held-value.ts';
import { accountOf, mayTake, type ValueAccount } from '../../domain/stored-value/value-account.ts';
import { printValueNumber, readValueNumber } from '../../domain/stored-value/value-number.ts';
import {
  readVoucherPayload,
  type VoucherPayload,
} from '../../domain/stored-value/voucher-payload.ts';
import type { Tender } from '../../domain/tender/offer-tender.ts';
import type { SignedCodes } from '../codes/signed-codes.ts';
import type { TillContext } from '../commands/till-context.ts';

/**
 * The account under a number as somebody typed it, or under a code that was scanned; only what this
 * till's own journals tell. A code is good only if its signature is, and if it says what was issued.
 */
export function accountAt(
  { codes, journal }: Pick<TillContext, 'codes' | 'journal'>,
  text: string,
): Result<ValueAccount, Failure> {
  if (readOwnCode(text).ok) {
    const payload = payloadOf(codes, text);
    return payload.ok ? issuedAs(journal, payload.value) : payload;
  }
  const read = readValueNumber(text);
  return read.ok ? accountUnder(journal, read.value.number) : refuse(fail('VALUE_MISTYPED'));
}

function payloadOf(codes: SignedCodes, text: string): Result<VoucherPayload, Failure> {
  const signed = codes.read(text);
  if (!signed.ok) return signed;
  const payload = readVoucherPayload(signed.value.payload);
  const isVoucher = signed.value.kind === 'voucher' && payload.ok;
  return isVoucher ? ok(payload.value) : refuse(fail('VALUE_MISTYPED'));
}

function issuedAs(journal: Journal, payload: VoucherPayload): Result<ValueAccount, Failure> {
  const account = accountUnder(journal, payload.number);
  if (!account.ok) return account;
  const { issuedMinor, currency } = account.value;
  const isSame = issuedMinor === payload.amountMinor && currency === payload.currency;
  return isSame ? account : refuse(fail('VALUE_CODE_CONTRADICTS'));
}

function accountUnder(journal: Journal, number: string): Result<ValueAccount, Failure> {
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
  const now = {
    heldMinor: heldMinor(unpaid(till), account.number),
    businessDay: till.businessDay(),
  };
  const may = mayTake(account, amountMinor, now);
  if (may.ok) return may;
  const { code, ...details } = may.error;
  return refuse(fail(code, { ...details, currency: account.currency }));
}

/** What is on a number as the journal has it; null for one that nothing was put on. */
export function balanceOf(journal: Journal, number: string): number | null {
  return accountOf(journal.valueRows(number))?.balanceMinor ?? null;
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
