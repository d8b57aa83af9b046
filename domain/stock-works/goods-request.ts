import { type Quantity, quantityMilli } from '../quantity/quantity.ts';
import type { StockMoved } from './stock-moved.ts';

/** From what nobody has answered to what is over; of two answers the later word stands. */
export const requestStates = ['asked', 'refused', 'sent', 'closed'] as const;
type RequestState = (typeof requestStates)[number];

/** Goods that one store asks another one for, and what became of it. */
export interface GoodsRequest {
  /** The work that asked. */
  id: string;
  state: RequestState;
  /** Who needs them. */
  askerId: string;
  /** Who has them. */
  giverId: string;
  /** Why they are needed. */
  reasonCode: string;
  /** Why the other store won’t send them; empty until it says so. */
  refusedFor: string;
  /** The works that sent something for it. */
  transferIds: readonly string[];
  lines: readonly RequestLine[];
}

/** One item; thousandths of its unit. */
interface RequestLine {
  sku: string;
  gtin: string;
  label: string;
  askedMilli: number;
  sentMilli: number;
}

/** What an entry says of a request. */
export interface RequestEffect {
  id: string;
  what: RequestState;
  placeId: string;
  otherPlaceId: string;
  reasonCode: string;
  /** Of what was sent: its work. Empty of anything else. */
  transferId: string;
  lines: readonly { sku: string; gtin: string; label: string; quantity: Quantity }[];
}

/** Null of what is about no request. */
export function requestEffectOf(moved: StockMoved, placeId: string): RequestEffect | null {
  const what = saysOf.get(moved.kind);
  const id = what === 'asked' ? moved.workId : moved.documentId;
  if (what === undefined || id === '' || moved.otherPlaceId === '') return null;
  return {
    ...{ id, what, placeId, otherPlaceId: moved.otherPlaceId, reasonCode: moved.reasonCode },
    transferId: what === 'sent' ? moved.workId : '',
    lines: moved.lines.map(({ sku, gtin, label, change, expected }) => ({
      ...{ sku, gtin, label },
      quantity:
        what === 'asked'
          ? (expected ?? { value: 0, scale: 0 })
          : { value: Math.abs(change.value), scale: change.scale },
    })),
  };
}

/**
 * The request after an entry, in whatever order the two stores’ entries arrive and however often one is
 * told: who asked may be cut off while the answer is on its way.
 */
export function afterRequest(known: GoodsRequest | null, effect: RequestEffect): GoodsRequest {
  const { id, what, placeId, otherPlaceId, transferId } = effect;
  const isAskers = what === 'asked' || what === 'closed';
  const before: GoodsRequest = known ?? {
    ...{ id, state: what, reasonCode: '', refusedFor: '', transferIds: [], lines: [] },
    ...(isAskers
      ? { askerId: placeId, giverId: otherPlaceId }
      : { askerId: otherPlaceId, giverId: placeId }),
  };
  if (placeId !== (isAskers ? before.askerId : before.giverId)) return before;
  const isHeard = transferId !== '' && before.transferIds.includes(transferId);
  const skus = new Set([...before.lines, ...effect.lines].map(({ sku }) => sku));
  return {
    ...before,
    state: laterOf(before.state, what),
    reasonCode: what === 'asked' ? effect.reasonCode : before.reasonCode,
    refusedFor: what === 'refused' ? effect.reasonCode : before.refusedFor,
    transferIds:
      transferId === '' || isHeard
        ? before.transferIds
        : [...before.transferIds, transferId].toSorted(),
    lines: [...skus].toSorted().map((sku): RequestLine => {
      const old = before.lines.find((line) => line.sku === sku);
      const told = effect.lines.filter((line) => line.sku === sku);
      const milli = told.reduce((sum, { quantity }) => sum + quantityMilli(quantity), 0);
      return {
        ...{ sku, gtin: old?.gtin || (told[0]?.gtin ?? '') },
        label: old?.label || (told[0]?.label ?? ''),
        askedMilli: what === 'asked' ? milli : (old?.askedMilli ?? 0),
        sentMilli: (old?.sentMilli ?? 0) + (what === 'sent' && !isHeard ? milli : 0),
      };
    }),
  };
}

function laterOf(one: RequestState, other: RequestState): RequestState {
  return requestStates.indexOf(one) > requestStates.indexOf(other) ? one : other;
}

/** The words of entries that are about a request, and what each says of it. */
const saysOf: ReadonlyMap<string, RequestState> = new Map([
  ['transfer-asked', 'asked'],
  ['transfer-refused', 'refused'],
  ['transfer-sent', 'sent'],
  ['transfer-ask-closed', 'closed'],
]);
