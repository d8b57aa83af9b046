import { unreachable } from '../assert.ts';
import { sumMinor } from '../money/minor.ts';
import { articleCount } from '../quantity/article-count.ts';
import { totalByRate } from '../tax/included-vat.ts';
import { isIndemnity } from '../transaction/indemnity.ts';
import type { LineItem, Transaction } from '../transaction/transaction.ts';
import { addCounted, addFigures, addSold, addTenders, keyOf, merged } from './add-figures.ts';
import type { CountedFigures, Figures, SoldFigures, Split, TenderFigures } from './figures.ts';
import { noFigures } from './figures.ts';
import type { ReportedEntry } from './reported-entry.ts';

/** The figures of a range of entries. Training has none: it is no turnover (BOI-TVA-DECLA-30-10-30 §150). */
export function foldFigures(currency: string, entries: Iterable<ReportedEntry>): Figures {
  let figures = noFigures(currency);
  for (const entry of entries) figures = addFigures(figures, figuresOf(currency, entry));
  return figures;
}

/** What one entry adds. */
export function figuresOf(currency: string, entry: ReportedEntry): Figures {
  const none = noFigures(currency);
  switch (entry.kind) {
    case 'transaction':
      return { ...none, ...ofTransaction(entry) };
    case 'basket-abandoned':
      return {
        ...none,
        abandoned: [{ key: entry.reasonCode, count: 1, amountMinor: entry.grossMinor }],
      };
    case 'counted':
      return {
        ...none,
        others: [
          { key: `${entry.what}/${entry.reasonCode}`, count: 1, amountMinor: entry.amountMinor },
        ],
      };
    default:
      return unreachable(entry);
  }
}

function ofTransaction({
  transaction,
  operatorId,
  hour,
  hasCustomer,
}: Extract<ReportedEntry, { kind: 'transaction' }>): Partial<Figures> {
  const { lines } = transaction;
  const turnover = lines.filter(({ accounting }) => accounting === 'turnover');
  const sold = turnover.filter(({ grossMinor }) => grossMinor > 0);
  const returned = turnover.filter(({ grossMinor }) => grossMinor < 0);
  const split = splitOf(turnover);
  const whole = { count: 1, grossMinor: split.grossMinor, netMinor: split.netMinor };
  return {
    transactionCount: 1,
    customerCount: hasCustomer ? 1 : 0,
    articlesSold: articleCount(
      turnover.filter((line) => line.quantity.value > 0 && !isIndemnity(line)),
    ),
    salesMinor: splitOf(sold).grossMinor,
    returnsMinor: 0 - splitOf(returned).grossMinor,
    turnover: split,
    perRate: totalByRate(turnover),
    deposits: totalByRate(lines.filter(({ accounting }) => accounting === 'deposit')),
    liabilitiesMinor: splitOf(lines.filter(({ accounting }) => accounting === 'liability'))
      .grossMinor,
    roundingMinor: transaction.totals.roundingMinor,
    tenders: tendersOf(transaction),
    categories: soldBy(turnover, ({ category }) => category),
    associates: soldBy(
      turnover.filter(({ associateId }) => associateId !== ''),
      ({ associateId }) => associateId,
    ),
    operators: [{ key: operatorId, ...whole }],
    hours: [{ key: String(hour).padStart(2, '0'), ...whole }],
    ...modifiersOf(lines),
    returns: counted(
      lines
        .filter(({ fulfilment, quantity }) => fulfilment === 'return' && quantity.value < 0)
        .map(({ reasonCode, disposition, grossMinor }) => ({
          key: `${reasonCode}/${disposition}`,
          amountMinor: grossMinor,
        })),
    ),
    voids: counted(
      transaction.corrections.map(({ kind, amountMinor }) => ({ key: kind, amountMinor })),
    ),
  };
}

function splitOf(lines: readonly LineItem[]): Split {
  return {
    grossMinor: sumMinor(lines.map(({ grossMinor }) => grossMinor)),
    netMinor: sumMinor(lines.map(({ netMinor }) => netMinor)),
    vatMinor: sumMinor(lines.map(({ vatMinor }) => vatMinor)),
  };
}

function tendersOf({ tenders }: Transaction): readonly TenderFigures[] {
  return merged(
    [],
    tenders.map(({ type, kind, amountMinor }) => ({
      ...{ type, kind },
      inCount: amountMinor >= 0 ? 1 : 0,
      inMinor: Math.max(0, amountMinor),
      outCount: amountMinor < 0 ? 1 : 0,
      outMinor: Math.max(0, 0 - amountMinor),
    })),
    ({ type }) => type,
    addTenders,
  );
}

function soldBy(
  lines: readonly LineItem[],
  key: (line: LineItem) => string,
): readonly SoldFigures[] {
  return merged(
    [],
    lines.map((line) => ({
      key: key(line),
      count: 1,
      grossMinor: line.grossMinor,
      netMinor: line.netMinor,
    })),
    keyOf,
    addSold,
  );
}

/** By hand: what somebody decided at the counter, and answers for with a reason. */
const byHand = new Set(['line-discount', 'basket-discount', 'price-override', 'staff']);

function modifiersOf(lines: readonly LineItem[]): Pick<Figures, 'discounts' | 'promotions'> {
  const all = lines.flatMap(({ modifiers }) => modifiers);
  return {
    discounts: counted(
      all
        .filter(({ source }) => byHand.has(source))
        .map(({ source, reasonCode, amountMinor }) => ({
          key: `${source}/${reasonCode}`,
          amountMinor,
        })),
    ),
    promotions: counted(
      all
        .filter(({ source }) => !byHand.has(source))
        .map(({ source, sourceId, amountMinor }) => ({
          key: `${source}/${sourceId}`,
          amountMinor,
        })),
    ),
  };
}

function counted(rows: readonly { key: string; amountMinor: number }[]): readonly CountedFigures[] {
  return merged(
    [],
    rows.map((row) => ({ ...row, count: 1 })),
    keyOf,
    addCounted,
  );
}
