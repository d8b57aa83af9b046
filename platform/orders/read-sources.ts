import { z } from 'zod';
import { networkPlace } from '../../contract/document/network.ts';
import { supplier } from '../../contract/document/supplier.ts';
import type { AllocationRules, SourceKind } from '../../domain/allocation/allocation-rules.ts';
import type { CandidateSource, SourceStock } from '../../domain/allocation/order-to-allocate.ts';
import { parcelsPerDay, preparingDay } from '../../domain/allocation/preparing-day.ts';
import { type Calendar, carrierHours } from '../../domain/calendar/open-days.ts';
import type { Position } from '../../domain/fulfilment/distance-km.ts';
import type { DatabaseTransaction } from '../database/database.ts';
import { placeClock } from './place-clock.ts';
import { type PlannedParcels, readPlanned } from './read-planned.ts';

/** The sources of some items, kept up to date while orders are decided one after the other. */
export interface OpenSources {
  /** As they are now, for who sold it. */
  candidates(companyId: string): CandidateSource[];
  /** So much of it is promised, in a parcel more of that day. */
  promise(sourceId: string, sku: string, quantityMilli: number): void;
  plan(sourceId: string, day: string): void;
  /** Of what was planned here, what lies at places that prepare only so many parcels in a day. */
  planned(): PlannedParcels;
  /** All such places. */
  limited(): string[];
}

interface Place extends Calendar {
  id: string;
  kind: SourceKind;
  /** Empty of a supplier: its goods are bought by who sells them. */
  companyId: string;
  position: Position | null;
  zone: string;
  leadDays: number;
}

/** Places that have a row of stock of these items, and suppliers that send them to customers themselves. */
export async function readSources(
  sql: DatabaseTransaction,
  skus: readonly string[],
  rules: AllocationRules,
  nowMs: number,
): Promise<OpenSources> {
  const places = new Map<string, Place>();
  const stock = new Map<string, Map<string, SourceStock>>();
  const add = (place: Place, sku: string, found: SourceStock) => {
    places.set(place.id, place);
    const known = stock.get(place.id) ?? new Map<string, SourceStock>();
    stock.set(place.id, known.set(sku, found));
  };
  for (const { sku, place, ...found } of await stockRows(sql, skus)) add(place, sku, found);
  for (const { sku, place } of await supplierRows(sql, skus))
    add(place, sku, { freeMilli: null, safetyMilli: 0 });
  const planned = await readPlanned(sql, [...places.keys()], nowMs);
  const decided = new Map<string, { placeId: string; day: string; parcels: number }>();
  const mostOf = (placeId: string): number | null => {
    const place = places.get(placeId);
    return place ? parcelsPerDay(place, rules) : null;
  };

  return {
    candidates: (companyId) =>
      [...places.values()].map((place) => ({
        ...{ id: place.id, kind: place.kind, position: place.position },
        companyId: place.companyId === '' ? companyId : place.companyId,
        leavesOn: preparingDay(
          placeClock(nowMs, place.zone),
          place,
          (day) => planned.get(`${place.id}|${day}`) ?? 0,
          rules,
        ),
        stock: stock.get(place.id) ?? new Map(),
      })),
    promise(sourceId, sku, quantityMilli) {
      const known = stock.get(sourceId);
      const before = known?.get(sku);
      if (!known || !before || before.freeMilli === null) return;
      known.set(sku, { ...before, freeMilli: before.freeMilli - quantityMilli });
    },
    plan(sourceId, day) {
      const key = `${sourceId}|${day}`;
      planned.set(key, (planned.get(key) ?? 0) + 1);
      const { parcels = 0 } = decided.get(key) ?? {};
      decided.set(key, { placeId: sourceId, day, parcels: parcels + 1 });
    },
    planned: () =>
      [...decided.values()].flatMap((parcel) => {
        const most = mostOf(parcel.placeId);
        return most === null ? [] : [{ ...parcel, most }];
      }),
    limited: () => [...places.keys()].filter((id) => mostOf(id) !== null),
  };
}

async function stockRows(sql: DatabaseTransaction, skus: readonly string[]) {
  const rows = await sql.query(
    `select stock.sku, stock.quantity_milli - stock.reserved_milli as free, stock.safety_milli,
            place.id, place.kind, place.company_id, place.details
     from stock join places place on place.id = stock.place_id
     where stock.condition = 'sellable'
       and stock.sku = any(array(select jsonb_array_elements_text($1::jsonb)))`,
    [JSON.stringify(skus)],
  );
  return rows.map((row) => {
    const { sku, free, safety_milli, id, kind, company_id, details } = stockRow.parse(row);
    const place = { id, kind, companyId: company_id, leadDays: 0, ...detailsOf(details) };
    return { sku, place, freeMilli: free, safetyMilli: safety_milli };
  });
}

async function supplierRows(sql: DatabaseTransaction, skus: readonly string[]) {
  const rows = await sql.query(
    `select item.id as sku, suppliers.details
     from documents item join suppliers on suppliers.id = item.content ->> 'supplier'
     where item.scope = 'network' and item.collection = 'items'
       and item.id = any(array(select jsonb_array_elements_text($1::jsonb)))`,
    [JSON.stringify(skus)],
  );
  return rows.flatMap((row) => {
    const { sku, details } = supplierRow.parse(row);
    const known = supplier.safeParse(details).data;
    if (!known || known.dropShipDays === null) return [];
    const { id, dropShipDays, address } = known;
    // Working days of an office: no supplier tells its hours.
    const openingHours = carrierHours.map((hours, day) => (day < 5 ? hours : []));
    const place: Place = {
      ...{ id, kind: 'supplier', companyId: '', position: null, leadDays: dropShipDays },
      ...{ openingHours, country: address.country, postcode: address.postcode },
      zone: 'Europe/Paris',
    };
    return [{ sku, place }];
  });
}

/** Of a place nobody said more of: nowhere on the map, and open as carriers are. */
function detailsOf(
  details: unknown,
): Pick<Place, 'position' | 'zone' | 'openingHours' | 'country' | 'postcode'> {
  const { data } = knownDetails.safeParse(details);
  const hours = data?.openingHours ?? [];
  return {
    position: positionIn(details),
    zone: data?.zone ?? 'Europe/Paris',
    openingHours: hours.some((day) => day.length > 0) ? hours : carrierHours,
    country: data?.address?.country ?? '',
    postcode: data?.address?.postcode ?? '',
  };
}

/** Null for a place that nobody has put on the map. */
export function positionIn(details: unknown): Position | null {
  return positionOf.safeParse(details).data ?? null;
}

const { latitude, longitude, zone, openingHours, address } = networkPlace.shape;
const positionOf = z.object({ latitude, longitude });
const knownDetails = z.object({ zone, openingHours, address }).partial();
const stockRow = z.object({
  sku: z.string(),
  free: z.int(),
  safety_milli: z.int(),
  id: z.string(),
  kind: z.enum(['store', 'warehouse']),
  company_id: z.string(),
  details: z.unknown(),
});
const supplierRow = z.object({ sku: z.string(), details: z.unknown() });
