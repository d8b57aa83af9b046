import { z } from 'zod';
import { chooseSource, type Source } from '../../domain/fulfilment/choose-source.ts';
import type { Position } from '../../domain/fulfilment/distance-km.ts';
import { quantityMilli } from '../../domain/quantity/quantity.ts';
import type { DatabaseTransaction } from '../database/database.ts';
import type { OrderingEntry } from './ordering-entry.ts';

/**
 * Promises stock to each new line, in the order of the entries: the line is `allocated` to a place
 * and the place's stock reserved, or it is `unfillable` and stays to be seen. The stock rows are
 * locked (`lockStock`), so what is counted here is still true when it is reserved.
 */
export async function allocateOrders(
  sql: DatabaseTransaction,
  entries: readonly OrderingEntry[],
): Promise<void> {
  const wanted = entries.flatMap(({ place, orderLines }) =>
    orderLines.map((line) => ({ place, ...line, quantityMilli: quantityMilli(line.quantity) })),
  );
  const stock = await stockOf(sql, [...new Set(wanted.map(({ sku }) => sku))]);
  const positions = await positionsOf(sql, [...new Set(wanted.map(({ placeId }) => placeId))]);
  const decided = wanted.map(({ place, line, placeId, sku, fulfilment, quantityMilli }) => {
    const position = positions.get(placeId) ?? null;
    const sources = stock.get(sku) ?? [];
    const source = chooseSource({ fulfilment, storeId: placeId, position, quantityMilli }, sources);
    // What this line is promised, the next one can't have.
    if (source) source.availableMilli -= quantityMilli;
    return {
      ...{ journal_id: place.journalId, sequence: place.sequence, line, sku },
      ...{ source_id: source?.placeId ?? null, milli: quantityMilli },
    };
  });
  await sql.query(
    `with decided as (
       select * from jsonb_to_recordset($1::jsonb) as decided (
         journal_id text, sequence bigint, line int, sku text, source_id text, milli bigint)),
     told as (
       update order_lines line set
         state = case when decided.source_id is null then 'unfillable' else 'allocated' end,
         source_id = decided.source_id
       from decided
       where line.journal_id = decided.journal_id and line.sequence = decided.sequence
         and line.line = decided.line)
     update stock set reserved_milli = stock.reserved_milli + promised.milli
     from (select source_id, sku, sum(milli)::bigint as milli from decided
           where source_id is not null group by source_id, sku) as promised
     where stock.place_id = promised.source_id and stock.sku = promised.sku
       and stock.condition = 'sellable'`,
    [JSON.stringify(decided)],
  );
}

async function stockOf(
  sql: DatabaseTransaction,
  skus: readonly string[],
): Promise<Map<string, Source[]>> {
  const rows = await sql.query(
    `select stock.sku, stock.place_id, place.kind, place.details,
            stock.quantity_milli - stock.reserved_milli - stock.safety_milli as available
     from stock join places place on place.id = stock.place_id
     where stock.condition = 'sellable'
       and stock.sku in (select jsonb_array_elements_text($1::jsonb))`,
    [JSON.stringify(skus)],
  );
  const sources = rows.map((row) => {
    const { sku, place_id, kind, details, available } = stockRow.parse(row);
    const position = positionIn(details);
    return { sku, source: { placeId: place_id, kind, position, availableMilli: available } };
  });
  const bySku = Map.groupBy(sources, ({ sku }) => sku);
  return new Map([...bySku].map(([sku, found]) => [sku, found.map(({ source }) => source)]));
}

async function positionsOf(
  sql: DatabaseTransaction,
  placeIds: readonly string[],
): Promise<Map<string, Position | null>> {
  const rows = await sql.query(
    'select id, details from places where id in (select jsonb_array_elements_text($1::jsonb))',
    [JSON.stringify(placeIds)],
  );
  return new Map(
    rows.map((row) => {
      const { id, details } = placeRow.parse(row);
      return [id, positionIn(details)];
    }),
  );
}

/** Null for a place that nobody has put on the map. */
function positionIn(details: unknown): Position | null {
  const read = positionOf.safeParse(details);
  return read.success ? read.data : null;
}

const positionOf = z.object({ latitude: z.number(), longitude: z.number() });
const stockRow = z.object({
  sku: z.string(),
  place_id: z.string(),
  kind: z.enum(['store', 'warehouse']),
  details: z.unknown(),
  available: z.int(),
});
const placeRow = z.object({ id: z.string(), details: z.unknown() });
