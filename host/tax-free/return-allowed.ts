import { type Failure, fail } from '../../contract/failure/failure.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { isFixed, isLiving } from '../../domain/tax-free/slip.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { TillContext } from '../commands/till-context.ts';
import { knownSale } from '../returns/known-sale.ts';

/**
 * Whether goods of a receipt may come back as far as its tax-free slip goes: one that lives is cancelled
 * first, or at least somebody asked for it (without a network the till goes on asking); one that the
 * customs validated stands for goods that left the country.
 */
export function slipLetsReturn(
  till: Pick<TillContext, 'journal' | 'receipts' | 'slipsOf'>,
  of: EntryPlace,
): Result<null, Failure> {
  const slips = till.slipsOf(of);
  const receipt = (): string => knownSale(till, of)?.receiptNumber ?? '';
  if (slips.some(isFixed)) return refuse(fail('TAX_FREE_VALIDATED', { receipt: receipt() }));
  return slips.some((slip) => isLiving(slip) && !slip.isCancelAsked)
    ? refuse(fail('TAX_FREE_LIVING', { receipt: receipt() }))
    : ok(null);
}
