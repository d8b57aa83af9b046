import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { ok, refuse } from '../../../domain/result.ts';
import type { GoodsNotice } from '../../../domain/stock-works/goods-notice.ts';
import type { Queries } from '../../database/database.ts';
import { lockedNotice, tellNotice } from '../../stock/tell-notice.ts';
import { decimal, text } from '../codecs.ts';
import { type Column, column, writeRow } from '../column.ts';
import type { MasterKind } from '../master-kind.ts';
import { takeRows } from '../take-rows.ts';

const announced = z.object({
  /** The number on its papers. */
  delivery: z.string().regex(/^[A-Za-z0-9_-]{1,60}$/),
  sku: z.string(),
  storeId: z.string(),
  /** A supplier or a warehouse. */
  from: z.string(),
  expectedOn: z.union([z.literal(''), z.iso.date()]),
  /** Thousandths; none takes the line away. */
  quantity: z.int().min(0).max(1_000_000_000),
});
type Announced = z.infer<typeof announced>;

const columns: readonly Column<Announced>[] = [
  column('storeId', text, {
    get: ({ storeId }) => storeId,
    set: (row, storeId) => ({ ...row, storeId }),
  }),
  column('from', text, { get: ({ from }) => from, set: (row, from) => ({ ...row, from }) }),
  column('expectedOn', text, {
    get: ({ expectedOn }) => expectedOn,
    set: (row, expectedOn) => ({ ...row, expectedOn }),
  }),
  column('quantity', decimal(3), {
    get: ({ quantity }) => quantity,
    set: (row, quantity) => ({ ...row, quantity }),
  }),
];

/** Items of one delivery; what comes without being announced is added to them (`goodsNotice`). */
const maximumLines = 1_000;

/** What the lines before said of a delivery. */
interface Told {
  storeId: string;
  from: string;
  skus: Set<string>;
}

/**
 * What a warehouse or a supplier sends to a store: the store's tills have it under « Stock » and receive
 * against it. A line again says anew how much is sent; what was received of it stays. More of what is over
 * is still to come: it is received again.
 */
export const deliveriesKind: MasterKind = {
  key: ['delivery', 'sku'],
  needed: ['delivery', 'sku', 'storeId', 'from', 'quantity'],
  columns: ['delivery', 'sku', ...columns.map(({ name }) => name)],
  async take(sql, lines) {
    const places = await placesOf(sql);
    const items = await itemsOf(
      sql,
      lines.map(({ cells }) => cells.sku?.trim() ?? ''),
    );
    const known = new Map<string, GoodsNotice | null>();
    const numbers = lines.map(({ cells }) => cells.delivery?.trim() ?? '');
    for (const number of [...new Set(numbers)].filter(Boolean).toSorted())
      known.set(number, await lockedNotice(sql, number));
    const told = new Map<string, Told>();
    const { rows, refusals } = takeRows<Announced>(lines, {
      columns,
      schema: announced,
      before({ cells }) {
        const [delivery, sku] = [cells.delivery?.trim() ?? '', cells.sku?.trim() ?? ''];
        if (!items.has(sku)) return refuse({ column: 'sku', problem: 'unknown', found: sku });
        const none = { storeId: '', from: '', expectedOn: '', quantity: 0 };
        return ok({ delivery, sku, ...none });
      },
      refused(row) {
        const { delivery, storeId, from } = row;
        if (places.get(storeId)?.kind !== 'store')
          return { column: 'storeId', problem: 'unknown', found: storeId };
        const sender = places.get(from);
        if (sender === undefined || sender.kind === 'store')
          return { column: 'from', problem: 'unknown', found: from };
        const before = known.get(delivery);
        // A transfer, or somebody else’s delivery under the same number.
        const isOther = before && (before.toId !== storeId || before.delivery === undefined);
        if (isOther) return { column: 'delivery', problem: 'fixed', found: delivery };
        const said = told.get(delivery) ?? {
          ...{ storeId, from },
          skus: new Set(before?.lines.map(({ sku }) => sku)),
        };
        // One delivery goes from one sender to one store.
        if (said.storeId !== storeId)
          return { column: 'storeId', problem: 'value', found: storeId };
        if (said.from !== from) return { column: 'from', problem: 'value', found: from };
        if (!said.skus.has(row.sku) && said.skus.size >= maximumLines)
          return { column: 'delivery', problem: 'value', found: delivery };
        told.set(delivery, { ...said, skus: said.skus.add(row.sku) });
        return null;
      },
    });
    const byNumber = Map.groupBy(rows, ({ row }) => row.delivery);
    for (const [number, taken] of [...byNumber].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      const before = known.get(number) ?? null;
      const notice = withLines(
        before,
        taken.map(({ row }) => row),
        { places, items },
      );
      // An export that comes back as it was changes nothing.
      if (notice === null || isDeepStrictEqual(notice, before)) continue;
      await tellNotice(sql, notice, await nowMsOf(sql));
    }
    return refusals;
  },
  async page(sql, after, limit) {
    const [number = '', ...sku] = after.split(' ');
    const rows = await sql.query(
      `select id as delivery, line ->> 'sku' as sku, notice ->> 'toId' as "storeId",
              notice ->> 'fromId' as from, notice -> 'delivery' ->> 'expectedOn' as "expectedOn",
              (line ->> 'sentMilli')::bigint as quantity
       from goods_notices, jsonb_array_elements(notice -> 'lines') as line
       where notice ? 'delivery' and (line ->> 'sentMilli')::bigint > 0
         and (id, line ->> 'sku') > ($1, $2)
       order by id, line ->> 'sku' limit $3`,
      [number, sku.join(' '), limit],
    );
    const read = rows.map((row) => announced.parse(row));
    const last = read.at(-1);
    return {
      lines: read.map((row) => ({
        ...{ delivery: row.delivery, sku: row.sku },
        ...writeRow(columns, row),
      })),
      next: last && read.length === limit ? `${last.delivery} ${last.sku}` : null,
    };
  },
};

function withLines(
  known: GoodsNotice | null,
  rows: readonly Announced[],
  { places, items }: { places: ReadonlyMap<string, Sender>; items: ReadonlyMap<string, Known> },
): GoodsNotice | null {
  const [first] = rows;
  if (first === undefined) return null;
  const told = new Map(rows.map((row) => [row.sku, row]));
  const skus = [...new Set([...(known?.lines ?? []).map(({ sku }) => sku), ...told.keys()])];
  const isRaised = rows.some(({ sku, quantity }) => {
    const old = known?.lines.find((line) => line.sku === sku);
    return quantity > Math.max(old?.sentMilli ?? 0, old?.receivedMilli ?? 0);
  });
  const state = isRaised ? 'sent' : (known?.state ?? 'sent');
  return {
    ...{ id: first.delivery, state },
    // Who has seen what differed has not seen what comes now.
    ...(known?.settledBy && !isRaised && { settledBy: known.settledBy }),
    ...{ fromId: first.from, toId: first.storeId },
    delivery: { name: places.get(first.from)?.name ?? first.from, expectedOn: first.expectedOn },
    lines: skus.flatMap((sku) => {
      const old = known?.lines.find((line) => line.sku === sku);
      const sentMilli = told.get(sku)?.quantity ?? old?.sentMilli ?? 0;
      if (sentMilli === 0 && !old?.receivedMilli) return [];
      const { gtin = '', label = sku } = items.get(sku) ?? old ?? {};
      const receivedMilli = old?.receivedMilli ?? null;
      return [{ sku, gtin, label, sentMilli, receivedMilli, damagedMilli: old?.damagedMilli ?? 0 }];
    }),
  };
}

async function placesOf(sql: Queries): Promise<Map<string, Sender>> {
  const rows = await sql.query(
    `select id, kind, name from places union all select id, 'supplier', name from suppliers`,
  );
  return new Map(
    rows.map((row) => {
      const { id, ...sender } = senderRow.parse(row);
      return [id, sender];
    }),
  );
}

async function itemsOf(sql: Queries, skus: readonly string[]): Promise<Map<string, Known>> {
  const rows = await sql.query(
    `select id, content ->> 'gtin' as gtin, content ->> 'name' as name,
            content ->> 'size' as size, content ->> 'colour' as colour
     from documents
     where scope = 'network' and collection = 'items' and content is not null
       and id in (select jsonb_array_elements_text($1::jsonb))`,
    [JSON.stringify([...new Set(skus)])],
  );
  return new Map(
    rows.map((row) => {
      const { id, gtin, name, size, colour } = itemRow.parse(row);
      const label = [name, size, colour].filter(Boolean).join(' · ').slice(0, 200);
      return [id, { gtin: gtin ?? '', label }];
    }),
  );
}

async function nowMsOf(sql: Queries): Promise<number> {
  const [row] = await sql.query(`select (extract(epoch from now()) * 1000)::bigint as now`);
  return nowRow.parse(row).now;
}

interface Known {
  gtin: string;
  label: string;
}
const senderRow = z.object({ id: z.string(), kind: z.string(), name: z.string() });
type Sender = Omit<z.infer<typeof senderRow>, 'id'>;
const itemRow = z.object({
  id: z.string(),
  gtin: z.string().nullable(),
  name: z.string(),
  size: z.string().nullable(),
  colour: z.string().nullable(),
});
const nowRow = z.object({ now: z.int() });
