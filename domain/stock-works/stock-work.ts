import { extendedPriceMinor, type Quantity } from '../quantity/quantity.ts';
import type { StockCondition, StockMoved, StockMovedLine, StockMoveKind } from './stock-moved.ts';

/** Items of one work: as many as somebody looks through, and as one entry holds. What was announced comes on top. */
export const maximumWorkLines = 500;

/** What somebody gathers by scanning before it becomes an entry. */
export interface StockWork {
  id: string;
  kind: StockMoveKind;
  /** The transfer, delivery or inventory it is about; empty for none. */
  documentId: string;
  otherPlaceId: string;
  /** Whether an adjustment adds or takes away; of other kinds the kind says it. */
  direction: 'in' | 'out';
  reasonCode: string;
  /** Where one counts: a shelf, a stockroom. Empty of other kinds. */
  zone: string;
  /** Of a count: what was counted here stands for all the zones of its items. */
  isRecount: boolean;
  /** Of a count: nobody goes on counting here. */
  isDone: boolean;
  /** Pseudonym. */
  startedBy: string;
  startedAt: string;
}

/** An item of a work, in one condition. */
export interface WorkLine {
  sku: string;
  gtin: string;
  label: string;
  unit: 'piece' | 'kg' | 'm' | 'l';
  condition: StockCondition;
  /** What was gathered, never below zero. */
  quantity: Quantity;
  /** What a notice or another store said of it; null of what it does not name. */
  announced: Quantity | null;
  /** Minor units a unit at retail; null without a price. */
  unitPriceMinor: number | null;
  reasonCode: string;
  /** What should have been there when it was counted, thousandths; null of what is not counted. */
  expectedMilli: number | null;
  /** UTC. */
  countedAt: string;
  /** It was sold or brought while it was being counted: only counting it again tells. */
  isMoved: boolean;
}

/** Whether goods of this work come to the store or leave it; 0 where it only asks for them. */
export function signOf({ kind, direction }: Pick<StockWork, 'kind' | 'direction'>): 1 | 0 | -1 {
  switch (kind) {
    case 'transfer-asked':
      return 0;
    case 'shrinkage':
    case 'transfer-sent':
      return -1;
    case 'adjustment':
      return direction === 'in' ? 1 : -1;
    default:
      return 1;
  }
}

/** Compared with what was announced; why each differs follows from the figures. */
export function isReceiving({ kind, documentId }: Pick<StockWork, 'kind' | 'documentId'>): boolean {
  return kind === 'transfer-received' || (kind === 'received' && documentId !== '');
}

/** What the lines of a work are worth at retail, as far as they have prices; never below zero. */
export function workValueMinor(lines: readonly WorkLine[]): number {
  return lines.reduce((sum, line) => sum + (lineValueMinor(line) ?? 0), 0);
}

export function lineValueMinor({ unitPriceMinor, quantity }: WorkLine): number | null {
  return unitPriceMinor === null ? null : extendedPriceMinor(unitPriceMinor, quantity);
}

/**
 * The bodies of the entries that end a work which is no count: one, or of a long delivery as many as its lines take.
 * Lines of nothing that nobody announced are left out.
 */
export function movedOf(
  work: StockWork,
  lines: readonly WorkLine[],
  { reasonCode, currency }: { reasonCode: string; currency: string },
): StockMoved[] {
  const sign = signOf(work);
  const kept = lines.filter(
    ({ quantity, announced }) => quantity.value !== 0 || announced !== null,
  );
  const parts = Math.max(1, Math.ceil(kept.length / maximumWorkLines));
  return Array.from({ length: parts }, (_, part) => ({
    kind: work.kind,
    workId: work.id,
    part: part + 1,
    parts,
    documentId: work.documentId,
    otherPlaceId: work.otherPlaceId,
    zone: work.zone,
    reasonCode,
    currency,
    lines: kept
      .slice(part * maximumWorkLines, (part + 1) * maximumWorkLines)
      .map((line, index): StockMovedLine => {
        const value = lineValueMinor(line);
        return {
          number: index + 1,
          ...{ sku: line.sku, gtin: line.gtin, label: line.label, condition: line.condition },
          change: signed(line.quantity, sign),
          counted: line.announced === null ? null : line.quantity,
          expected: sign === 0 ? line.quantity : line.announced,
          unitPriceMinor: line.unitPriceMinor,
          valueMinor: value === null ? null : signedMinor(value, sign),
          reasonCode: line.reasonCode,
        };
      }),
    count: null,
  }));
}

/** Zero has no sign: canonical JSON has one zero. */
function signed({ value, scale }: Quantity, sign: 1 | 0 | -1): Quantity {
  return { value: sign * value || 0, scale };
}

function signedMinor(minor: number, sign: 1 | 0 | -1): number {
  return sign * minor || 0;
}
