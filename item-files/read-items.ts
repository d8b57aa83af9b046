import type { FileLine } from './file-line.ts';
import { readItemLine } from './item-line.ts';
import { readLines } from './read-lines.ts';
import { isShopifyHeader, readShopifyCsv } from './shopify-csv.ts';
import { withStart } from './with-start.ts';

/** A longer line is no item; it is passed over without being kept. */
const maxLineBytes = 10_000;

/** Enough to tell what a file is. */
const startBytes = 64;

/** The items of a file: a product export of Shopify by its header, else one item a line. */
export async function* readItems(
  chunks: AsyncIterable<Uint8Array>,
  currency: string,
): AsyncGenerator<FileLine> {
  const { start, whole } = await withStart(chunks, startBytes);
  yield* isShopifyHeader(new TextDecoder('utf-8', { ignoreBOM: true }).decode(start))
    ? readShopifyCsv(whole, currency)
    : readItemLines(whole, currency);
}

/**
 * The items of a file, line by line. A code that comes again is refused: the first one counts, and
 * whoever reads the report sees both lines. Remembers each code, about 50 bytes of memory.
 */
async function* readItemLines(
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
