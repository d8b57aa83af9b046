import { once } from 'node:events';
import { parse } from 'csv-parse';
import { z } from 'zod';
import { unguarded } from '../../item-files/formula-safe.ts';

/** A longer line is none of a master datum: an item has 40 characteristics at most. */
const maximumRecordBytes = 256 * 1024;

/** A line's cells, not yet held against a header; null where the file stops to be CSV. */
export interface CsvLine {
  /** Line of the file on which it begins, from 1. */
  number: number;
  cells: readonly string[] | null;
}

/**
 * The lines of a CSV file in UTF-8, with or without its mark, its cells apart by `;`, `,` or tab: by
 * whichever its first line has most of. Blank lines are none. What was read before the file stops to
 * be CSV is given first.
 */
export async function* readCsv(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<CsvLine> {
  const source = chunks[Symbol.asyncIterator]();
  const start = await firstLine(source);
  if (start === null) return;
  const lines: CsvLine[] = [];
  let number = 1;
  let isBroken = false;
  const parser = parse({
    bom: true,
    delimiter: separatorOf(start.toString('utf8')),
    max_record_size: maximumRecordBytes,
    relax_column_count: true,
    // Taken here, at once: a stream that fails would drop what nobody has read yet.
    on_record(record: unknown, { lines: read }: { lines: number }) {
      const cells = recordCells.parse(record);
      if (cells.some((cell) => cell.trim() !== ''))
        lines.push({ number, cells: cells.map(unguarded) });
      number = read + 1;
      return null;
    },
  });
  parser.on('error', () => {
    isBroken = true;
  });
  parser.resume();
  const ended = new Promise((resolve) => parser.once('close', resolve));
  for (let chunk: Uint8Array | null = start; chunk !== null && !isBroken; ) {
    if (!parser.write(chunk)) await Promise.race([once(parser, 'drain'), ended]).catch(() => null);
    yield* lines.splice(0);
    const next: IteratorResult<Uint8Array> = await source.next();
    chunk = next.done ? null : next.value;
  }
  parser.end();
  await ended;
  yield* lines.splice(0);
  if (isBroken) yield { number, cells: null };
}

const recordCells = z.array(z.string());

/** The bytes until the first line end at least; null of an empty file. */
async function firstLine(source: AsyncIterator<Uint8Array>): Promise<Buffer | null> {
  let start = Buffer.alloc(0);
  while (!start.includes(10) && start.length < maximumRecordBytes) {
    const next = await source.next();
    if (next.done) break;
    start = Buffer.concat([start, next.value]);
  }
  return start.length === 0 ? null : start;
}

function separatorOf(text: string): string {
  const [header = ''] = text.split(/\r?\n|\r/, 1);
  const count = (sign: string): number => header.split(sign).length;
  const [most = ';'] = [';', ',', '\t'].toSorted((a, b) => count(b) - count(a));
  return most;
}
