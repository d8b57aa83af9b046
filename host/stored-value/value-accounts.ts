import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { readOwnCode } from '../../domain/scan/own-code.ts';
import { readSignedCode } from '../../domain/scan/signed-code.ts';
import { accountOf, type ValueAccount } from '../../domain/stored-value/value-account.ts';
import { printValueNumber, readValueNumber } from '../../domain/stored-value/value-number.ts';
import {
  readVoucherPayload,
  type VoucherPayload,
} from '../../domain/stored-value/voucher-payload.ts';
import type { TillContext } from '../commands/till-context.ts';

type Sources = Pick<TillContext, 'codes' | 'journal' | 'values'>;

/**
 * The account under a number as somebody typed it, or under a code that was scanned, as far as this till
 * knows it: by its own journals, and by what was found out before (`learnValue`). A code is good only if its
 * signature is, and if it says what was issued.
 */
export function accountAt(till: Sources, text: string): Result<ValueAccount, Failure> {
  if (readOwnCode(text).ok) {
    const payload = payloadOf(till, text);
    return payload.ok ? issuedAs(till, payload.value) : payload;
  }
  const read = readValueNumber(text);
  return read.ok ? accountUnder(till, read.value.number) : refuse(fail('VALUE_MISTYPED'));
}

/** What a code says whose signature this till can check, or has checked before. */
export function payloadOf(
  { codes, values }: Pick<Sources, 'codes' | 'values'>,
  text: string,
): Result<VoucherPayload, Failure> {
  const signed = codes.read(text);
  if (!signed.ok) {
    const said = signed.error.code === 'CODE_SIGNER_UNKNOWN' ? unchecked(text) : null;
    return said && values.find(said.number)?.code === text.toUpperCase() ? ok(said) : signed;
  }
  const payload = readVoucherPayload(signed.value.payload);
  const isVoucher = signed.value.kind === 'voucher' && payload.ok;
  return isVoucher ? ok(payload.value) : refuse(fail('VALUE_MISTYPED'));
}

/** What a code says, whoever signed it; null for what is no voucher's. */
export function unchecked(text: string): VoucherPayload | null {
  const code = readSignedCode(text);
  if (!code.ok || code.value.kind !== 'voucher') return null;
  const payload = readVoucherPayload(code.value.payload);
  return payload.ok ? payload.value : null;
}

/** What is known under a number; null for one that nothing was put on, as far as this till knows. */
export function knownAccount(
  { journal, values }: Pick<Sources, 'journal' | 'values'>,
  number: string,
): ValueAccount | null {
  // A deposit is deducted by its own lines, which only the till has that took it.
  const elsewhere = number.startsWith('D') ? null : values.find(number);
  return accountOf(journal.valueRows(number), elsewhere);
}

function issuedAs(till: Sources, payload: VoucherPayload): Result<ValueAccount, Failure> {
  const account = accountUnder(till, payload.number);
  if (!account.ok) return account;
  const { issuedMinor, currency } = account.value;
  const isSame = issuedMinor === payload.amountMinor && currency === payload.currency;
  return isSame ? account : refuse(fail('VALUE_CODE_CONTRADICTS'));
}

function accountUnder(till: Sources, number: string): Result<ValueAccount, Failure> {
  const account = knownAccount(till, number);
  return account
    ? ok(account)
    : refuse(fail('VALUE_UNKNOWN', { number: printValueNumber(number) }));
}

/** What is on a number as far as this till knows; null for one that nothing was put on. */
export function balanceOf(
  till: Pick<Sources, 'journal' | 'values'>,
  number: string,
): number | null {
  return knownAccount(till, number)?.balanceMinor ?? null;
}
