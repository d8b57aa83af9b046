import type { AllocatedLine } from '../../domain/allocation/allocate-order.ts';
import type { DatabaseTransaction } from '../database/database.ts';
import type { OrderLineParts } from './order-parts.ts';

/** What was decided of a part of a line that was looked for. */
export interface DecidedPart {
  line: OrderLineParts;
  group: number;
  quantityMilli: number;
  decided: AllocatedLine;
}

/** Keeps why each line comes from where it does, and plans a parcel at each source. */
export async function insertAllocations(
  sql: DatabaseTransaction,
  decisions: readonly DecidedPart[],
  nowMs: number,
): Promise<void> {
  const rows = decisions.map(({ line, quantityMilli, decided }, nth) => ({
    ...{ order_id: line.orderId, line: line.line, nth, milli: quantityMilli },
    ...{ parts: decided.parts, explanation: decided.explanation },
  }));
  await sql.query(
    `insert into order_allocations (order_id, line, number, at_ms, quantity_milli, parts, explanation)
     select found.order_id, found.line,
            coalesce((select max(number) from order_allocations earlier
                      where earlier.order_id = found.order_id and earlier.line = found.line), 0)
              + row_number() over (partition by found.order_id, found.line order by nth),
            $2, milli, parts, explanation
     from jsonb_to_recordset($1::jsonb) as found (
       order_id text, line int, nth int, milli bigint, parts jsonb, explanation jsonb)`,
    [JSON.stringify(rows), Math.round(nowMs)],
  );
  const parcels = new Map(
    decisions.flatMap(({ line: { orderId }, group, decided }) =>
      decided.parts.map(({ sourceId, leavesOn }) => [
        `${orderId}|${group}|${sourceId}`,
        { order_id: orderId, group_number: group, place_id: sourceId, day: leavesOn },
      ]),
    ),
  );
  if (parcels.size === 0) return;
  await sql.query(
    `insert into planned_parcels (order_id, group_number, place_id, day)
     select order_id, group_number, place_id, day
     from jsonb_to_recordset($1::jsonb) as parcel (
       order_id text, group_number int, place_id text, day text)
     on conflict (order_id, group_number, place_id) do update set day = excluded.day`,
    [JSON.stringify([...parcels.values()])],
  );
}
