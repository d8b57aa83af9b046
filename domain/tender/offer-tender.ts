import { isAmount } from '../money/minor.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { EntryPlace } from '../transaction/entry-place.ts';
import { cashDueMinor } from './cash-rounding.ts';
import { isTypedReference } from './tender-reference.ts';
import { fitsReference, type TenderType } from './tender-type.ts';

export interface Tender {
  /** Chosen by who offers it; the same id twice is the same tender. */
  id: string;
  type: string;
  /** As the type was when it was taken: a list of types that changes meanwhile changes no sale. */
  kind: TenderType['kind'];
  /** What the customer handed over. */
  tenderedMinor: number;
  /** What of it pays for the basket; below zero where the basket gives. */
  amountMinor: number;
  /** What goes back to the customer in cash. */
  changeMinor: number;
  /** What rounding the cash added to the basket (above zero) or took off it. */
  roundingMinor: number;
  /** Authorisation, cheque or voucher number, as far as it identifies nobody. */
  reference: string;
  /** For money given back: the tender of a sale that it goes back to; null for any other. */
  refundOf: (EntryPlace & { tender: number }) | null;
}

export type TenderRefusal =
  | { code: 'TENDER_NOT_POSITIVE' }
  | { code: 'NOTHING_DUE' }
  | { code: 'TENDER_OVER_DUE'; remainingMinor: number }
  | { code: 'TENDER_OVER_LIMIT'; limitMinor: number }
  | { code: 'TENDER_CHANGE_TOO_LARGE'; changeMinor: number }
  | { code: 'TENDER_REFERENCE_MISSING' }
  | { code: 'TENDER_REFERENCE_BAD' };

/**
 * What one offered amount does to what is still due. More than due is taken only of a tender that
 * gives change, or whose excess is kept or becomes an avoir: then `amountMinor` is above what is
 * due, and whoever takes it books the excess too. A card is never charged above what is due.
 */
export function offerTender(
  offer: { id: string; tenderedMinor: number; reference: string },
  type: TenderType,
  due: { remainingMinor: number; takenOfTypeMinor: number; cashRoundingMinor?: number },
): Result<Tender, TenderRefusal> {
  const { tenderedMinor } = offer;
  if (!isAmount(tenderedMinor) || tenderedMinor <= 0)
    return refuse({ code: 'TENDER_NOT_POSITIVE' });
  if (due.remainingMinor <= 0) return refuse({ code: 'NOTHING_DUE' });
  const exception = type.limitExceptions.find(({ reasonCode }) => reasonCode === offer.reference);
  const bad = exception ? null : referenceProblem(offer.reference, type);
  if (bad) return refuse(bad);

  const dueMinor =
    type.kind === 'cash'
      ? cashDueMinor(due.remainingMinor, due.cashRoundingMinor ?? 1)
      : due.remainingMinor;
  const overMinor = Math.max(0, tenderedMinor - dueMinor);
  if (overMinor > 0 && !type.givesChange && type.overTender === 'refuse') {
    return refuse({ code: 'TENDER_OVER_DUE', remainingMinor: dueMinor });
  }
  const changeMinor = type.givesChange ? overMinor : 0;
  if (changeMinor > type.changeLimitMinor) {
    return refuse({ code: 'TENDER_CHANGE_TOO_LARGE', changeMinor });
  }
  const amountMinor = tenderedMinor - changeMinor;
  const limitMinor = exception?.limitMinor ?? type.limitMinor;
  if (limitMinor !== null && due.takenOfTypeMinor + amountMinor > limitMinor) {
    return refuse({ code: 'TENDER_OVER_LIMIT', limitMinor });
  }
  return ok({
    id: offer.id,
    type: type.id,
    kind: type.kind,
    tenderedMinor,
    amountMinor,
    changeMinor,
    roundingMinor: tenderedMinor >= dueMinor ? dueMinor - due.remainingMinor : 0,
    reference: offer.reference,
    refundOf: null,
  });
}

/** Why a reference will not do for a type; null when it will. */
export function referenceProblem(
  reference: string,
  type: TenderType,
): Extract<TenderRefusal, { code: `TENDER_REFERENCE_${string}` }> | null {
  if (!isTypedReference(reference)) return { code: 'TENDER_REFERENCE_BAD' };
  if (reference === '') {
    return type.reference === 'required' ? { code: 'TENDER_REFERENCE_MISSING' } : null;
  }
  if (type.reference === 'none') return { code: 'TENDER_REFERENCE_BAD' };
  return fitsReference(type, reference) ? null : { code: 'TENDER_REFERENCE_BAD' };
}
