import { type Quantity, quantityMilli } from '../quantity/quantity.ts';

/** What becomes of goods that lie in a store: they can be sold, or only lie there. */
export const stockConditions = ['sellable', 'damaged', 'send-back'] as const;
export type StockCondition = (typeof stockConditions)[number];

/** What moves stock without a sale. The journal may hold words of a later release; these are this one's. */
export const stockMoveKinds = [
  'adjustment',
  'shrinkage',
  'transfer-asked',
  'transfer-sent',
  'transfer-received',
  'received',
  'count',
] as const;
export type StockMoveKind = (typeof stockMoveKinds)[number];

/** One item in one condition. */
export interface StockMovedLine {
  /** 1, 2, 3… within its entry. */
  number: number;
  sku: string;
  gtin: string;
  label: string;
  condition: StockCondition;
  /** What came, or went: then below zero. */
  change: Quantity;
  /** What somebody counted; null where nothing is counted. */
  counted: Quantity | null;
  /** What should have been there, or was announced; null where nobody knows. */
  expected: Quantity | null;
  /** Minor units a unit at retail, VAT included; null where the item has no price. */
  unitPriceMinor: number | null;
  /** Of the change at that price; null without one. */
  valueMinor: number | null;
  /** Of this line alone; empty where the entry's stands for it. */
  reasonCode: string;
}

/** Goods that came, went or were found without a sale: the body of a `stock-moved` entry. */
export interface StockMoved {
  kind: string;
  /** The work that it is the end of; with `part`, of `parts`, where it takes several entries. */
  workId: string;
  part: number;
  parts: number;
  /** The transfer, delivery or inventory it is about; empty for none. */
  documentId: string;
  /** Where goods went to, or came from; empty outside the network or unknown. */
  otherPlaceId: string;
  /** Where it was counted: a code of the shop's own, never a text; empty of anything else. */
  zone: string;
  reasonCode: string;
  currency: string;
  lines: readonly StockMovedLine[];
  /** Of a count: all that was counted, what of it differs being the lines; null of anything else. */
  count: CountSums | null;
}

/** What a count came to, at retail. */
export interface CountSums {
  scope: 'rolling' | 'full';
  itemCount: number;
  expectedMinor: number;
  countedMinor: number;
}

/** Where the figures of an entry contradict each other, or null: such an entry moves nothing. */
export function wrongStockMove({ kind, lines, part, parts }: StockMoved): string | null {
  if (part > parts) return 'part';
  for (const [index, line] of lines.entries()) {
    const { change, counted, expected, unitPriceMinor, valueMinor } = line;
    const at = `lines.${index}`;
    if (line.number !== index + 1) return `${at}.number`;
    if ((unitPriceMinor === null) !== (valueMinor === null)) return `${at}.valueMinor`;
    if (kind === 'count') {
      const isSet = counted !== null && expected !== null;
      if (!isSet) return `${at}.counted`;
      const difference = quantityMilli(counted) - quantityMilli(expected);
      if (difference !== quantityMilli(change)) return `${at}.change`;
    }
    if (leaves.has(kind) && change.value > 0) return `${at}.change`;
    if (comes.has(kind) && change.value < 0) return `${at}.change`;
    if (stays.has(kind) && change.value !== 0) return `${at}.change`;
  }
  return null;
}

const leaves: ReadonlySet<string> = new Set(['shrinkage', 'transfer-sent']);
const comes: ReadonlySet<string> = new Set(['transfer-received', 'received']);
/** What is only said of goods: nothing has moved yet. */
const stays: ReadonlySet<string> = new Set([
  'transfer-asked',
  'transfer-refused',
  'transfer-ask-closed',
  'difference-settled',
  'inventory-opened',
  'inventory-dropped',
  'zone-begun',
  'zone-counted',
  'zone-dropped',
]);
