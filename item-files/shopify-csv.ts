import { once } from 'node:events';
import { parse } from 'csv-parse';
import { z } from 'zod';
import type { FileLine } from './file-line.ts';
import type { ItemLine } from './item-line.ts';
import { readShopifyRow, type ShopifyProduct } from './shopify-row.ts';

/** A description is HTML of any length; a record longer than this is no product. */
const maxRecordBytes = 1_000_000;

/** What a file of Shopify's product export begins with, for who looks at its first bytes. */
export function isShopifyHeader(start: string): boolean {
  return /^\ufeff?"?Handle"?,"?Title"?,/i.test(start);
}

/**
 * The items of a Shopify product export (`products_export.csv`): one row a variant, the product's own
 * columns on its first row only, rows that carry nothing but a further image. A line number is that on
 * which the row begins, for a description runs over many lines. A sku or a barcode that comes again is
 * refused: the first one counts.
 */
export async function* readShopifyCsv(
  chunks: AsyncIterable<Uint8Array>,
  currency: string,
): AsyncGenerator<FileLine> {
  const seen = new Map<string, number>();
  let product: ShopifyProduct | null = null;
  for await (const { number, cells } of readRecords(chunks)) {
    if (cells === null) {
      yield { number, refused: { problem: 'CSV', found: '' } };
      return;
    }
    const read = readShopifyRow(cells, product, currency);
    product = read.product;
    if (read.refused) yield { number, refused: read.refused };
    else if (read.item) yield firstOf(seen, number, read.item);
  }
}

interface CsvRecord {
  /** Line on which it begins, from 1: the header's. */
  number: number;
  /** By column; null where the file stops to be CSV. */
  cells: Record<string, string> | null;
}

const parsed = z.record(z.string(), z.string());

/** The records behind the header. What was read before the file stops to be CSV is given first. */
async function* readRecords(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRecord> {
  const records: CsvRecord[] = [];
  let number = 2;
  let isBroken = false;
  const parser = parse({
    bom: true,
    columns: (header: string[]) => header.map((name) => name.trim()),
    max_record_size: maxRecordBytes,
    // What spreadsheets make of an export: short rows, quotes in the middle of a field.
    relax_column_count: true,
    relax_quotes: true,
    // Taken here, at once: a stream that fails would drop what nobody has read yet.
    on_record(record: unknown, { lines }: { lines: number }) {
      records.push({ number, cells: parsed.parse(record) });
      number = lines + 1;
      return null;
    },
  });
  parser.on('error', () => {
    isBroken = true;
  });
  parser.resume();
  const ended = new Promise((resolve) => parser.once('close', resolve));
  for await (const chunk of chunks) {
    if (isBroken) break;
    if (!parser.write(chunk)) await Promise.race([once(parser, 'drain'), ended]).catch(() => null);
    yield* records.splice(0);
  }
  parser.end();
  await ended;
  yield* records.splice(0);
  if (isBroken) yield { number, cells: null };
}

function firstOf(seen: Map<string, number>, number: number, read: ItemLine): FileLine {
  const { id, gtin } = read.item;
  const keys = [`sku ${id}`, ...(gtin === '' ? [] : [`gtin ${gtin}`])];
  const known = keys.map((key) => seen.get(key)).find((line) => line !== undefined);
  if (known !== undefined) {
    return { number, refused: { problem: 'REPEATED', found: String(known) } };
  }
  for (const key of keys) seen.set(key, number);
  return { number, refused: null, read };
}
