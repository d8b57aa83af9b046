import type { Quantity } from '../quantity/quantity.ts';
import { quantityMilli } from '../quantity/quantity.ts';
import type { StockMoved } from './stock-moved.ts';

/** Goods on their way from one store to another, and what came of them. */
export interface GoodsNotice {
  /** The work that sent them. */
  id: string;
  state: 'sent' | 'received';
  fromId: string;
  toId: string;
  lines: readonly GoodsNoticeLine[];
}

/** One item; thousandths of its unit. */
interface GoodsNoticeLine {
  sku: string;
  gtin: string;
  label: string;
  sentMilli: number;
  /** By all tills that received it; null until one has. */
  receivedMilli: number | null;
  /** Of what was received. */
  damagedMilli: number;
}

/** What an entry says of goods on their way: sent by its store, or received there. */
export interface NoticeEffect {
  id: string;
  what: 'sent' | 'received';
  placeId: string;
  otherPlaceId: string;
  lines: readonly {
    sku: string;
    gtin: string;
    label: string;
    isDamaged: boolean;
    quantity: Quantity;
  }[];
}

/** Null of what is no transfer. */
export function noticeEffectOf(moved: StockMoved, placeId: string): NoticeEffect | null {
  const { kind, workId, documentId, otherPlaceId } = moved;
  if (kind !== 'transfer-sent' && kind !== 'transfer-received') return null;
  const isSent = kind === 'transfer-sent';
  const id = isSent ? workId : documentId;
  if (id === '' || otherPlaceId === '') return null;
  return {
    ...{ id, what: isSent ? 'sent' : 'received', placeId, otherPlaceId },
    lines: moved.lines.flatMap(({ sku, gtin, label, condition, change }) =>
      // What another store asked for and did not get is not on its way.
      isSent && change.value === 0
        ? []
        : [
            {
              ...{ sku, gtin, label, isDamaged: condition === 'damaged' },
              quantity: { value: Math.abs(change.value), scale: change.scale },
            },
          ],
    ),
  };
}

/**
 * The notice after an entry. What is received before its sending has arrived here (the sender is
 * offline) stands alone until then. What two tills of a store received that did not know of each other
 * is added up: all of it is in the stock, and what is beyond what was sent is a difference (law 10).
 */
export function afterNotice(known: GoodsNotice | null, effect: NoticeEffect): GoodsNotice {
  const { id, what, placeId, otherPlaceId } = effect;
  const isSent = what === 'sent';
  const before: GoodsNotice = known ?? {
    ...{ id, state: 'sent', lines: [] },
    ...(isSent ? { fromId: placeId, toId: otherPlaceId } : { fromId: otherPlaceId, toId: placeId }),
  };
  if (isSent && before.fromId !== placeId) return before;
  if (!isSent && before.toId !== placeId) return before;
  const skus = new Set([...before.lines, ...effect.lines].map(({ sku }) => sku));
  const sum = (of: NoticeEffect['lines']) =>
    of.reduce((total, { quantity }) => total + quantityMilli(quantity), 0);
  const isReceived = before.state === 'received' || !isSent;
  return {
    ...before,
    state: isReceived ? 'received' : 'sent',
    lines: [...skus].map((sku): GoodsNoticeLine => {
      const old = before.lines.find((line) => line.sku === sku);
      const told = effect.lines.filter((line) => line.sku === sku);
      const sentMilli = isSent ? sum(told) : (old?.sentMilli ?? 0);
      const received = (old?.receivedMilli ?? 0) + (isSent ? 0 : sum(told));
      const damaged = isSent ? 0 : sum(told.filter(({ isDamaged }) => isDamaged));
      return {
        ...{
          sku,
          gtin: told[0]?.gtin ?? old?.gtin ?? '',
          label: told[0]?.label ?? old?.label ?? '',
        },
        ...{ sentMilli, receivedMilli: isReceived ? received : null },
        damagedMilli: (old?.damagedMilli ?? 0) + damaged,
      };
    }),
  };
}

/** Whether other goods came than were sent, or broken ones. */
export function hasDifference({ state, lines }: GoodsNotice): boolean {
  if (state !== 'received') return false;
  return lines.some(
    ({ sentMilli, receivedMilli, damagedMilli }) =>
      receivedMilli !== sentMilli || damagedMilli !== 0,
  );
}
