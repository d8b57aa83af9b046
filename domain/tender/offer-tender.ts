import { isAmount } from '../money/minor.ts';
import { ok, type Result, refuse } from '../result.ts';
import { isTenderReference } from './tender-reference.ts';
import type { TenderType } from './tender-type.ts';

export interface Tender {
  /** Chosen by who offers it; the same id twice is the same tender. */
  id: string;
  type: string;
  /** What the customer handed over. */
  tenderedMinor: number;
  /** What of it pays for the basket. */
  amountMinor: number;
  /** What goes back to the customer in cash. */
  changeMinor: number;
  /** Authorisation or cheque number, as far as it identifies nobody. */
  reference: string;
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
 * gives change; a card is never charged above what is due.
 */
export function offerTender(
  offer: { id: string; tenderedMinor: number; reference: string },
  type: TenderType,
  due: { remainingMinor: number; takenOfTypeMinor: number },
): Result<Tender, TenderRefusal> {
  const { tenderedMinor } = offer;
  if (!isAmount(tenderedMinor) || tenderedMinor <= 0)
    return refuse({ code: 'TENDER_NOT_POSITIVE' });
  if (due.remainingMinor <= 0) return refuse({ code: 'NOTHING_DUE' });
  if (!isTenderReference(offer.reference)) return refuse({ code: 'TENDER_REFERENCE_BAD' });
  if (type.reference === 'required' && offer.reference === '') {
    return refuse({ code: 'TENDER_REFERENCE_MISSING' });
  }
  if (tenderedMinor > due.remainingMinor && !type.givesChange) {
    return refuse({ code: 'TENDER_OVER_DUE', remainingMinor: due.remainingMinor });
  }
  const amountMinor = Math.min(tenderedMinor, due.remainingMinor);
  const changeMinor = tenderedMinor - amountMinor;
  if (changeMinor > type.changeLimitMinor) {
    return refuse({ code: 'TENDER_CHANGE_TOO_LARGE', changeMinor });
  }
  if (type.limitMinor !== null && due.takenOfTypeMinor + amountMinor > type.limitMinor) {
    return refuse({ code: 'TENDER_OVER_LIMIT', limitMinor: type.limitMinor });
  }
  return ok({
    id: offer.id,
    type: type.id,
    tenderedMinor,
    amountMinor,
    changeMinor,
    reference: offer.reference,
  });
}
