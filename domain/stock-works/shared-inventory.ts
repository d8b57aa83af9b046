import { type Quantity, quantityMilli } from '../quantity/quantity.ts';
import type { StockMoved, StockMovedLine } from './stock-moved.ts';
import type { StockWork, WorkLine } from './stock-work.ts';

/** A zone of an inventory that several tills of a store count, as each of them tells the others. */
export interface SharedZone {
  /** The work that counts it: of one till. */
  id: string;
  inventoryId: string;
  zone: string;
  isRecount: boolean;
  /** Nobody goes on counting there. */
  isDone: boolean;
  lines: readonly SharedLine[];
}

interface SharedLine {
  sku: string;
  countedMilli: number;
  /** At the instant of counting. */
  expectedMilli: number;
  isMoved: boolean;
}

/** What a count does to the stock of an item. */
interface Correction {
  sku: string;
  name: string;
  changeMilli: number;
  /** Minor units at retail; null without a price. */
  valueMinor: number | null;
}

/** What an entry says of an inventory over several tills. */
export type CountEffect = { inventoryId: string; placeId: string } & (
  | { what: 'opened' | 'dropped' }
  | {
      what: 'counted';
      /** The work that validated it: of all its entries, at one till. */
      workId: string;
      isLast: boolean;
      currency: string;
      corrections: readonly Correction[];
    }
  | {
      what: 'zone-begun' | 'zone-counted' | 'zone-dropped';
      zoneId: string;
      zone: string;
      isRecount: boolean;
      lines: readonly SharedLine[];
    }
);

/** Of a zone that is counted again. */
const recount = 'recount';
/** Of a line that was sold or brought while it was counted. */
const movedMeanwhile = 'moved';

/** Null of what is about no inventory over several tills. */
export function countEffectOf(moved: StockMoved, placeId: string): CountEffect | null {
  const { kind, workId, documentId, zone, reasonCode, lines, part, parts } = moved;
  const of = { inventoryId: documentId, placeId };
  if (documentId === '') return null;
  switch (kind) {
    case 'inventory-opened':
      return { ...of, what: 'opened' };
    case 'inventory-dropped':
      return { ...of, what: 'dropped' };
    case 'count':
      return {
        ...{ ...of, what: 'counted', workId, isLast: part === parts, currency: moved.currency },
        corrections: lines.map(({ sku, label, change, valueMinor }) => ({
          ...{ sku, name: label === '' ? sku : label, changeMilli: quantityMilli(change) },
          valueMinor,
        })),
      };
    case 'zone-begun':
    case 'zone-counted':
    case 'zone-dropped':
      return {
        ...{ ...of, what: kind, zoneId: workId, zone, isRecount: reasonCode === recount },
        lines: lines.map(({ sku, counted, expected, reasonCode: why }) => ({
          sku,
          countedMilli: counted ? quantityMilli(counted) : 0,
          expectedMilli: expected ? quantityMilli(expected) : 0,
          isMoved: why === movedMeanwhile,
        })),
      };
    default:
      return null;
  }
}

/** A zone after an entry of its till; null when it is dropped. Whoever goes on with it tells its lines anew at the end. */
export function afterZone(
  known: SharedZone | null,
  effect: Extract<CountEffect, { zoneId: string }>,
): SharedZone | null {
  const { inventoryId, zoneId: id, zone, isRecount, what } = effect;
  switch (what) {
    case 'zone-dropped':
      return null;
    case 'zone-begun':
      return { id, inventoryId, zone, isRecount, isDone: false, lines: known?.lines ?? [] };
    case 'zone-counted':
      return { id, inventoryId, zone, isRecount, isDone: true, lines: effect.lines };
  }
}

/** The body of the entry that tells the store's other tills of a zone. It moves nothing. */
export function zoneSaid(
  kind: Extract<CountEffect, { zoneId: string }>['what'],
  work: Pick<StockWork, 'id' | 'documentId' | 'zone' | 'isRecount'>,
  { lines, currency }: { lines: readonly WorkLine[]; currency: string },
): StockMoved {
  return {
    ...{ kind, workId: work.id, part: 1, parts: 1, documentId: work.documentId },
    ...{ otherPlaceId: '', zone: work.zone, reasonCode: work.isRecount ? recount : '', currency },
    lines: lines.map((line, index): StockMovedLine => {
      const { sku, gtin, label, quantity, expectedMilli, unitPriceMinor, isMoved } = line;
      return {
        ...{ number: index + 1, sku, gtin, label, condition: 'sellable' },
        ...{ change: { value: 0, scale: quantity.scale }, counted: quantity },
        expected: inThousandths(expectedMilli ?? 0),
        ...{ unitPriceMinor, valueMinor: unitPriceMinor === null ? null : 0 },
        reasonCode: isMoved ? movedMeanwhile : '',
      };
    }),
    count: null,
  };
}

/** The body of the entry that opens an inventory for all tills of the store, or gives it up. */
export function inventorySaid(
  kind: 'inventory-opened' | 'inventory-dropped',
  { workId, documentId, currency }: { workId: string; documentId: string; currency: string },
): StockMoved {
  return {
    ...{ kind, workId, part: 1, parts: 1, documentId, otherPlaceId: '', zone: '' },
    ...{ reasonCode: '', currency, lines: [], count: null },
  };
}

function inThousandths(milli: number): Quantity {
  return milli % 1_000 === 0 ? { value: milli / 1_000 || 0, scale: 0 } : { value: milli, scale: 3 };
}
