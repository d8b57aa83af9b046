import type { Quantity } from '../quantity/quantity.ts';
import { quantityMilli } from '../quantity/quantity.ts';
import type { StockMoved } from './stock-moved.ts';

/** Goods on their way to a store, from another one or from who delivers, and what came of them. */
export interface GoodsNotice {
  /** The work that sent them, or the number of the delivery. */
  id: string;
  /** What is `received` is over; of a delivery that comes in parts only the last one ends it. */
  state: 'sent' | 'received';
  fromId: string;
  toId: string;
  /** Of a delivery that was announced; absent of a transfer. */
  delivery?: { name: string; expectedOn: string } | undefined;
  lines: readonly GoodsNoticeLine[];
  /** Stores that have seen what differed. */
  settledBy?: readonly string[] | undefined;
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

/** Of an entry that receives a part of a delivery: the rest is still to come. */
export const restFollows = 'rest-follows';

/** What an entry says of goods on their way: sent by its store, received there, or looked at afterwards. */
export interface NoticeEffect {
  id: string;
  what: 'sent' | 'received' | 'part' | 'settled';
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

/** Null of what is about no notice. */
export function noticeEffectOf(moved: StockMoved, placeId: string): NoticeEffect | null {
  const what = saysOf(moved);
  const id = what === 'sent' ? moved.workId : moved.documentId;
  if (what === null || id === '') return null;
  return {
    ...{ id, what, placeId, otherPlaceId: moved.otherPlaceId },
    lines: moved.lines.flatMap(({ sku, gtin, label, condition, change }) =>
      // What another store asked for and did not get is not on its way.
      what === 'sent' && change.value === 0
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

/** What takes several entries is over with the last of them. */
function saysOf(moved: StockMoved): NoticeEffect['what'] | null {
  const { kind, reasonCode, otherPlaceId, part, parts } = moved;
  const received = part < parts ? 'part' : 'received';
  switch (kind) {
    case 'transfer-sent':
      return otherPlaceId === '' ? null : 'sent';
    case 'transfer-received':
      return otherPlaceId === '' ? null : received;
    case 'received':
      return reasonCode === restFollows ? 'part' : received;
    case 'difference-settled':
      return 'settled';
    default:
      return null;
  }
}

/**
 * The notice after an entry; null where it is about none. What is received before its sending has
 * arrived here (the sender is offline) stands alone until then. What two tills of a store received that
 * did not know of each other is added up: all of it is in the stock, and what is beyond what was sent is
 * a difference (law 10).
 */
export function afterNotice(known: GoodsNotice | null, effect: NoticeEffect): GoodsNotice | null {
  const { id, what, placeId, otherPlaceId } = effect;
  const isSent = what === 'sent';
  // A delivery is announced by the platform; under a number that it does not know somebody received something.
  if (known === null && (otherPlaceId === '' || what === 'settled')) return null;
  const before: GoodsNotice = known ?? {
    ...{ id, state: 'sent', lines: [] },
    ...(isSent ? { fromId: placeId, toId: otherPlaceId } : { fromId: otherPlaceId, toId: placeId }),
  };
  if (what === 'settled') return settled(before, placeId);
  if (placeId !== (isSent ? before.fromId : before.toId)) return before;
  const skus = new Set([...before.lines, ...effect.lines].map(({ sku }) => sku));
  const sum = (of: NoticeEffect['lines']) =>
    of.reduce((total, { quantity }) => total + quantityMilli(quantity), 0);
  const isBegun = !isSent || before.lines.some(({ receivedMilli }) => receivedMilli !== null);
  const lines = [...skus].map((sku): GoodsNoticeLine => {
    const old = before.lines.find((line) => line.sku === sku);
    const told = effect.lines.filter((line) => line.sku === sku);
    const received = (old?.receivedMilli ?? 0) + (isSent ? 0 : sum(told));
    const damaged = isSent ? 0 : sum(told.filter(({ isDamaged }) => isDamaged));
    return {
      ...{ sku, gtin: told[0]?.gtin ?? old?.gtin ?? '' },
      label: told[0]?.label ?? old?.label ?? '',
      sentMilli: isSent ? sum(told) : (old?.sentMilli ?? 0),
      receivedMilli: isBegun ? received : null,
      damagedMilli: (old?.damagedMilli ?? 0) + damaged,
    };
  });
  const isOver =
    before.state === 'received' || what === 'received' || (isBegun && isAllHere(lines));
  return { ...before, state: isOver ? 'received' : 'sent', lines };
}

/** What is still to come of an item, thousandths; never below zero. */
export function restMilli({
  sentMilli,
  receivedMilli,
}: Pick<GoodsNoticeLine, 'sentMilli' | 'receivedMilli'>): number {
  return Math.max(0, sentMilli - (receivedMilli ?? 0));
}

function isAllHere(lines: readonly GoodsNoticeLine[]): boolean {
  return lines.every((line) => restMilli(line) === 0);
}

function settled(notice: GoodsNotice, placeId: string): GoodsNotice {
  const settledBy = new Set([...(notice.settledBy ?? []), placeId]);
  return { ...notice, settledBy: [...settledBy].toSorted() };
}

/** Whether other goods came than were sent, or broken ones. */
export function hasDifference({ state, lines }: GoodsNotice): boolean {
  if (state !== 'received') return false;
  return lines.some(
    ({ sentMilli, receivedMilli, damagedMilli }) =>
      receivedMilli !== sentMilli || damagedMilli !== 0,
  );
}
