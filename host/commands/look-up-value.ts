import type { Failure } from '../../contract/failure/failure.ts';
import type { ValueView } from '../../contract/host/calls/value-calls.ts';
import { ok, type Result } from '../../domain/result.ts';
import { availableMinor, takeFrom } from '../stored-value/available-value.ts';
import { accountAt } from '../stored-value/value-accounts.ts';
import type { TillContext } from './till-context.ts';

/** What a gift card, avoir or deposit is still worth, before anything is taken. Changes nothing. */
export async function lookUpValue(
  { text }: { text: string },
  till: TillContext,
): Promise<Result<ValueView, Failure>> {
  const account = accountAt(till, text);
  if (!account.ok) return account;
  const usable = takeFrom(till, account.value, 0);
  if (!usable.ok) return usable;
  const { number, kind, currency, issuedMinor, balanceMinor, expiresOn } = account.value;
  return ok({
    number,
    kind,
    currency,
    issuedMinor,
    balanceMinor,
    availableMinor: availableMinor(till, account.value),
    expiresOn,
  });
}
