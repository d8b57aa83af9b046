import { readLines } from '../read-lines.ts';
import { type ItemLine, type LineRefusal, readItemLine } from './item-line.ts';

/** A longer line is no item; it is passed over without being kept. */
const maxLineBytes = 10_000;

/** What a line of the file gave: an item or a refusal. Blank lines give nothing. */
export type FileLine =
  | { number: number; refused: null; read: ItemLine }
  | { number: number; refused: LineRefusal };

/**
 * The items of a file, line by line. A code that comes again is refused: the first one counts, and
 * whoever reads the report sees both lines. Remembers each code, about 50 bytes of memory.
 */
export async function* readItems(
  chunks: AsyncIterable<Uint8Array>,
  currency: string,
): AsyncGenerator<FileLine> {
  const lineOfGtin = new Map<number, number>();
  for await (const { number, bytes } of readLines(chunks, maxLineBytes)) {
    const read = readItemLine(bytes, currency);
    if (!read.ok) yield { number, refused: read.error };
    else if (read.value !== null) {
      const gtin = Number(read.value.item.gtin);
      const known = lineOfGtin.get(gtin);
      if (known === undefined) lineOfGtin.set(gtin, number);
      yield known === undefined
        ? { number, refused: null, read: read.value }
        : { number, refused: { problem: 'REPEATED', found: String(known) } };
    }
  }
}
