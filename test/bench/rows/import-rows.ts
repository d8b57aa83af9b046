import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { type BareFsync, openBareFsync } from '../bare-fsync.ts';
import { type Bench, sizeColumn } from '../group.ts';
import { median, p99 } from '../measure.ts';
import { above, below, type Measured, record } from '../row.ts';
import { withHost } from '../till/bench-host.ts';
import { importFile } from '../till/import-file.ts';
import { sell } from '../till/selling.ts';

/** Of the demo retailer, there before the import and after it. */
const demoCode = '3760123450010';
const seat = 'bench-import';
const salesWithoutImport = 300;
/** Between the end of a sale and the next: brisk for one till. */
const pauseMs = 15;

/**
 * Imports the size's items into an empty till through the command line, as a shop does, and sells
 * meanwhile over RPC. Leaves the till that the other groups work on.
 */
export async function importRows(bench: Bench, folder: string, size: number): Promise<void> {
  const file = `${folder}-items.tsv`;
  bench.catalogue.write(file, size);
  const bareFsync = openBareFsync(folder);
  try {
    await withHost(folder, async (host) => {
      const without = await sellWhile(host.client, bareFsync, (sold) => sold < salesWithoutImport);
      let isImporting = true;
      const importing = importFile(folder, file).finally(() => {
        isImporting = false;
      });
      const [{ imported, seconds }, during] = await Promise.all([
        importing,
        sellWhile(host.client, bareFsync, () => isImporting),
      ]);
      const put = putting(bench, sizeColumn(size));
      put({
        what: 'import of the items by `till import-items`, while selling',
        unit: 'items/s',
        value: imported / seconds,
        target: above(10_000),
      });
      const most = (values: readonly number[]): number => Math.max(...values);
      for (const [name, of, target] of [
        ['p99', p99, below(20)],
        ['median', median, null],
        ['longest', most, null],
      ] as const) {
        put({
          what: `sale of one article over RPC while they are imported, ${name}`,
          unit: 'ms',
          value: of(during.sales),
          ...(target === null ? {} : { target }),
          yardsticks: [
            { what: 'no import', value: of(without.sales) },
            { what: 'bare fsync during the import', value: of(during.fsyncs) },
          ],
        });
      }
      put({
        what: 'most memory of the host during the import',
        unit: 'MB',
        value: host.memory().most,
      });
      bench.note(`${during.sales.length} sales while ${imported} items came in ${seconds} s`);
    });
  } finally {
    bareFsync.close();
    rmSync(file);
  }
}

function putting(bench: Bench, column: string): (measured: Measured) => void {
  return (measured) => record(bench.bySize, column, measured);
}

async function sellWhile(
  client: Parameters<typeof sell>[0],
  bareFsync: BareFsync,
  goesOn: (sold: number) => boolean,
): Promise<{ sales: number[]; fsyncs: number[] }> {
  const sales: number[] = [];
  const fsyncs: number[] = [];
  while (goesOn(sales.length)) {
    const startedMs = performance.now();
    await sell(client, seat, [demoCode]);
    sales.push(performance.now() - startedMs);
    await delay(pauseMs);
    fsyncs.push(bareFsync.once());
  }
  return { sales, fsyncs };
}
