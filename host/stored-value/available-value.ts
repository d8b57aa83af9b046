import { type Failure, fail } from '../../contract/failure/failure.ts';
import type { Basket } from '../../domain/basket/basket.ts';
import { sumMinor } from '../../domain/money/minor.ts';
import { type Result, refuse } from '../../domain/result.ts';
import { heldMinor } from '../../domain/stored-value/held-value.ts';
import { mayTake, type ValueAccount } from '../../domain/stored-value/value-account.ts';
import type { Tender } from '../../domain/tender/offer-tender.ts';
import type { TillContext } from '../commands/till-context.ts';
import { knownAccount } from './value-accounts.ts';

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
  const account = knownAccount(till, reference);
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
    boundMinor: boundMinor(till, account.number),
    takesExpired: till.tenders().storedValue.takesExpired && account.kind !== 'deposit',
  };
  const may = mayTake(account, amountMinor, now);
  if (may.ok) return may;
  const { code, ...details } = may.error;
  return refuse(fail(code, { ...details, currency: account.currency }));
}

/**
 * What may still be taken of a number although other tills may have taken of it since the platform was asked
 * (law 10): so much in all for this till until it is asked again. Null where no other till can have: this one
 * holds it, or stands alone. A deposit is of one till anyway.
 */
export function boundMinor(till: TillContext, number: string): number | null {
  const known = till.values.find(number);
  const takenMinor = takenHere(till, number) - (known?.takenMinor ?? 0);
  // The platform lets go of a number with the entry that took of it.
  const isHeld = known !== null && known.heldUntil > till.now() && takenMinor === 0;
  if (!till.hasPlatform() || isHeld || number.startsWith('D')) return null;
  const { offlineMaximumMinor } = till.tenders().storedValue;
  return Math.max(0, offlineMaximumMinor - takenMinor - heldMinor(unpaid(till), number));
}

/** What this till's own sales took of a number. */
export function takenHere({ journal }: Pick<TillContext, 'journal'>, number: string): number {
  return sumMinor(journal.valueRows(number).map(({ amountMinor }) => Math.max(0, 0 - amountMinor)));
}

/** Every basket that holds what it takes until it is paid. */
export function unpaid({ shelf }: TillContext): Basket[] {
  return [...shelf.open().map(({ basket }) => basket), ...shelf.suspended()];
}

export function isStored(kind: string): boolean {
  return kind === 'gift-card' || kind === 'store-credit';
}
