import { z } from 'zod';
import { purchaseOf } from '../../contract/entry/purchase-of.ts';
import { readEntry } from '../../contract/entry/read-entry.ts';
import {
  type CustomerHistoryAnswer,
  type CustomerHistoryRequest,
  mostOpenOrders,
  mostPurchases,
  type OpenOrder,
  type Purchase,
} from '../../contract/platform/customer-history.ts';
import { lineState, orderStates } from '../../domain/order/order-parts.ts';
import type { Queries } from '../database/database.ts';
import { readMarks } from './tell-marks.ts';

/**
 * What a customer bought, at every till by their entries and on the web by its orders, with what came back since;
 * and with the first page the orders that are not over. Nothing of somebody who was erased: their document is gone,
 * and with the personal parts all that tied a receipt to them.
 */
export async function customerHistory(
  sql: Queries,
  { customerId, before }: CustomerHistoryRequest,
  nowMs: number,
): Promise<CustomerHistoryAnswer> {
  const [isKnown, bought, orders, marks] = await Promise.all([
    isCustomer(sql, customerId),
    boughtBy(sql, customerId, before),
    before === null ? openOrdersOf(sql, customerId) : [],
    before === null ? readMarks(sql, customerId) : [],
  ]);
  if (!isKnown) {
    return { isKnown, atMs: nowMs, purchases: [], next: null, orders: [], notes: [] };
  }
  const page = bought.slice(0, mostPurchases);
  const last = page.at(-1);
  const isMore = bought.length > mostPurchases && last !== undefined;
  return {
    ...{ isKnown, atMs: nowMs, orders },
    notes: marks.filter(({ kind, value }) => kind === 'note' && value !== null),
    purchases: await purchasesOf(sql, page),
    next: isMore ? { day: last.day, atMs: last.atMs, id: last.id } : null,
  };
}

async function isCustomer(sql: Queries, customerId: string): Promise<boolean> {
  const rows = await sql.query(
    `select 1 from documents
     where collection = 'customers' and id = $1 and content is not null limit 1`,
    [customerId],
  );
  return rows.length > 0;
}

/** One more than a page, so that it is known whether there is another. */
async function boughtBy(
  sql: Queries,
  customerId: string,
  before: CustomerHistoryRequest['before'],
): Promise<Bought[]> {
  const rows = await sql.query(
    `select day, "atMs", id, "journalId", sequence, "orderId" from (
       select entry.business_day as day, entry.received_at_ms as "atMs",
              entry.journal_id || '/' || lpad(entry.sequence::text, 12, '0') as id,
              entry.journal_id as "journalId", entry.sequence, null as "orderId"
       from personal_parts part
       join entries entry on entry.journal_id = part.journal_id and entry.sequence = part.sequence
        and entry.type = 'transaction'
       join journals journal on journal.id = part.journal_id and journal.kind = 'live'
       where part.reference = $1
         -- Only what was applied is known to be as this release reads it.
         and not exists (select from unread_entries unread
                         where unread.journal_id = part.journal_id and unread.sequence = part.sequence)
         and not exists (select from quarantine aside
                         where aside.journal_id = part.journal_id and aside.sequence = part.sequence)
       union all
       select left(orders.taken_at, 10), contact.since_ms, orders.order_id, null, null, orders.order_id
       from web_contacts contact join orders on orders.order_id = contact.order_id
       where contact.customer_id = $1
     ) bought
     where $2::text is null or (day, "atMs", id) < ($2, $3::bigint, $4)
     order by day desc, "atMs" desc, id desc limit $5`,
    [customerId, before?.day ?? null, before?.atMs ?? 0, before?.id ?? '', mostPurchases + 1],
  );
  return rows.map((row) => boughtRow.parse(row));
}

/** In the order that was asked for. */
async function purchasesOf(sql: Queries, page: readonly Bought[]): Promise<Purchase[]> {
  if (page.length === 0) return [];
  const places = page.flatMap(({ journalId, sequence }) =>
    journalId === null || sequence === null ? [] : [{ journalId, sequence }],
  );
  const orderIds = page.flatMap(({ orderId }) => orderId ?? []);
  const [entries, backs, web] = await Promise.all([
    sql.query(
      `select entry.journal_id as "journalId", entry.sequence, entry.text
       from jsonb_to_recordset($1::jsonb) as place ("journalId" text, sequence bigint)
       join entries entry
         on entry.journal_id = place."journalId" and entry.sequence = place.sequence`,
      [JSON.stringify(places)],
    ),
    sql.query(
      `select of_journal_id as "journalId", of_sequence as sequence, of_line as line,
              sum(quantity_milli)::bigint as milli
       from jsonb_to_recordset($1::jsonb) as place ("journalId" text, sequence bigint)
       join returned_lines on of_journal_id = place."journalId" and of_sequence = place.sequence
       group by of_journal_id, of_sequence, of_line`,
      [JSON.stringify([...places, ...orderIds.map((id) => ({ journalId: id, sequence: 0 }))])],
    ),
    webOrders(sql, orderIds),
  ]);
  const back = new Map(
    backs.map((row) => {
      const { journalId, sequence, line, milli } = backRow.parse(row);
      return [`${journalId}/${sequence}#${line}`, milli];
    }),
  );
  const texts = new Map(
    entries.map((row) => {
      const { journalId, sequence, text } = entryRow.parse(row);
      return [`${journalId}/${sequence}`, text];
    }),
  );
  return page.flatMap(({ journalId, sequence, orderId }) => {
    if (orderId !== null) {
      const order = web.get(orderId);
      return order ? [webPurchase(order, (line) => back.get(`${orderId}/0#${line}`) ?? 0)] : [];
    }
    const place = `${journalId}/${sequence}`;
    const text = texts.get(place);
    if (text === undefined) return [];
    const read = readEntry(new TextEncoder().encode(text));
    return purchaseOf(read, (line) => back.get(`${place}#${line}`) ?? 0) ?? [];
  });
}

async function webOrders(sql: Queries, ids: readonly string[]): Promise<Map<string, WebOrder>> {
  if (ids.length === 0) return new Map();
  const rows = await sql.query(
    `select orders.order_id as id, orders.number, orders.taken_at as "takenAt", orders.currency,
            jsonb_agg(jsonb_build_object(
              'line', line.line, 'sku', line.sku, 'name', line.name,
              'quantityMilli', line.quantity_milli, 'amountMinor', line.amount_minor)
              order by line.line) as lines
     from orders join order_lines line on line.order_id = orders.order_id
     where orders.order_id in (select jsonb_array_elements_text($1::jsonb))
     group by orders.order_id`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map((row) => webRow.parse(row)).map((order) => [order.id, order]));
}

/** What an item is besides is in every till's catalogue. */
function webPurchase(order: WebOrder, backMilli: (line: number) => number): Purchase {
  const { id, number, takenAt, currency, lines } = order;
  return {
    ...{ id, place: null, number, channel: 'web', storeName: '', currency },
    at: takenAt.slice(0, 19),
    totalMinor: lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    lines: lines.map((line) => ({
      ...{ ...line, size: '', colour: '', category: '', model: '' },
      ...{ isReturn: false, backMilli: backMilli(line.line) },
    })),
  };
}

/** Of any store and the web, newest first. */
async function openOrdersOf(sql: Queries, customerId: string): Promise<OpenOrder[]> {
  const rows = await sql.query(
    `select orders.order_id as id, orders.number, orders.taken_at as "takenAt", orders.currency,
            jsonb_agg(distinct jsonb_build_object(
              'line', line.line, 'name', line.name, 'amountMinor', line.amount_minor)) as lines,
            jsonb_agg(part.state) as states
     from orders
     join order_lines line on line.order_id = orders.order_id
     join order_parts part on part.order_id = line.order_id and part.line = line.line
     where orders.customer_id = $1 and orders.customer_id <> ''
     group by orders.order_id
     having bool_or(part.state not in ('handed-over', 'delivered', 'returned', 'cancelled'))
     order by orders.taken_at desc, orders.order_id limit $2`,
    [customerId, mostOpenOrders],
  );
  return rows.map((row) => {
    const { lines, states, ...order } = orderRow.parse(row);
    const [first] = lines.toSorted((a, b) => a.line - b.line);
    return {
      ...order,
      amountMinor: lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      state: lineState(states.map((state) => ({ state }))),
      name: first?.name ?? '',
      moreCount: lines.length - 1,
    };
  });
}

const boughtRow = z.object({
  day: z.string(),
  atMs: z.int(),
  id: z.string(),
  journalId: z.string().nullable(),
  sequence: z.int().nullable(),
  orderId: z.string().nullable(),
});
type Bought = z.infer<typeof boughtRow>;
const entryRow = z.object({ journalId: z.string(), sequence: z.int(), text: z.string() });
const backRow = z.object({
  journalId: z.string(),
  sequence: z.int(),
  line: z.int(),
  milli: z.int(),
});
const head = {
  ...{ id: z.string(), number: z.string(), takenAt: z.string(), currency: z.string() },
} as const;
const webLine = z.object({
  line: z.int(),
  sku: z.string(),
  name: z.string(),
  quantityMilli: z.int(),
  amountMinor: z.int(),
});
const webRow = z.object({ ...head, lines: z.array(webLine) });
type WebOrder = z.infer<typeof webRow>;
const orderRow = z.object({
  ...head,
  lines: z.array(z.object({ line: z.int(), name: z.string(), amountMinor: z.int() })),
  states: z.array(z.enum(orderStates)),
});
