import type { Result } from '../../domain/result.ts';
import type { TaxFreeBuyer } from '../../domain/tax-free/buyer.ts';

/**
 * An approved operator of tax-free slips (opérateur de détaxe), who passes them to the customs' PABLO.
 * Nothing here throws and nothing waits for ever. **Idempotent by our key**: for one key at most one
 * slip is ever issued, whatever is repeated, lost or late; so a lost answer is asked about, or the very
 * same request is sent again.
 */
export interface TaxFreeOperator {
  /** As entries and papers name it. */
  name: string;
  /** Issues the slip of this key, or gives the one that it has issued. A key that was cancelled issues none. */
  issue(request: SlipRequest, signal: AbortSignal): Promise<OperatorAnswer<OperatorSlip>>;
  /** What has become of it; null for a key that the operator does not know (yet). */
  status(key: string, signal: AbortSignal): Promise<OperatorAnswer<OperatorSlip | null>>;
  /**
   * Cancels the slip, and a key that it does not know for the time to come: a request still under way
   * then issues nothing. Once customs have seen the slip its state comes back unchanged.
   */
  cancel(key: string, signal: AbortSignal): Promise<OperatorAnswer<OperatorSlip>>;
}

export type OperatorAnswer<T> = Result<T, OperatorProblem>;

export type OperatorProblem =
  /** It said no, and has done nothing. `reason` is a word, never text about a person. */
  | { kind: 'refused'; reason: string }
  /** Not a byte was sent. */
  | { kind: 'unreachable' }
  /** Sent, and no answer that can be read: it may have been done. */
  | { kind: 'no-answer' };

export interface SlipRequest {
  key: string;
  buyer: TaxFreeBuyer;
  /** VAT number and place of who sells. */
  seller: { vatNumber: string; siret: string; name: string };
  currency: string;
  receipts: readonly {
    receiptNumber: string;
    /** `YYYY-MM-DD` */
    boughtOn: string;
    /** Minor units, VAT included. */
    lines: readonly {
      label: string;
      /** Decimal text. */
      quantity: string;
      vatRateBp: number;
      grossMinor: number;
      vatMinor: number;
    }[];
  }[];
}

export interface OperatorSlip {
  key: string;
  state: 'issued' | 'validated' | 'refunded' | 'cancelled' | 'rejected' | 'expired';
  /** What customs read: 20 to 24 letters and digits (arrêté du 12 novembre 2019, art. 2); empty of a key that was cancelled unissued. */
  documentId: string;
  /** What the buyer gets, its fee taken off; the till never works it out. Null when it does not say. */
  refundMinor: number | null;
}
