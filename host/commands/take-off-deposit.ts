import { readEntry } from '../../contract/entry/read-entry.ts';
import { type Failure, fail } from '../../contract/failure/failure.ts';
import { assert } from '../../domain/assert.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import type { BasketStepBody } from '../../domain/basket/basket-step.ts';
import { applyStep } from '../../domain/basket/fold-basket.ts';
import { maximumLines } from '../../domain/basket/ring.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import {
  type DeductRefusal,
  deductDeposit,
  maximumDeposits,
  type PaidDeposit,
} from '../../domain/stored-value/deduct-deposit.ts';
import type { ValueAccount } from '../../domain/stored-value/value-account.ts';
import { receiptNumber } from '../../domain/till/receipt-number.ts';
import { takeFrom } from '../stored-value/available-value.ts';
import { accountAt } from '../stored-value/value-accounts.ts';
import { commitPayment } from './commit-payment.ts';
import type { PaymentAck } from './complete-basket.ts';
import { nextStep } from './take-step.ts';
import type { TillContext } from './till-context.ts';

/**
 * Pays with a deposit taken earlier: a line that takes it off what is due, by its number, whole and
 * once. When that covers what is left, the transaction is journalled in the same act.
 */
export function takeOffDeposit(
  request: { commandId: string; reference: string },
  till: TillContext,
  basket: Basket,
): Result<PaymentAck, Failure> {
  const body = deductedBy(till, basket, request.reference);
  if (!body.ok) return body;
  const step = nextStep(till, basket, request.commandId, body.value);
  return commitPayment(till, applyStep(basket, step), step);
}

/** The line that takes a deposit off what is due of a basket, or why it can't be taken. */
export function deductedBy(
  till: TillContext,
  basket: Basket,
  reference: string,
): Result<BasketStepBody & { kind: 'deposit-deducted' }, Failure> {
  const deposit = unusedDeposit(till, reference);
  if (!deposit.ok) return deposit;
  const deducted = deductDeposit(basket, deposit.value);
  return deducted.ok ? deducted : refuse(depositFailure(basket, deducted.error));
}

/** The deposit under a number, which nothing has used and no basket holds; or why there is none. */
export function unusedDeposit(till: TillContext, reference: string): Result<PaidDeposit, Failure> {
  const account = accountAt(till, reference);
  if (!account.ok) return account;
  if (account.value.kind !== 'deposit') return refuse(fail('VALUE_OTHER_KIND'));
  const taken = takeFrom(till, account.value, account.value.issuedMinor);
  if (!taken.ok) return taken;
  const deposit = depositOf(till, account.value);
  // Its year is archived elsewhere and purged here: without the line its VAT is not known.
  return deposit ? ok(deposit) : refuse(fail('VALUE_UNKNOWN', { number: account.value.number }));
}

export function depositFailure({ currency }: Basket, refusal: DeductRefusal): Failure {
  const { code, ...amounts } = refusal;
  const limit = code === 'DEPOSITS_FULL' ? maximumDeposits : maximumLines;
  return fail(code, { ...amounts, limit, currency });
}

/** The lines that took the deposit, one for each rate of its goods, read from the signed bytes. */
function depositOf({ journal }: TillContext, { number, issued }: ValueAccount): PaidDeposit | null {
  if (issued === null) return null;
  const { by } = issued;
  const entry = journal.find(by.journalId, by.sequence);
  const read = entry && readEntry(entry.bytes);
  if (!read?.known || read.type !== 'transaction') return null;
  const [first, ...others] = read.body.lines.filter(
    ({ accounting, serialNumber, returnOf }) =>
      accounting === 'deposit' && serialNumber === number && returnOf === null,
  );
  assert(first !== undefined, 'A deposit has its line');
  const { till, typeSequence } = read.envelope;
  const printed = { tillNumber: till.number, transactionNumber: typeSequence, ...by };
  return { lines: [first, ...others], by, receiptNumber: receiptNumber(printed) };
}
