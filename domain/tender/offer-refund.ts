import { isAmount, negate, sumMinor } from '../money/minor.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { RefundSource } from '../return/refund-sources.ts';
import { cashDueMinor } from './cash-rounding.ts';
import { referenceProblem, type Tender, type TenderRefusal } from './offer-tender.ts';
import type { TenderType } from './tender-type.ts';
import { webShopRefund } from './web-shop-refund.ts';

export type RefundRefusal =
  | { code: 'TENDER_NOT_POSITIVE' }
  | { code: 'NOTHING_TO_REFUND' }
  | { code: 'REFUND_OVER_DUE'; remainingMinor: number }
  | { code: 'REFUND_NOT_POSSIBLE' }
  | { code: 'REFUND_OVER_PAID'; leftMinor: number }
  | TenderRefusal;

/**
 * Money back to the way it came: never more than is to be given back, never more than was paid so.
 * Cash is one heap, so several tenders may give one amount; anything else goes back to one at a
 * time, for each is another card. An avoir may stand for any money. Amounts of the result are below
 * zero, one tender for each that is refunded.
 */
export function offerRefund(
  offer: { id: string; amountMinor: number; reference: string },
  type: TenderType,
  due: {
    remainingMinor: number;
    sources: readonly RefundSource[];
    /** Cash that may go out for goods nobody has a receipt of: back to no tender. */
    freeCashMinor: number;
    cashRoundingMinor: number;
  },
): Result<Tender[], RefundRefusal> {
  const { amountMinor } = offer;
  if (!isAmount(amountMinor) || amountMinor <= 0) return refuse({ code: 'TENDER_NOT_POSITIVE' });
  if (due.remainingMinor >= 0) return refuse({ code: 'NOTHING_TO_REFUND' });
  if (!isRefundable(type)) return refuse({ code: 'REFUND_NOT_POSSIBLE' });
  const bad = referenceProblem(offer.reference, type);
  if (bad) return refuse(bad);
  const unroundedMinor = -due.remainingMinor;
  const dueMinor =
    type.kind === 'cash'
      ? -cashDueMinor(due.remainingMinor, due.cashRoundingMinor)
      : unroundedMinor;
  if (amountMinor > dueMinor) return refuse({ code: 'REFUND_OVER_DUE', remainingMinor: dueMinor });
  const tender = { type: type.id, kind: type.kind, changeMinor: 0, reference: offer.reference };
  if (type.kind === 'store-credit') {
    const amounts = { tenderedMinor: -amountMinor, amountMinor: -amountMinor, roundingMinor: 0 };
    return ok([{ ...tender, ...amounts, id: offer.id, refundOf: null }]);
  }

  const roundingMinor = amountMinor === dueMinor ? dueMinor - unroundedMinor : 0;
  const parts = partsOf(amountMinor - roundingMinor, type, due);
  if (!parts.ok) return parts;
  return ok(
    parts.value.map(({ source, minor }, index): Tender => {
      const isLast = index === parts.value.length - 1;
      const backMinor = minor + (isLast ? roundingMinor : 0);
      return {
        ...tender,
        id: isLast ? offer.id : `${offer.id}:${index + 1}`,
        tenderedMinor: negate(backMinor),
        amountMinor: negate(backMinor),
        roundingMinor: isLast ? negate(roundingMinor) : 0,
        refundOf: source?.of ?? null,
      };
    }),
  );
}

/** What goes to which tender of the type, in the order of the sources. */
function partsOf(
  minor: number,
  type: TenderType,
  { sources, freeCashMinor }: { sources: readonly RefundSource[]; freeCashMinor: number },
): Result<{ source: RefundSource | null; minor: number }[], RefundRefusal> {
  const own = sources.filter((source) => source.type === type.id && source.leftMinor > 0);
  if (type.kind !== 'cash') {
    const source =
      own.find(({ sharedMinor }) => sharedMinor >= minor) ??
      own.find(({ leftMinor }) => leftMinor >= minor);
    return source
      ? ok([{ source, minor }])
      : refuse({ code: 'REFUND_OVER_PAID', leftMinor: mostOf(own) });
  }
  const leftMinor = sumMinor(own.map((source) => source.leftMinor)) + freeCashMinor;
  if (minor > leftMinor) return refuse({ code: 'REFUND_OVER_PAID', leftMinor });
  const parts: { source: RefundSource | null; minor: number }[] = [];
  let restMinor = minor;
  for (const source of own) {
    const part = Math.min(restMinor, source.leftMinor);
    if (part > 0) parts.push({ source, minor: part });
    restMinor -= part;
  }
  if (restMinor > 0) parts.push({ source: null, minor: restMinor });
  return ok(parts);
}

function mostOf(sources: readonly RefundSource[]): number {
  return Math.max(0, ...sources.map(({ leftMinor }) => leftMinor));
}

/** Gift-card money goes onto an avoir: a card that was handed in may be gone, and cash it never was. */
function isRefundable({ id, isOffered, refundable, kind }: TenderType): boolean {
  return (isOffered || id === webShopRefund.id) && refundable && kind !== 'gift-card';
}

/** One way to give money back, as the cashier is offered it. */
export interface RefundWay {
  type: string;
  /** What the way it was paid makes of it: the amount to begin with; 0 for a way that is only possible. */
  suggestedMinor: number;
  maximumMinor: number;
}

/**
 * The ways to give back what is due, the one to begin with first: as the returned lines were paid,
 * then whatever else paid for the sales, and an avoir for what can't go back as it came.
 */
export function refundWays(
  remainingMinor: number,
  sources: readonly RefundSource[],
  types: readonly TenderType[],
  freeCashMinor = 0,
): RefundWay[] {
  if (remainingMinor >= 0) return [];
  const dueMinor = -remainingMinor;
  const avoir = types.find((type) => type.kind === 'store-credit' && isRefundable(type));
  const wayOf = (source: RefundSource): TenderType | undefined =>
    types.find((type) => type.id === source.type && isRefundable(type)) ?? avoir;
  const suggested = new Map<string, number>();
  let restMinor = dueMinor;
  const suggest = (type: TenderType | undefined, minor: number): void => {
    const part = Math.min(minor, restMinor);
    if (!type || part <= 0) return;
    suggested.set(type.id, (suggested.get(type.id) ?? 0) + part);
    restMinor -= part;
  };
  for (const source of sources) suggest(wayOf(source), source.sharedMinor);
  for (const source of sources) suggest(wayOf(source), source.leftMinor - source.sharedMinor);
  suggest(avoir, restMinor);
  const cash = types.find((type) => type.kind === 'cash' && isRefundable(type));
  const possible = [...sources.map(wayOf), avoir, freeCashMinor > 0 ? cash : undefined].filter(
    (type) => type !== undefined,
  );
  const ids = new Set([...suggested.keys(), ...possible.map(({ id }) => id)]);
  return [...ids].flatMap((id) => {
    const type = types.find((candidate) => candidate.id === id);
    if (!type) return [];
    const maximumMinor = Math.min(dueMinor, maximumOf(type, sources, freeCashMinor));
    const suggestedMinor = Math.min(suggested.get(id) ?? 0, maximumMinor);
    return maximumMinor > 0 ? [{ type: id, suggestedMinor, maximumMinor }] : [];
  });
}

function maximumOf(
  { id, kind }: TenderType,
  sources: readonly RefundSource[],
  freeCashMinor: number,
): number {
  if (kind === 'store-credit') return Number.MAX_SAFE_INTEGER;
  const own = sources.filter((source) => source.type === id);
  return kind === 'cash'
    ? sumMinor(own.map(({ leftMinor }) => leftMinor)) + freeCashMinor
    : mostOf(own);
}
