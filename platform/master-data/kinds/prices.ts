import { z } from 'zod';
import { type PriceDocument, priceDocument, priceId } from '../../../contract/document/price.ts';
import { assert } from '../../../domain/assert.ts';
import { parseAmount, printAmount } from '../../../domain/money/amount-text.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { scopesOfLists } from '../../prices/scopes-of-lists.ts';
import { maybeDate } from '../codecs.ts';
import type { Cells } from '../column.ts';
import { currencyOfItems } from '../known.ts';
import type { CellRefusal, LineRefusal } from '../line-refusal.ts';
import type { MasterKind } from '../master-kind.ts';
import { documentsAfter, storedDocuments } from '../stored-documents.ts';

/** One price of a list: its standing price (no dates), or that between two business days. */
interface PriceLine {
  from: string | null;
  through: string | null;
  /** Null: it is taken away. */
  price: { minor: number; currency: string } | null;
}

const collection = { collection: 'prices', schema: priceDocument } as const;

/**
 * Prices of lists, a line for each: without dates it is the standing one, with dates that of those
 * business days, both included; an empty price takes that line's away.
 */
export const pricesKind: MasterKind = {
  key: ['list', 'sku', 'from', 'through'],
  needed: ['list', 'sku', 'price'],
  columns: ['list', 'sku', 'from', 'through', 'price', 'currency'],
  async take(sql, lines) {
    const keys = lines.map(({ cells }) => keyOf(cells));
    const scopes = await scopesOfLists(sql);
    const currencies = await currencyOfItems(
      sql,
      keys.map(({ sku }) => sku),
    );
    const ids = keys.map(({ list, sku }) => priceId(list, sku));
    const stored = await storedDocuments(sql, collection, ids);
    const changed = new Map<string, PriceDocument>();
    const refusals: LineRefusal[] = [];
    for (const { line, cells } of lines) {
      const { list, sku } = keyOf(cells);
      const id = priceId(list, sku);
      const before = changed.get(id) ??
        stored.get(id)?.document ?? { id, kind: 'price' as const, list, sku };
      const after = take(before, cells);
      if (after.ok) changed.set(id, after.value);
      else refusals.push({ line, ...after.error });
    }
    const written = sql.write(
      [...changed.values()].flatMap((document) =>
        (scopes.get(document.list) ?? []).map((scope) => ({
          scope,
          change: isEmpty(document)
            ? { collection: 'prices', erased: document.id }
            : { collection: 'prices', document },
        })),
      ),
    );
    assert(written.ok, 'What was checked by its schema is written');
    return refusals;

    function take(before: PriceDocument, cells: Cells): Result<PriceDocument, CellRefusal> {
      const { list, sku } = keyOf(cells);
      if (!scopes.has(list)) return refuse({ column: 'list', problem: 'unknown', found: list });
      const currency = currencies.get(sku);
      if (currency === undefined) return refuse({ column: 'sku', problem: 'unknown', found: sku });
      const read = readLine(cells, currency);
      if (!read.ok) return read;
      const after = withLine(before, read.value);
      if (isEmpty(after)) return ok(after);
      const parsed = priceDocument.safeParse(after);
      return parsed.success ? ok(after) : refuse({ column: 'price', problem: 'value', found: '' });
    }
  },
  async page(sql, after, limit) {
    const found = await documentsAfter(sql, collection, { after, limit });
    return {
      lines: found.flatMap(({ document }) => linesOf(document)),
      next: found.length < limit ? null : (found.at(-1)?.id ?? null),
    };
  },
};

function keyOf(cells: Cells): { list: string; sku: string } {
  return { list: cells.list?.trim() ?? '', sku: cells.sku?.trim() ?? '' };
}

function readLine(cells: Cells, itsCurrency: string): Result<PriceLine, CellRefusal> {
  const from = maybeDate.read(cells.from ?? '');
  if (!from.ok) return refuse({ column: 'from', problem: 'value', found: cells.from ?? '' });
  const through = maybeDate.read(cells.through ?? '');
  const isBefore = through.ok && (through.value ?? '9999') < (from.value ?? '');
  if (!through.ok || isBefore)
    return refuse({ column: 'through', problem: 'value', found: cells.through ?? '' });
  const dates = { from: from.value, through: through.value };
  const amount = cells.price?.trim() ?? '';
  if (amount === '') return ok({ ...dates, price: null });
  const currency = cells.currency?.trim() || itsCurrency;
  if (
    !z
      .string()
      .regex(/^[A-Z]{3}$/)
      .safeParse(currency).success
  )
    return refuse({ column: 'currency', problem: 'value', found: currency });
  const minor = parseAmount(amount, currency);
  if (!minor.ok || minor.value < 0)
    return refuse({ column: 'price', problem: 'value', found: amount });
  return ok({ ...dates, price: { minor: minor.value, currency } });
}

/** With this line instead of the one of the same dates. */
function withLine(document: PriceDocument, { from, through, price }: PriceLine): PriceDocument {
  const { price: standing, windows = [], ...named } = document;
  if (from === null && through === null)
    return { ...named, ...(price && { price }), ...(windows.length > 0 && { windows }) };
  const others = windows.filter((window) => window.from !== from || window.through !== through);
  const all = [...others, ...(price ? [{ from, through, price }] : [])].toSorted(byDates);
  return {
    ...named,
    ...(standing && { price: standing }),
    ...(all.length > 0 && { windows: all }),
  };
}

function linesOf({ list, sku, price, windows = [] }: PriceDocument): Cells[] {
  const standing = price ? [{ from: null, through: null, price }] : [];
  return [...standing, ...windows].map((line) => ({
    ...{ list, sku, from: line.from ?? '', through: line.through ?? '' },
    price: printAmount(line.price.minor, line.price.currency),
    currency: line.price.currency,
  }));
}

function isEmpty({ price, windows }: PriceDocument): boolean {
  return price === undefined && windows === undefined;
}

type Dates = Pick<PriceLine, 'from' | 'through'>;

function byDates(a: Dates, b: Dates): number {
  const [one, other] = [a, b].map(({ from, through }) => `${from ?? ''} ${through ?? '~'}`);
  return (one ?? '') < (other ?? '') ? -1 : 1;
}
