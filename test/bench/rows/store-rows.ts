import { type Bench, sizeColumn } from '../group.ts';
import { record } from '../row.ts';
import { benchStore } from '../store.ts';
import { measuredOf } from './other-rows.ts';

/** What a row of the store is held against, by the beginning of its name. */
const yardsticks = [
  ['barcode lookup', ['barcode lookup, bare SQL and JSON', 'barcode lookup, RxDB in memory']],
  ['item by sku at its price of two lists', ['item by sku at its base price']],
  ['models found at their prices of two lists', ['models found at their base prices']],
  ['durable 2 kB row, encrypted', ['bare write and fsync of 2 kB']],
] as const;

/** A million items would be imported once more, for minutes; they are in the rows over RPC. */
const mostItems = 200_000;

/** The store alone, in this process, beside what it is built on. */
export async function storeRows(bench: Bench): Promise<void> {
  for (const size of bench.sizes.filter((candidate) => candidate <= mostItems)) {
    const rows = await benchStore([size]);
    for (const row of rows.filter(({ target }) => target !== 'yardstick')) {
      const name = row.what.replace(/, (median|p99)$/, '');
      const stat = row.what.slice(name.length);
      const others = yardsticks.find(([what]) => what === name)?.[1] ?? [];
      const measured = measuredOf(
        row,
        String(size),
        rows,
        others.map((other) => `${other}${stat}`),
      );
      if (measured === null) continue;
      const shouldStayFlat = stat === ', median' && /lookup|by sku|search|models found/.test(name);
      record(bench.storeAlone, sizeColumn(size), { ...measured, shouldStayFlat });
    }
  }
}
