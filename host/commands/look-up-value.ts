import type { Failure } from '../../contract/failure/failure.ts';
import type { ValueView } from '../../contract/host/calls/value-calls.ts';
import { ok, type Result } from '../../domain/result.ts';
import { availableMinor, boundMinor, takeFrom } from '../stored-value/available-value.ts';
import { accountAt } from '../stored-value/value-accounts.ts';
import type { TillContext } from './till-context.ts';

/**
 * What a gift card, avoir or deposit is still worth, before anything is taken, as far as this till knows.
 * Changes nothing. Refused when nothing can be taken of it, unless it is only to be shown.
 */
export async function lookUpValue(
  {
    text,
    anyState = false,
    why = null,
  }: {
    text: string;
    anyState?: boolean;
    /** Why the platform could not be asked. */
    why?: Failure | null;
  },
  till: TillContext,
): Promise<Result<ValueView, Failure>> {
  const account = accountAt(till, text);
  if (!account.ok) return account;
  const usable = takeFrom(till, account.value, 0);
  if (!usable.ok && !anyState) return usable;
  const { number, kind, currency, issuedMinor, balanceMinor, expiresOn, issued } = account.value;
  const known = till.values.find(number);
  const leftMinor = availableMinor(till, account.value);
  // Just told by the platform: what is left is left.
  const isAsked = why === null && known?.knownBy === 'platform';
  const bound = isAsked ? null : boundMinor(till, number);
  return ok({
    ...{ number, kind, currency, issuedMinor, balanceMinor, expiresOn },
    availableMinor: leftMinor,
    takeableMinor: usable.ok ? Math.max(0, Math.min(leftMinor, bound ?? leftMinor)) : 0,
    isBounded: bound !== null,
    knownBy: known?.knownBy ?? 'journal',
    asOf: known?.asOf ?? null,
    issuer: known?.companyName || (issued ? till.identity.company.name : ''),
    unusable: usable.ok ? '' : usable.error.code,
    why: why?.code ?? '',
  });
}
