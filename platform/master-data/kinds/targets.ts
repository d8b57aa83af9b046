import { z } from 'zod';
import { ok, refuse } from '../../../domain/result.ts';
import type { Queries } from '../../database/database.ts';
import { decimal } from '../codecs.ts';
import { type Column, column, writeRow } from '../column.ts';
import type { MasterKind } from '../master-kind.ts';
import { takeRows } from '../take-rows.ts';

const target = z.object({
  storeId: z.string(),
  day: z.iso.date(),
  /** Minor units, VAT included; null takes the target away. */
  amount: z.int().min(0).max(999_999_999_999).nullable(),
});
type Target = z.infer<typeof target>;

const money = decimal(2);
const columns: readonly Column<Target>[] = [
  column(
    'amount',
    {
      write: (value: number | null) => (value === null ? '' : money.write(value)),
      read: (cell) => (cell.trim() === '' ? ok(null) : money.read(cell)),
    },
    {
      get: ({ amount }) => amount,
      set: (row, amount) => ({ ...row, amount }),
    },
  ),
];

/** What a store should turn over on a business day, in its currency, VAT included. */
export const targetsKind: MasterKind = {
  key: ['storeId', 'day'],
  needed: ['storeId', 'day', 'amount'],
  columns: ['storeId', 'day', ...columns.map(({ name }) => name)],
  async take(sql, lines) {
    const stores = await storeIds(sql);
    const { rows, refusals } = takeRows<Target>(lines, {
      columns,
      schema: target,
      before({ cells }) {
        const [storeId, day] = [cells.storeId?.trim() ?? '', cells.day?.trim() ?? ''];
        if (!stores.has(storeId))
          return refuse({ column: 'storeId', problem: 'unknown', found: storeId });
        return ok({ storeId, day, amount: null });
      },
    });
    const given = rows.map(({ row }) => row);
    await sql.query(
      `insert into targets (store_id, business_day, amount_minor)
       select "storeId", day, amount from jsonb_to_recordset($1::jsonb) as target (
         "storeId" text, day text, amount bigint)
       on conflict (store_id, business_day) do update set amount_minor = excluded.amount_minor`,
      [JSON.stringify(given.filter(({ amount }) => amount !== null))],
    );
    await sql.query(
      `delete from targets using jsonb_to_recordset($1::jsonb) as target ("storeId" text, day text)
       where store_id = "storeId" and business_day = day`,
      [JSON.stringify(given.filter(({ amount }) => amount === null))],
    );
    return refusals;
  },
  async page(sql, after, limit) {
    const [storeId = '', day = ''] = after.split(' ');
    const rows = await sql.query(
      `select store_id as "storeId", business_day as day, amount_minor as amount from targets
       where (store_id, business_day) > ($1, $2)
       order by store_id, business_day limit $3`,
      [storeId, day, limit],
    );
    const read = rows.map((row) => target.parse(row));
    const last = read.at(-1);
    return {
      lines: read.map((row) => ({
        ...{ storeId: row.storeId, day: row.day },
        ...writeRow(columns, row),
      })),
      next: last && read.length === limit ? `${last.storeId} ${last.day}` : null,
    };
  },
};

async function storeIds(sql: Queries): Promise<Set<string>> {
  const rows = await sql.query(`select id from places where kind = 'store'`);
  return new Set(rows.map((row) => idRow.parse(row).id));
}

const idRow = z.object({ id: z.string() });
