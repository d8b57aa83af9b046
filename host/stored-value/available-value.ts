import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import { type Result, refuse } from '../../domain/result.ts';
import { heldMinor } from '../../domain/stored-value/held-value.ts';
import { accountOf, mayTake, type ValueAccount } from '../../domain/stored-value/value-account.ts';
import type { Tender } from '../../domain/tender/offer-tender.ts';
import type { TillContext } from '../commands/till-context.ts';

/** What can still be taken of an account, baskets that are not paid counted off. */
export function availableMinor(till: TillContext, account: ValueAccount): number {
  return account.balanceMinor - heldMinor(unpaid(till), account.number);
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

/** Every basket that holds what it takes until it is paid. */
export function unpaid({ shelf }: TillContext): Basket[] {
  return [...shelf.open().map(({ basket }) => basket), ...shelf.suspended()];
}

export function isStored(kind: string): boolean {
  return kind === 'gift-card' || kind === 'store-credit';
}
