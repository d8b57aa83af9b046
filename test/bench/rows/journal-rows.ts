import type { Bench } from '../group.ts';
import { benchJournal } from '../journal.ts';
import { newSection, record } from '../row.ts';
import { measuredOf } from './other-rows.ts';

const append = 'sale of 5 lines sealed and durable';
const bare = ['the same bytes written and fsynced', 'the same bytes inserted unsigned, durable'];

/** The journal alone, in this process. A short run grows it less. */
export async function journalRows(bench: Bench): Promise<void> {
  const storedEntries = Math.max(...bench.sizes) < 100_000 ? 100_000 : 1_000_000;
  const rows = await benchJournal({ storedEntries });
  // Each row has columns of its own: those that share them stand together.
  for (const row of rows) {
    if (row.target === 'yardstick') continue;
    const columns = Object.keys(row.values);
    let section = bench.journalAlone.find((known) => known.columns.join() === columns.join());
    if (!section) {
      section = newSection('Journal alone', columns, columns.at(-1) ?? '');
      bench.journalAlone.push(section);
    }
    for (const column of columns) {
      const measured = measuredOf(row, column, rows, row.what === append ? bare : []);
      if (measured !== null) record(section, column, measured);
    }
  }
}
