import { z } from 'zod';
import { chooseSource, type Source } from '../../domain/fulfilment/choose-source.ts';
import type { Position } from '../../domain/fulfilment/distance-km.ts';
import { stepParts } from '../../domain/order/order-parts.ts';
import type { DatabaseTransaction } from '../database/database.ts';
import { lineKey, type OrderLineParts, readParts, writeParts } from './order-parts.ts';

/**
 * Promises stock to every part of these orders that is looked for (`placed`, `short`), in their order: it is
 * `allocated` to a place and the place's stock reserved, or it is `unfillable` and stays to be seen. Orders
 * and stock are locked (`lockOrders`), so what is counted here is still true when it is reserved.
 */
export async function allocateOrders(
  sql: DatabaseTransaction,
  orderIds: readonly string[],
): Promise<void> {
  const before = await readParts(sql, orderIds);
  const looked = [...before.values()].filter(({ parts }) => parts.some(isLookedFor));
  if (looked.length === 0) return;
  const stock = await stockOf(sql, [...new Set(looked.map(({ sku }) => sku))]);
  const from = await askedFrom(sql, orderIds);
  const failed = await failedAt(sql, orderIds);
  const after = new Map<string, OrderLineParts>();
  const inOrder = orderIds.flatMap((id) => looked.filter(({ orderId }) => orderId === id));
  for (const line of inOrder) {
    const asked = from.get(lineKey(line));
    if (!asked) continue;
    let { parts } = line;
    for (const { quantityMilli } of line.parts.filter(isLookedFor)) {
      const { fulfilment } = line;
      const sources = (stock.get(line.sku) ?? []).filter(
        ({ placeId }) => !failed.has(`${lineKey(line)}|${placeId}`),
      );
      const source = chooseSource({ fulfilment, ...asked, quantityMilli }, sources);
      // What this part is promised, the next one can't have.
      if (source) source.availableMilli -= quantityMilli;
      const step = source
        ? ({ kind: 'allocated', sourceId: source.placeId } as const)
        : ({ kind: 'unfillable' } as const);
      const stepped = stepParts(parts, fulfilment, { ...step, quantityMilli, placeId: '' });
      if (stepped.ok) parts = stepped.value;
    }
    after.set(lineKey(line), { ...line, parts });
  }
  await writeParts(sql, before, after);
}

function isLookedFor({ state }: OrderLineParts['parts'][number]): boolean {
  return state === 'placed' || state === 'short';
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

/** By line: the store that hands it over, or took it, and where that is. */
async function askedFrom(
  sql: DatabaseTransaction,
  orderIds: readonly string[],
): Promise<Map<string, { storeId: string; position: Position | null }>> {
  const rows = await sql.query(
    `select line.order_id, line.line, place.id, place.details
     from order_lines line join orders on orders.order_id = line.order_id
     cross join lateral (
       select coalesce(nullif(wanted ->> 'placeId', ''), orders.store_id) as id
       from jsonb_array_elements(orders.groups) wanted
       where (wanted ->> 'number')::int = line.group_number) asked
     join places place on place.id = asked.id
     where line.order_id in (select jsonb_array_elements_text($1::jsonb))`,
    [JSON.stringify(orderIds)],
  );
  return new Map(
    rows.map((row) => {
      const { order_id: orderId, line, id, details } = askedRow.parse(row);
      return [lineKey({ orderId, line }), { storeId: id, position: positionIn(details) }];
    }),
  );
}

/** Places, by line, that did not have it or could not do it: they are not asked again. */
async function failedAt(
  sql: DatabaseTransaction,
  orderIds: readonly string[],
): Promise<Set<string>> {
  const rows = await sql.query(
    `select step.order_id, (done ->> 'line')::int as line, step.place_id
     from order_steps step cross join lateral jsonb_array_elements(step.lines) done
     where step.kind in ('short', 'refused')
       and step.order_id in (select jsonb_array_elements_text($1::jsonb))`,
    [JSON.stringify(orderIds)],
  );
  return new Set(
    rows.map((row) => {
      const { order_id: orderId, line, place_id } = failedRow.parse(row);
      return `${lineKey({ orderId, line })}|${place_id}`;
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
const failedRow = z.object({ order_id: z.string(), line: z.int(), place_id: z.string() });
const askedRow = z.object({
  order_id: z.string(),
  line: z.int(),
  id: z.string(),
  details: z.unknown(),
});
