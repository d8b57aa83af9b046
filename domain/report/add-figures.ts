import { assert } from '../assert.ts';
import { vatKeyText } from '../tax/vat-key.ts';
import type { CountedFigures, Figures, SoldFigures, TenderFigures } from './figures.ts';

/** The figures of two ranges together; of one currency. Rows are sorted by their key. */
export function addFigures(a: Figures, b: Figures): Figures {
  assert(a.currency === b.currency, 'Figures of one currency are added');
  return {
    currency: a.currency,
    transactionCount: a.transactionCount + b.transactionCount,
    customerCount: a.customerCount + b.customerCount,
    articlesSold: a.articlesSold + b.articlesSold,
    salesMinor: a.salesMinor + b.salesMinor,
    returnsMinor: a.returnsMinor + b.returnsMinor,
    turnover: {
      grossMinor: a.turnover.grossMinor + b.turnover.grossMinor,
      netMinor: a.turnover.netMinor + b.turnover.netMinor,
      vatMinor: a.turnover.vatMinor + b.turnover.vatMinor,
    },
    perRate: merged(a.perRate, b.perRate, vatKeyText, addVat),
    deposits: merged(a.deposits, b.deposits, vatKeyText, addVat),
    liabilitiesMinor: a.liabilitiesMinor + b.liabilitiesMinor,
    roundingMinor: a.roundingMinor + b.roundingMinor,
    tenders: merged(a.tenders, b.tenders, ({ type }) => type, addTenders),
    categories: merged(a.categories, b.categories, keyOf, addSold),
    operators: merged(a.operators, b.operators, keyOf, addSold),
    associates: merged(a.associates, b.associates, keyOf, addSold),
    hours: merged(a.hours, b.hours, keyOf, addSold),
    promotions: merged(a.promotions, b.promotions, keyOf, addCounted),
    discounts: merged(a.discounts, b.discounts, keyOf, addCounted),
    returns: merged(a.returns, b.returns, keyOf, addCounted),
    voids: merged(a.voids, b.voids, keyOf, addCounted),
    abandoned: merged(a.abandoned, b.abandoned, keyOf, addCounted),
    others: merged(a.others, b.others, keyOf, addCounted),
  };
}

/** Adds up rows of equal keys, also within one list. */
export function merged<T>(
  a: readonly T[],
  b: readonly T[],
  key: (row: T) => string,
  add: (x: T, y: T) => T,
): readonly T[] {
  if (b.length === 0) return a;
  const rows = new Map(a.map((row) => [key(row), row]));
  for (const row of b) {
    const known = rows.get(key(row));
    rows.set(key(row), known === undefined ? row : add(known, row));
  }
  return [...rows].sort(([x], [y]) => (x < y ? -1 : 1)).map(([, row]) => row);
}

export const keyOf = ({ key }: { key: string }): string => key;

export function addSold(x: SoldFigures, y: SoldFigures): SoldFigures {
  return {
    key: x.key,
    count: x.count + y.count,
    grossMinor: x.grossMinor + y.grossMinor,
    netMinor: x.netMinor + y.netMinor,
  };
}

export function addCounted(x: CountedFigures, y: CountedFigures): CountedFigures {
  return { key: x.key, count: x.count + y.count, amountMinor: x.amountMinor + y.amountMinor };
}

export function addTenders(x: TenderFigures, y: TenderFigures): TenderFigures {
  return {
    ...{ type: x.type, kind: x.kind },
    inCount: x.inCount + y.inCount,
    inMinor: x.inMinor + y.inMinor,
    outCount: x.outCount + y.outCount,
    outMinor: x.outMinor + y.outMinor,
  };
}

function addVat<T extends { grossMinor: number; netMinor: number; vatMinor: number }>(
  x: T,
  y: T,
): T {
  return {
    ...x,
    grossMinor: x.grossMinor + y.grossMinor,
    netMinor: x.netMinor + y.netMinor,
    vatMinor: x.vatMinor + y.vatMinor,
  };
}
