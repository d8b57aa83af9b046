import { z } from 'zod';
import { type AllocatedLine, allocateOrder } from '../../domain/allocation/allocate-order.ts';
import type { AllocationRules } from '../../domain/allocation/allocation-rules.ts';
import type { LineToAllocate } from '../../domain/allocation/order-to-allocate.ts';
import { stepParts } from '../../domain/order/order-parts.ts';
import type { DatabaseTransaction } from '../database/database.ts';
import { holdPlanning, lockPlanning } from './hold-planning.ts';
import { type DecidedPart, insertAllocations } from './insert-allocations.ts';
import { lineKey, type OrderLineParts, readParts, writeParts } from './order-parts.ts';
import { placeClock } from './place-clock.ts';
import { readAllocationRules } from './read-allocation-rules.ts';
import { type OpenSources, positionIn, readSources } from './read-sources.ts';

/**
 * Promises stock to every part of these orders that is looked for (`placed`, `short`), order by order, the
 * lines of each together (`allocateOrder`): it is `allocated` to sources and their stock reserved, or it is
 * `unfillable` and stays to be seen; why is kept. Orders and stock are locked (`lockOrders`), so what is
 * counted here is still true when it is reserved. Places are locked only once they are chosen, and all that
 * may be are where somebody else filled one of those meanwhile: then it is decided again.
 */
export async function allocateOrders(
  sql: DatabaseTransaction,
  orderIds: readonly string[],
  nowMs: number,
): Promise<void> {
  const before = await readParts(sql, orderIds);
  const looked = [...before.values()].filter(({ parts }) => parts.some(isLookedFor));
  if (looked.length === 0) return;
  const rules = await readAllocationRules(sql);
  const skus = [...new Set(looked.map(({ sku }) => sku))];
  const of = {
    ...{ looked, orderIds, rules, nowMs },
    ...{ asked: await askedOf(sql, orderIds), failed: await failedAt(sql, orderIds) },
  };
  let sources = await readSources(sql, skus, rules, nowMs);
  let decided = decide(of, sources);
  if (!(await holdPlanning(sql, sources.planned(), nowMs))) {
    await lockPlanning(sql, sources.limited());
    sources = await readSources(sql, skus, rules, nowMs);
    decided = decide(of, sources);
  }
  await writeParts(sql, before, decided.after);
  await insertAllocations(sql, decided.decisions, nowMs);
}

/** Order by order, the lines of each together; the sources are told what was taken. */
function decide(
  {
    looked,
    orderIds,
    rules,
    nowMs,
    asked,
    failed,
  }: {
    looked: readonly OrderLineParts[];
    orderIds: readonly string[];
    rules: AllocationRules;
    nowMs: number;
    asked: Awaited<ReturnType<typeof askedOf>>;
    failed: Awaited<ReturnType<typeof failedAt>>;
  },
  sources: OpenSources,
): { after: Map<string, OrderLineParts>; decisions: DecidedPart[] } {
  const after = new Map<string, OrderLineParts>();
  const decisions: DecidedPart[] = [];
  const byOrder = Map.groupBy(looked, ({ orderId }) => orderId);
  for (const id of new Set(orderIds)) {
    const parts = (byOrder.get(id) ?? []).flatMap((line) => {
      const of = asked.get(lineKey(line));
      return of ? line.parts.filter(isLookedFor).map((part) => ({ line, of, part })) : [];
    });
    const companyId = parts[0]?.of.companyId ?? '';
    const wanted = parts.map(
      ({ line, of, part }, index): LineToAllocate => ({
        ...{ line: index, group: String(of.group), fulfilment: line.fulfilment, sku: line.sku },
        ...{ quantityMilli: part.quantityMilli, toPlace: of.toPlace, position: of.position },
        notFrom: failed.get(lineKey(line)) ?? [],
      }),
    );
    if (wanted.length === 0) continue;
    // Waiting is counted from one day for all sources, whatever their zones.
    const order = { companyId, day: placeClock(nowMs, 'Europe/Paris').day, lines: wanted };
    for (const decided of allocateOrder(order, sources.candidates(companyId), rules)) {
      const found = parts[decided.line];
      if (!found) continue;
      const { line, of, part } = found;
      const now = after.get(lineKey(line)) ?? line;
      after.set(lineKey(line), stepped(now, part.quantityMilli, decided));
      decisions.push({ line, group: of.group, quantityMilli: part.quantityMilli, decided });
    }
    take(
      sources,
      decisions.filter(({ line }) => line.orderId === id),
    );
  }
  return { after, decisions };
}

function isLookedFor({ state }: OrderLineParts['parts'][number]): boolean {
  return state === 'placed' || state === 'short';
}

/** A line after what was decided of one of its parts. */
function stepped(
  line: OrderLineParts,
  quantityMilli: number,
  { parts: sources }: AllocatedLine,
): OrderLineParts {
  const steps =
    sources.length > 0
      ? sources.map((each) => ({ ...each, kind: 'allocated' as const, placeId: '' }))
      : [{ kind: 'unfillable' as const, quantityMilli, placeId: '' }];
  let { parts } = line;
  for (const step of steps) {
    const done = stepParts(parts, line.fulfilment, step);
    if (done.ok) parts = done.value;
  }
  return { ...line, parts };
}

/** What one order is promised, the next one can't have. */
function take(sources: OpenSources, decisions: readonly DecidedPart[]): void {
  const parcels = new Set<string>();
  for (const { line, group, decided } of decisions)
    for (const { sourceId, quantityMilli, leavesOn } of decided.parts) {
      sources.promise(sourceId, line.sku, quantityMilli);
      const parcel = `${group}|${sourceId}`;
      if (!parcels.has(parcel)) sources.plan(sourceId, leavesOn);
      parcels.add(parcel);
    }
}

/**
 * By line: its group, who sold it, and the store that hands it over; of what is sent the position of the
 * store that took it, for where an address lies nobody says.
 */
async function askedOf(sql: DatabaseTransaction, orderIds: readonly string[]) {
  const rows = await sql.query(
    `select line.order_id, line.line, line.group_number, wanted ->> 'placeId' as to_place,
            place.details, coalesce(store.company_id, place.company_id) as company_id
     from order_lines line join orders on orders.order_id = line.order_id
     join lateral jsonb_array_elements(orders.groups) wanted
       on (wanted ->> 'number')::int = line.group_number
     left join places store on store.id = orders.store_id
     left join places place
       on place.id = coalesce(nullif(wanted ->> 'placeId', ''), orders.store_id)
     where line.order_id = any(array(select jsonb_array_elements_text($1::jsonb)))`,
    [JSON.stringify(orderIds)],
  );
  return new Map(
    rows.map((row) => {
      const {
        order_id: orderId,
        line,
        group_number,
        to_place,
        details,
        company_id,
      } = askedRow.parse(row);
      return [
        lineKey({ orderId, line }),
        {
          ...{ group: group_number, toPlace: to_place, companyId: company_id ?? '' },
          position: positionIn(details),
        },
      ];
    }),
  );
}

/** Places, by line, that did not have it or could not do it: they are not asked again. */
async function failedAt(
  sql: DatabaseTransaction,
  orderIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await sql.query(
    `select step.order_id, (done ->> 'line')::int as line, step.place_id
     from order_steps step cross join lateral jsonb_array_elements(step.lines) done
     where step.kind in ('short', 'refused')
       and step.order_id = any(array(select jsonb_array_elements_text($1::jsonb)))
     order by step.order_id, step.number`,
    [JSON.stringify(orderIds)],
  );
  const failed = new Map<string, string[]>();
  for (const row of rows) {
    const { order_id: orderId, line, place_id } = failedRow.parse(row);
    const key = lineKey({ orderId, line });
    failed.set(key, [...(failed.get(key) ?? []), place_id]);
  }
  return failed;
}

const failedRow = z.object({ order_id: z.string(), line: z.int(), place_id: z.string() });
const askedRow = z.object({
  order_id: z.string(),
  line: z.int(),
  group_number: z.int(),
  to_place: z.string(),
  details: z.unknown(),
  company_id: z.string().nullable(),
});
