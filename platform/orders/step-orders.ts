import type { OrderStepKind } from '../../domain/order/order.ts';
import { type PlatformStepKind, stepParts } from '../../domain/order/order-parts.ts';
import { arrivesAt, placeOfStep } from '../../domain/order/step-order.ts';
import type { EntryPlace } from '../../domain/transaction/entry-place.ts';
import type { DatabaseTransaction } from '../database/database.ts';
import { allocateOrders } from './allocate-orders.ts';
import { lineKey, readParts, writeParts } from './order-parts.ts';
import { queueReadyNotices } from './queue-ready-notices.ts';

/** What was done with lines of an order. */
interface StepOfOrder {
  orderId: string;
  kind: OrderStepKind | PlatformStepKind;
  /** Where it was done; empty for wherever its parts are. */
  placeId: string;
  lines: readonly { line: number; quantityMilli: number }[];
  reasonCode: string;
  /** Of `extended`: until when (ISO 8601, UTC). */
  holdUntil?: string;
}

/** The entry that says it, or null for what the platform decided. */
export interface StepOfEntry extends StepOfOrder {
  place: EntryPlace | null;
}

/** A line that stays as it was, and why. */
interface RefusedLine {
  line: number;
  quantityMilli: number;
  code: string;
}

/** After these another place is asked at once, which may be any. */
export const looksAgain: ReadonlySet<string> = new Set(['short', 'refused', 'asked-again']);

/**
 * Does these steps, in their order, line by line; returns the orders they are of. A line whose state does
 * not allow its step stays as it is, and the step keeps why (`refused`): it happened all the same, and
 * somebody has to see it. Call `lockOrders` first. An unknown order is refused by its key.
 */
export async function stepOrders(
  sql: DatabaseTransaction,
  steps: readonly StepOfEntry[],
  nowMs: number,
): Promise<string[]> {
  if (steps.length === 0) return [];
  const orderIds = [...new Set(steps.map(({ orderId }) => orderId))];
  const before = await readParts(sql, orderIds);
  const after = new Map(before);
  const done = steps.map((step) => {
    const refused: RefusedLine[] = [];
    for (const { line, quantityMilli } of step.lines) {
      const key = lineKey({ orderId: step.orderId, line });
      const now = after.get(key);
      if (!now) {
        refused.push({ line, quantityMilli, code: 'NO_SUCH_LINE' });
        continue;
      }
      const { kind } = step;
      const at = { kind, placeId: step.placeId, toPlace: now.toPlace };
      const stepped = stepParts(now.parts, now.fulfilment, {
        ...{ kind, placeId: placeOfStep(at), arrivesAt: arrivesAt(at), quantityMilli },
      });
      if (stepped.ok) after.set(key, { ...now, parts: stepped.value });
      else refused.push({ line, quantityMilli, code: stepped.error.code });
    }
    const codes = new Set(refused.map(({ code }) => code));
    return { ...step, refused: [...codes].join(' '), refusedLines: refused };
  });
  await writeParts(sql, before, after);
  await insertSteps(sql, done, nowMs);
  await extendHolds(sql, done);
  await queueReadyNotices(sql, done, nowMs);
  const again = steps.filter(({ kind }) => looksAgain.has(kind));
  if (again.length > 0)
    await allocateOrders(sql, [...new Set(again.map(({ orderId }) => orderId))], nowMs);
  return orderIds;
}

/** The groups of lines that are kept longer: by a line that could be, for all of its group. */
async function extendHolds(
  sql: DatabaseTransaction,
  steps: readonly (StepOfEntry & { refused: string })[],
): Promise<void> {
  const extended = steps.flatMap(({ orderId, kind, lines, holdUntil, refused }) =>
    kind === 'extended' && holdUntil && refused === ''
      ? lines.map(({ line }) => ({ order_id: orderId, line, hold_until: holdUntil }))
      : [],
  );
  if (extended.length === 0) return;
  await sql.query(
    `with held as (
       select line.order_id, line.group_number, max(step.hold_until) as hold_until
       from jsonb_to_recordset($1::jsonb) as step (order_id text, line int, hold_until text)
       join order_lines line on line.order_id = step.order_id and line.line = step.line
       group by line.order_id, line.group_number)
     , lines as (
       update order_lines line
       set hold_until_ms = (extract(epoch from held.hold_until::timestamptz) * 1000)::bigint
       from held
       where line.order_id = held.order_id and line.group_number = held.group_number)
     update orders set groups = (
       select jsonb_agg(case when held.hold_until is null then wanted
                          else wanted || jsonb_build_object('holdUntil', held.hold_until) end
                        order by nth)
       from jsonb_array_elements(orders.groups) with ordinality as each (wanted, nth)
       left join held on held.order_id = orders.order_id
         and held.group_number = (wanted ->> 'number')::int)
     where order_id in (select order_id from held)`,
    [JSON.stringify(extended)],
  );
}

async function insertSteps(
  sql: DatabaseTransaction,
  steps: readonly (StepOfEntry & { refused: string; refusedLines: readonly RefusedLine[] })[],
  nowMs: number,
): Promise<void> {
  const rows = steps.map(
    ({ orderId, kind, placeId, lines, reasonCode, refused, refusedLines, place }, index) => ({
      ...{ order_id: orderId, nth: index, kind, place_id: placeId, lines, reason_code: reasonCode },
      ...{ refused, refused_lines: refusedLines },
      ...{ journal_id: place?.journalId ?? null, sequence: place?.sequence ?? null },
    }),
  );
  await sql.query(
    `insert into order_steps (order_id, number, at_ms, kind, place_id, lines, reason_code, refused,
                              refused_lines, journal_id, sequence)
     select step.order_id,
            coalesce((select max(number) from order_steps earlier
                      where earlier.order_id = step.order_id), 0)
              + row_number() over (partition by step.order_id order by nth),
            $2, kind, place_id, lines, reason_code, refused, refused_lines, journal_id,
            sequence
     from jsonb_to_recordset($1::jsonb) as step (
       order_id text, nth int, kind text, place_id text, lines jsonb, reason_code text, refused text,
       refused_lines jsonb, journal_id text, sequence bigint)`,
    [JSON.stringify(rows), nowMs],
  );
}
