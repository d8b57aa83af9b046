import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Journal } from '../../contract/port/journal.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { readOwnCode } from '../../domain/scan/own-code.ts';
import { accountOf, type ValueAccount } from '../../domain/stored-value/value-account.ts';
import { printValueNumber, readValueNumber } from '../../domain/stored-value/value-number.ts';
import {
  readVoucherPayload,
  type VoucherPayload,
} from '../../domain/stored-value/voucher-payload.ts';
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

/** What is on a number as the journal has it; null for one that nothing was put on. */
export function balanceOf(journal: Journal, number: string): number | null {
  return accountOf(journal.valueRows(number))?.balanceMinor ?? null;
}
