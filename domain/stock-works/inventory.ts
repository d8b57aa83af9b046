import { extendedPriceMinor, type Quantity, quantityMilli } from '../quantity/quantity.ts';
import type { CountSums, StockMoved, StockMovedLine } from './stock-moved.ts';
import type { StockWork, WorkLine } from './stock-work.ts';

/** A count of some items, or of all that lie in the store; zone by zone, by any number of people. */
export interface Inventory {
  id: string;
  /** In a full one, what nobody counted is not there. */
  scope: CountSums['scope'];
  label: string;
  /** Pseudonym. */
  openedBy: string;
  /** UTC. */
  openedAt: string;
}

/** What one zone counted. */
export interface CountedZone {
  work: Pick<StockWork, 'isRecount' | 'zone'>;
  /** Number of the till that counted it; empty of this one. */
  till: string;
  lines: readonly WorkLine[];
}

/** What should be there of an item that nobody counted. */
export interface Uncounted {
  sku: string;
  gtin: string;
  label: string;
  unit: WorkLine['unit'];
  scale: number;
  expectedMilli: number;
  unitPriceMinor: number | null;
}

/** An item over all zones. */
export interface CountedItem {
  sku: string;
  gtin: string;
  label: string;
  unit: WorkLine['unit'];
  scale: number;
  unitPriceMinor: number | null;
  countedMilli: number;
  /** At the instant it was counted: what moved since is in neither. */
  expectedMilli: number;
  /** Zones it was found in; 0 where nobody counted it. */
  zones: number;
  isRecounted: boolean;
  /**
   * Nobody can say what should have been there, or what was counted twice: it moved between the zones or
   * while somebody counted, or two tills counted it in a zone of one name, or each counted it again.
   */
  isMoved: boolean;
}

/**
 * Adds up zones by item, the same in whatever order they are heard of. A recount stands for all zones that counted its items before. In a full
 * inventory `uncounted` are items with zero counted, in a rolling one there are none.
 */
export function sumZones(
  zones: readonly CountedZone[],
  uncounted: readonly Uncounted[] = [],
): CountedItem[] {
  const recounted = bySku(zones.filter(({ work }) => work.isRecount));
  const first = bySku(zones.filter(({ work }) => !work.isRecount));
  const skus = [...new Set([...first.keys(), ...recounted.keys()])].toSorted();
  const items = skus.flatMap((sku) => {
    const again = recounted.get(sku);
    return summed(again ?? first.get(sku) ?? [], again !== undefined);
  });
  const known = new Set(skus);
  const missing = uncounted
    .filter(({ sku, expectedMilli }) => !known.has(sku) && expectedMilli !== 0)
    .map((item) => ({ ...item, countedMilli: 0, zones: 0, isRecounted: false, isMoved: false }));
  return [...items, ...missing];
}

/** What is too much above zero, what is missing below it; thousandths. */
export function differenceMilli({ countedMilli, expectedMilli }: CountedItem): number {
  return countedMilli - expectedMilli;
}

/** At retail; null without a price. */
export function differenceMinor(item: CountedItem): number | null {
  return valueMinor(item, differenceMilli(item));
}

/** Whether it has to be counted again before anybody believes it: it moved, or too much is different. */
export function needsRecount(item: CountedItem, overMinor: number): boolean {
  if (item.isMoved) return true;
  const difference = differenceMinor(item);
  return !item.isRecounted && difference !== null && Math.abs(difference) > overMinor;
}

/** What all of it comes to, at retail. */
export function sumsOf(items: readonly CountedItem[], scope: CountSums['scope']): CountSums {
  const sum = (milliOf: (item: CountedItem) => number) =>
    items.reduce((total, item) => total + (valueMinor(item, milliOf(item)) ?? 0), 0);
  return {
    scope,
    itemCount: items.length,
    expectedMinor: sum(({ expectedMilli }) => expectedMilli),
    countedMinor: sum(({ countedMilli }) => countedMilli),
  };
}

/**
 * Missing without a known reason, as hundredths of a percent of what should have been there; null
 * where that is nothing. Below zero where more was found than should be there.
 */
export function unknownShrinkageBp({ expectedMinor, countedMinor }: CountSums): number | null {
  if (expectedMinor <= 0) return null;
  return Math.round(((expectedMinor - countedMinor) / expectedMinor) * 10_000);
}

/** Lines of one entry. */
const linesOfEntry = 500;

/** The bodies of the entries that set the stock right: of what differs, the sums in the first. */
export function correctionsOf(
  { id, scope }: Pick<Inventory, 'id' | 'scope'>,
  items: readonly CountedItem[],
  { workId, currency }: { workId: string; currency: string },
): StockMoved[] {
  const different = items.filter((item) => differenceMilli(item) !== 0);
  const parts = Math.max(1, Math.ceil(different.length / linesOfEntry));
  return Array.from({ length: parts }, (_, index) => ({
    ...{ kind: 'count', workId, part: index + 1, parts, documentId: id },
    ...{ otherPlaceId: '', zone: '', reasonCode: '', currency },
    lines: different
      .slice(index * linesOfEntry, (index + 1) * linesOfEntry)
      .map((item, number): StockMovedLine => correctionOf(item, number + 1)),
    count: index === 0 ? sumsOf(items, scope) : null,
  }));
}

function correctionOf(item: CountedItem, number: number): StockMovedLine {
  const { sku, gtin, label, scale, unitPriceMinor, countedMilli, expectedMilli } = item;
  const change = atScale(differenceMilli(item), scale);
  return {
    ...{ number, sku, gtin, label, condition: 'sellable', change },
    ...{ counted: atScale(countedMilli, scale), expected: atScale(expectedMilli, scale) },
    ...{ unitPriceMinor, valueMinor: differenceMinor(item), reasonCode: '' },
  };
}

interface Found {
  line: WorkLine;
  zone: string;
  till: string;
}

function summed(found: readonly Found[], isRecounted: boolean): CountedItem[] {
  const lines = found.map(({ line }) => line);
  const [first] = lines;
  if (first === undefined) return [];
  const expected = new Set(lines.map(({ expectedMilli }) => expectedMilli ?? 0));
  const isDouble = isRecounted
    ? new Set(found.map(({ till }) => till)).size > 1
    : [...Map.groupBy(found, ({ zone }) => zone).values()].some((same) => same.length > 1);
  return [
    {
      ...{ sku: first.sku, gtin: first.gtin, label: first.label, unit: first.unit },
      ...{ scale: first.quantity.scale, unitPriceMinor: first.unitPriceMinor },
      countedMilli: lines.reduce((sum, { quantity }) => sum + quantityMilli(quantity), 0),
      expectedMilli: Math.min(...expected),
      zones: lines.length,
      isRecounted,
      isMoved: isDouble || expected.size > 1 || lines.some(({ isMoved }) => isMoved),
    },
  ];
}

function bySku(zones: readonly CountedZone[]): Map<string, Found[]> {
  return Map.groupBy(
    zones.flatMap(({ work: { zone }, till, lines }) => lines.map((line) => ({ line, zone, till }))),
    ({ line }) => line.sku,
  );
}

function valueMinor({ unitPriceMinor }: CountedItem, milli: number): number | null {
  if (unitPriceMinor === null) return null;
  return extendedPriceMinor(unitPriceMinor, { value: milli, scale: 3 });
}

/** At the item's scale where it says it exactly, else in thousandths: an older stock may be finer. */
function atScale(milli: number, scale: number): Quantity {
  const factor = 10 ** (3 - scale);
  return milli % factor === 0 ? { value: milli / factor || 0, scale } : { value: milli, scale: 3 };
}
