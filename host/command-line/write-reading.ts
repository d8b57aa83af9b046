import { randomBytes } from 'node:crypto';
import type { CommandContext, CommandEnd } from './command.ts';
import { pdfOf } from './document-pdf.ts';
import { reportCsv } from './report-csv.ts';
import { writeFileOf } from './write-file-of.ts';

/** The day so far, as JSON, and as far as it is asked for as a table, as A4 and on the till's paper. */
export async function writeReading(
  { host, output, newId }: CommandContext,
  asked: { csv: string | undefined; pdf: string | undefined; isPrinted: boolean },
): Promise<CommandEnd> {
  const seat = `script-${randomBytes(6).toString('hex')}`;
  const drawn = await host.call('drawReading', { commandId: newId(), seat });
  if (!drawn.ok) return { failed: drawn.error };
  const { reading, figures, hiddenTenders, document } = drawn.value;
  if (asked.csv !== undefined) {
    const { businessDay, totals } = reading;
    const table = reportCsv(
      {
        ...{ period: 'x', number: 0, from: businessDay, through: businessDay, hash: '' },
        ...{ currency: totals.currency, totals, movements: [], sessions: [], perpetual: null },
      },
      figures,
    );
    const written = await writeFileOf(asked.csv, table);
    if (!written.ok) return { failed: written.error };
  }
  if (asked.pdf !== undefined) {
    const written = await writeFileOf(asked.pdf, await pdfOf(document));
    if (!written.ok) return { failed: written.error };
  }
  if (asked.isPrinted) {
    const printed = await host.call('printReading', { commandId: newId(), seat, printer: 'main' });
    if (!printed.ok) return { failed: printed.error };
  }
  await output.lines([JSON.stringify({ ...reading, figures, hiddenTenders })]);
  return 'done';
}
