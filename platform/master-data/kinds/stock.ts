import { z } from 'zod';
import { placeStockId } from '../../../contract/document/stock.ts';
import { FailureError } from '../../../contract/failure/failure.ts';
import { ok, refuse } from '../../../domain/result.ts';
import type { FeedTransaction } from '../../documents/feed-transaction.ts';
import { decimal } from '../codecs.ts';
import { type Column, column, writeRow } from '../column.ts';
import { currencyOfItems, idsOf } from '../known.ts';
import type { MasterKind } from '../master-kind.ts';
import { takeRows } from '../take-rows.ts';

const limitMilli = 1_000_000_000_000;

const stockRow = z.object({
  placeId: z.string(),
  sku: z.string(),
  condition: z.string().regex(/^[a-z]{1,20}$/),
  onHand: z.int().min(-limitMilli).max(limitMilli),
  reserved: z.int(),
  safety: z.int().min(0).max(limitMilli),
});
/** Quantities in thousandths of the item's unit. */
type StockRow = z.infer<typeof stockRow>;

const quantity = (name: 'onHand' | 'reserved' | 'safety'): Column<StockRow> =>
  column(name, decimal(3), {
    get: (row) => row[name],
    set: (row, value) => ({ ...row, [name]: value }),
  });
const columns = [quantity('onHand'), quantity('safety')];

/** A sku holds no space, or a cursor would not know where the place ends: it comes last. */
const afterOf = ({ placeId, condition, sku }: StockRow): string => `${placeId} ${condition} ${sku}`;

/**
 * What lies in each place, and what is kept back of it. A file says what was counted: it takes the place
 * of what is stored, and sales that are still on their way count down from there. What is promised to
 * orders is exported for who reads it, and no file changes it.
 */
export const stockKind: MasterKind = {
  key: ['placeId', 'sku', 'condition'],
  needed: ['placeId', 'sku', 'condition'],
  columns: ['placeId', 'sku', 'condition', 'onHand', 'safety', 'reserved'],
  async take(sql, lines) {
    const places = await idsOf(sql, 'places');
    const items = await currencyOfItems(
      sql,
      lines.map(({ cells }) => cells.sku?.trim() ?? ''),
    );
    const keys = lines.map(({ cells }) => ({
      placeId: cells.placeId?.trim() ?? '',
      sku: cells.sku?.trim() ?? '',
      condition: cells.condition?.trim() ?? '',
    }));
    const stored = await lockedStock(sql, keys);
    const { rows, refusals } = takeRows<StockRow>(lines, {
      columns,
      schema: stockRow,
      before({ cells }) {
        const placeId = cells.placeId?.trim() ?? '';
        if (!places.has(placeId))
          return refuse({ column: 'placeId', problem: 'unknown', found: placeId });
        const sku = cells.sku?.trim() ?? '';
        if (!items.has(sku)) return refuse({ column: 'sku', problem: 'unknown', found: sku });
        const key = { placeId, sku, condition: cells.condition?.trim() ?? '' };
        return ok(stored.get(afterOf({ ...none, ...key })) ?? { ...none, ...key });
      },
    });
    await sql.query(
      `insert into stock (place_id, sku, condition, quantity_milli, safety_milli)
       select "placeId", sku, condition, "onHand", safety
       from jsonb_to_recordset($1::jsonb) as given (
         "placeId" text, sku text, condition text, "onHand" bigint, safety bigint)
       on conflict (place_id, sku, condition) do update
         set quantity_milli = excluded.quantity_milli, safety_milli = excluded.safety_milli`,
      [JSON.stringify(rows.map(({ row }) => row))],
    );
    await tellStores(
      sql,
      rows.map(({ row }) => row),
    );
    return refusals;
  },
  async page(sql, after, limit) {
    const [placeId = '', condition = '', ...sku] = after.split(' ');
    const rows = await sql.query(
      `${selected} where (place_id, condition, sku) > ($1, $2, $3)
       order by place_id, condition, sku limit $4`,
      [placeId, condition, sku.join(' '), limit],
    );
    const read = rows.map((row) => stockRow.parse(row));
    const last = read.at(-1);
    return {
      lines: read.map((row) => {
        const { placeId: place, sku: item, condition: state } = row;
        const cells = writeRow([...columns, quantity('reserved')], row);
        return { placeId: place, sku: item, condition: state, ...cells };
      }),
      next: read.length < limit || !last ? null : afterOf(last),
    };
  },
};

const none = { placeId: '', sku: '', condition: '', onHand: 0, reserved: 0, safety: 0 };

const selected = `select place_id as "placeId", sku, condition, quantity_milli as "onHand",
  reserved_milli as reserved, safety_milli as safety from stock`;

/** In the order in which everybody locks stock. */
async function lockedStock(
  sql: FeedTransaction,
  keys: readonly object[],
): Promise<Map<string, StockRow>> {
  const rows = await sql.query(
    `${selected} where (place_id, sku, condition) in (
       select "placeId", sku, condition from jsonb_to_recordset($1::jsonb) as given (
         "placeId" text, sku text, condition text))
     order by place_id, sku, condition for update`,
    [JSON.stringify(keys)],
  );
  return new Map(
    rows.map((row) => {
      const stored = stockRow.parse(row);
      return [afterOf(stored), stored];
    }),
  );
}

/** What the stores' tills know of it. */
async function tellStores(sql: FeedTransaction, rows: readonly StockRow[]): Promise<void> {
  const stores = await sql.query(`select id from places where kind = 'store'`);
  const known = new Set(stores.map((row) => storeRow.parse(row).id));
  const told = rows.filter(
    ({ placeId, condition }) => condition === 'sellable' && known.has(placeId),
  );
  const written = sql.write(
    told.map(({ placeId, sku, onHand, reserved, safety }) => ({
      scope: `store:${placeId}`,
      change: {
        collection: 'stock',
        document: {
          ...{ id: placeStockId(placeId, sku), kind: 'place-stock', sku, placeId },
          ...{ onHandMilli: onHand, reservedMilli: reserved, safetyMilli: safety },
        },
      },
    })),
  );
  if (!written.ok) throw new FailureError(written.error);
}

const storeRow = z.object({ id: z.string() });
