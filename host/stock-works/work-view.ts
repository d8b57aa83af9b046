import type {
  StockWorkHead,
  StockWorkLine,
  StockWorkView,
} from '../../contract/host/calls/stock-work-calls.ts';
import {
  lineValueMinor,
  type StockWork,
  workValueMinor,
} from '../../domain/stock-works/stock-work.ts';
import type { KeptLine, WorkStore } from './work-store.ts';

/** A work as the page draws it. What should be there is in none: who counts must not know it. */
export function workView(work: StockWork, store: Pick<WorkStore, 'lines'>): StockWorkView {
  const lines = store.lines(work.id);
  return { work: headOf(work, lines), lines: lines.map(lineOf) };
}

export function workHead(work: StockWork, store: Pick<WorkStore, 'lines'>): StockWorkHead {
  return headOf(work, store.lines(work.id));
}

function headOf(work: StockWork, lines: readonly KeptLine[]): StockWorkHead {
  return { ...work, itemCount: lines.length, valueMinor: workValueMinor(lines) };
}

function lineOf(line: KeptLine): StockWorkLine {
  const { sku, gtin, label, unit, condition, quantity, announced, reasonCode, isMoved } = line;
  return {
    ...{ sku, gtin, label, unit, condition, quantity, announced, reasonCode, isMoved },
    valueMinor: lineValueMinor(line),
  };
}
