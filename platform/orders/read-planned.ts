import { z } from 'zod';
import { daysAfter } from '../../domain/report/days-of-span.ts';
import type { DatabaseTransaction } from '../database/database.ts';
import { placeClock } from './place-clock.ts';

/** Parcels that were decided at places that prepare only so many in a day. */
export type PlannedParcels = readonly {
  placeId: string;
  day: string;
  parcels: number;
  most: number;
}[];

/** Parcels that places have still to prepare, by `place|day`. */
export async function readPlanned(
  sql: DatabaseTransaction,
  placeIds: readonly string[],
  nowMs: number,
): Promise<Map<string, number>> {
  // A day back: somewhere it is still yesterday.
  const from = daysAfter(placeClock(nowMs, 'UTC').day, -1);
  const rows = await sql.query(
    `select parcel.place_id, parcel.day, count(*) as planned
     from planned_parcels parcel
     where parcel.day >= $2 and parcel.place_id = any(array(select jsonb_array_elements_text($1::jsonb)))
       and exists (
         select from order_parts part
         join order_lines line on line.order_id = part.order_id and line.line = part.line
         where part.order_id = parcel.order_id and line.group_number = parcel.group_number
           and part.source_id = parcel.place_id and part.state in ('allocated', 'picking'))
     group by parcel.place_id, parcel.day`,
    [JSON.stringify(placeIds), from],
  );
  return new Map(
    rows.map((row) => {
      const { place_id, day, planned } = plannedRow.parse(row);
      return [`${place_id}|${day}`, planned];
    }),
  );
}

const plannedRow = z.object({ place_id: z.string(), day: z.string(), planned: z.int() });
