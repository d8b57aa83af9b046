import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { chromiumAvailable, launchChromium } from '../support/chromium.ts';
import { type Bench, databaseNames, sizeColumn } from './group.ts';
import { openCatalogue } from './items/catalogue.ts';
import type { BenchOptions } from './options.ts';
import { newSection } from './row.ts';
import { entryColumn, entryCounts } from './rows/entry-rows.ts';
import { importRows } from './rows/import-rows.ts';
import { yearColumns } from './rows/year-rows.ts';
import { benchFolder } from './till/bench-folder.ts';
import { withHost } from './till/bench-host.ts';
import { fillJournal } from './till/fill-journal.ts';

/** The things that groups share: made when first needed, gone at `close`. */
export function openBench(
  { sizes, databases }: Pick<BenchOptions, 'sizes' | 'databases'>,
  note: (text: string) => void,
): Bench & { close(): Promise<void> } {
  const { folder, remove } = benchFolder();
  const tills = new Map<number, Promise<string>>();
  let browser: Promise<Browser> | null = null;
  const columns = sizes.map(sizeColumn);
  const named = sizeColumn(200_000);

  const bench: Bench = {
    sizes,
    catalogue: openCatalogue(process.env.COMPTOIR_ITEMS || undefined),
    async browser() {
      if (!chromiumAvailable) return null;
      browser ??= launchChromium();
      return browser;
    },
    tillWith(size) {
      const till = tills.get(size) ?? makeTill(size);
      tills.set(size, till);
      return till;
    },
    bySize: newSection(
      'The till, by items in its catalogue (1,000 entries and more)',
      columns,
      named,
    ),
    byEntries: newSection(
      'The till, by entries in its journal (demo items)',
      entryCounts(sizes).map(entryColumn),
      entryColumn(10_000),
    ),
    storeAlone: newSection('Store alone', columns, named),
    journalAlone: [],
    byDays: newSection(
      'The day, by business days in the journal (computing, without RPC)',
      yearColumns,
      'ten years',
    ),
    byDatabase: newSection('The platform, by database', [...databaseNames], 'PostgreSQL'),
    databases,
    till: newSection('A till’s file', ['till'], 'till'),
    differences: newSection(
      'Differences explained, on seeded days',
      ['named first', 'among three', 'sure and wrong'],
      'named first',
    ),
    orders: newSection('Orders: allocation and promises', ['orders'], 'orders'),
    note,
  };

  async function makeTill(size: number): Promise<string> {
    const till = join(folder, `till-${size}`);
    // The start check reads at most the last 1,000 entries: with them, starts differ by items only.
    await withHost(till, async () => undefined);
    await fillJournal(till, 1_000);
    note(`importing ${sizeColumn(size)} …`);
    await importRows(bench, till, size);
    return till;
  }

  return {
    ...bench,
    async close() {
      await (await browser)?.close();
      remove();
    },
  };
}
