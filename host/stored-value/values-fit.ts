import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Basket, BasketLine } from '../../domain/basket/basket.ts';
import { settle } from '../../domain/basket/settle.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { isDepositGivenUp } from '../../domain/stored-value/deposit-given-up.ts';
import { heldMinor } from '../../domain/stored-value/held-value.ts';
import type { TillContext } from '../commands/till-context.ts';
import { isStored, unpaid } from './available-value.ts';
import { knownAccount } from './value-accounts.ts';

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
    const account = knownAccount(till, number);
    const held = heldMinor([...others, basket], number);
    if (!account || account.balanceMinor < held) return refuse(fail('VALUE_CHANGED'));
  }
  return ok(null);
}

/**
 * Deposits pay for goods: they never come to more than what is sold, or money would go back. One whose order is
 * given up pays for nothing.
 */
function depositsFit(basket: Basket): Result<null, Failure> {
  const lines = settle(basket).lines.filter(({ line }) => !isDepositGivenUp(line));
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
