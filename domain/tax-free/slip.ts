import { ok, type Result, refuse } from '../result.ts';
import type { EntryPlace } from '../transaction/entry-place.ts';

/**
 * A slip for the customs (bordereau de vente à l'exportation) as the till knows it: which receipts it
 * is of and how far it has come. Nothing of who it is made out to.
 */
export interface TaxFreeSlip {
  /** Our key: the operator issues at most one slip for it, however often it is asked. */
  id: string;
  state: SlipState;
  /** Somebody wants it cancelled and the operator has not said so yet, or could not any more. */
  isCancelAsked: boolean;
  /** Adapter of the operator that was asked. */
  operator: string;
  receipts: readonly EntryPlace[];
  currency: string;
  /** What the goods on it cost, and the VAT in it. */
  grossMinor: number;
  vatMinor: number;
  /** The operator's number of it, which customs read; empty until it is issued. */
  documentId: string;
  /** What the operator says that the buyer gets; null until it says so. */
  refundMinor: number | null;
  /** Why it was not issued, was cancelled or turned down: a word; empty otherwise. */
  reason: string;
}

/**
 * `prepared` is written before anything is sent, so it also stands for "sent, and the answer is lost":
 * the operator is asked about it until it says. `refused`: never issued. `rejected`: customs turned it
 * down. `expired`: nobody presented it in time.
 */
export const slipStates = [
  'prepared',
  'issued',
  'validated',
  'refunded',
  'cancelled',
  'refused',
  'rejected',
  'expired',
] as const;
type SlipState = (typeof slipStates)[number];

/** What may follow what. A status that jumps (validated overnight, refunded by noon) is as good. */
const following: Readonly<Record<SlipState, readonly SlipState[]>> = {
  prepared: ['issued', 'refused', 'cancelled', 'validated', 'refunded', 'rejected', 'expired'],
  issued: ['validated', 'refunded', 'cancelled', 'rejected', 'expired'],
  validated: ['refunded'],
  refunded: [],
  cancelled: [],
  refused: [],
  rejected: [],
  expired: [],
};

/** What an operator, or the till itself, says of a slip. */
export type SlipNews = Partial<
  Pick<TaxFreeSlip, 'state' | 'isCancelAsked' | 'documentId' | 'refundMinor' | 'reason'>
>;

/**
 * The slip after the news; null when there is nothing new. Refused where what is told can't follow:
 * an operator that takes back what customs have validated is not believed.
 */
export function tellSlip(
  slip: TaxFreeSlip,
  news: SlipNews,
): Result<TaxFreeSlip | null, 'cannot-follow'> {
  const state = news.state ?? slip.state;
  if (state !== slip.state && !following[slip.state].includes(state))
    return refuse('cannot-follow');
  // A number once given stays: it is on a paper.
  const documentId = slip.documentId === '' ? (news.documentId ?? '') : slip.documentId;
  if (news.documentId !== undefined && news.documentId !== documentId)
    return refuse('cannot-follow');
  const told: TaxFreeSlip = { ...slip, ...news, documentId };
  return ok(isSame(slip, told) ? null : told);
}

/** A buyer holds it, or may: its receipts get no other, and goods come back only once it is cancelled. */
export function isLiving({ state }: TaxFreeSlip): boolean {
  return state === 'prepared' || state === 'issued';
}

/** Customs saw the goods leave: they can't come back to the shop with their VAT. */
export function isFixed({ state }: TaxFreeSlip): boolean {
  return state === 'validated' || state === 'refunded';
}

/** The receipts may have another slip. */
export function isFree({ state }: TaxFreeSlip): boolean {
  return state === 'cancelled' || state === 'refused';
}

/** The till has to ask the operator until it says. */
export function isUnsettled(slip: TaxFreeSlip): boolean {
  return slip.state === 'prepared' || (slip.state === 'issued' && slip.isCancelAsked);
}

/** Goods may have come back although customs validated the slip: somebody has to see to it. */
export function isConflict(slip: TaxFreeSlip): boolean {
  return slip.isCancelAsked && isFixed(slip);
}

function isSame(a: TaxFreeSlip, b: TaxFreeSlip): boolean {
  return (
    a.state === b.state &&
    a.isCancelAsked === b.isCancelAsked &&
    a.documentId === b.documentId &&
    a.refundMinor === b.refundMinor &&
    a.reason === b.reason
  );
}
