import { z } from 'zod';
import {
  type NetworkPlace,
  networkPlace,
  placeSettingId,
} from '../../../contract/document/network.ts';
import { assert } from '../../../domain/assert.ts';
import { ok, refuse } from '../../../domain/result.ts';
import type { Queries } from '../../database/database.ts';
import { writeIdentities } from '../../network/write-identities.ts';
import { givePrices } from '../../prices/give-prices.ts';
import { degrees, someText, text, words } from '../codecs.ts';
import { type Column, column, writeRow } from '../column.ts';
import { idsOf } from '../known.ts';
import type { MasterKind } from '../master-kind.ts';
import { takeRows } from '../take-rows.ts';
import { addressColumns, noAddress } from './address-columns.ts';
import { openingHours } from './opening-hours.ts';

type PlaceRow = NetworkPlace & {
  /** Numbers of its tills. */
  tills: string[];
};

type Said = 'name' | 'companyId' | 'siret' | 'gln' | 'zone';
const said = (name: Said, codec = text): Column<PlaceRow> =>
  column(name, codec, {
    get: (place) => place[name],
    set: (place, value) => ({ ...place, [name]: value }),
  });

const ofPlace: readonly Column<PlaceRow>[] = [
  said('name', someText),
  said('companyId', someText),
  said('siret', someText),
  said('gln', someText),
  ...addressColumns<PlaceRow>(),
  said('zone', someText),
  column('latitude', degrees, {
    get: ({ latitude }) => latitude,
    set: (place, latitude) => ({ ...place, latitude }),
  }),
  column('longitude', degrees, {
    get: ({ longitude }) => longitude,
    set: (place, longitude) => ({ ...place, longitude }),
  }),
  column<PlaceRow, PlaceRow['openingHours']>('openingHours', openingHours, {
    get: (place) => place.openingHours,
    set: (place, hours) => ({ ...place, openingHours: hours }),
  }),
  column('region', text, {
    get: ({ regionId }) => regionId,
    set: (place, regionId) => ({ ...place, regionId }),
  }),
];
const tillsColumn: Column<PlaceRow> = column('tills', words, {
  get: ({ tills }) => tills,
  set: (place, tills) => ({ ...place, tills }),
});

const checkedPlace = networkPlace.extend({
  // It stands in scopes and in cells with spaces between them.
  id: z.string().regex(/^[^\s:|]{1,64}$/),
  regionId: z.string().regex(/^[^\s:]{0,64}$/),
  tills: z.array(z.string().regex(/^[A-Za-z0-9]{1,10}$/)).max(99),
});

export const storesKind: MasterKind = placesKind('store', [...ofPlace, tillsColumn]);
export const warehousesKind: MasterKind = placesKind('warehouse', ofPlace);

/**
 * Places of one kind. Every till knows them all; a store's own tills learn who they are from it, and get
 * the prices of its company. A till is added by its number here and never taken away: it has journals.
 */
function placesKind(kind: NetworkPlace['place'], columns: readonly Column<PlaceRow>[]): MasterKind {
  return {
    key: ['id'],
    needed: ['id'],
    columns: ['id', ...columns.map(({ name }) => name)],
    async take(sql, lines) {
      const companies = await idsOf(sql, 'companies');
      const places = await idsOf(sql, 'places');
      const stored = new Map((await allPlaces(sql, kind)).map((place) => [place.id, place]));
      const { rows, refusals } = takeRows<PlaceRow>(lines, {
        columns,
        schema: checkedPlace,
        before({ cells }) {
          const id = cells.id?.trim() ?? '';
          if (id === '') return refuse({ column: 'id', problem: 'empty', found: '' });
          const known = stored.get(id);
          // A warehouse is no store, whatever a file says.
          if (!known && places.has(id))
            return refuse({ column: 'id', problem: 'fixed', found: id });
          return ok(known ?? blankPlace(id, kind));
        },
        refused: ({ companyId }) =>
          companies.has(companyId)
            ? null
            : { column: 'companyId', problem: 'unknown', found: companyId },
      });
      const taken = rows.map(({ row }) => row);
      await storePlaces(sql, taken);
      const written = sql.write(
        taken.map(({ tills: _, ...place }) => ({
          scope: 'network',
          change: {
            collection: 'settings',
            document: {
              ...{ id: placeSettingId(place.id), kind: 'setting' },
              value: place,
            },
          },
        })),
      );
      assert(written.ok, 'A setting holds any JSON');
      if (kind === 'warehouse') return refusals;
      await writeIdentities(
        sql,
        taken.map(({ id }) => id),
      );
      for (const { id, companyId } of taken)
        if (stored.get(id)?.companyId !== companyId) await givePrices(sql, id);
      return refusals;
    },
    async page(sql) {
      const places = await allPlaces(sql, kind);
      return {
        lines: places.map((row) => ({ id: row.id, ...writeRow(columns, row) })),
        next: null,
      };
    },
  };
}

function blankPlace(id: string, place: NetworkPlace['place']): PlaceRow {
  return {
    ...{ id, place, name: '', companyId: '', siret: '', gln: '', address: noAddress },
    // Further than any place lies: a new one has to say where it is.
    ...{ zone: 'Europe/Paris', latitude: Number.NaN, longitude: Number.NaN },
    ...{ openingHours: Array.from({ length: 7 }, () => []), regionId: '', tills: [] },
  };
}

async function storePlaces(sql: Queries, places: readonly PlaceRow[]): Promise<void> {
  const rows = JSON.stringify(places.map(({ tills, ...details }) => ({ details, tills })));
  await sql.query(
    `insert into places (id, company_id, kind, name, details, region_id)
     select details ->> 'id', details ->> 'companyId', details ->> 'place', details ->> 'name',
            details, coalesce(details ->> 'regionId', '')
     from jsonb_to_recordset($1::jsonb) as place (details jsonb)
     on conflict (id) do update
       set company_id = excluded.company_id, name = excluded.name, details = excluded.details,
           region_id = excluded.region_id`,
    [rows],
  );
  await sql.query(
    `insert into tills (id, store_id, number)
     select place.details ->> 'id' || '-' || number, place.details ->> 'id', number
     from jsonb_to_recordset($1::jsonb) as place (details jsonb, tills jsonb),
          jsonb_array_elements_text(place.tills) as number
     on conflict do nothing`,
    [rows],
  );
}

async function allPlaces(sql: Queries, kind: NetworkPlace['place']): Promise<PlaceRow[]> {
  const rows = await sql.query(
    `select details, region_id as "regionId",
            coalesce((select jsonb_agg(number order by number) from tills
                      where store_id = places.id), '[]') as tills
     from places where kind = $1 order by id`,
    [kind],
  );
  return rows.map((row) => {
    const { details, ...rest } = placeRow.parse(row);
    return { ...details, ...rest };
  });
}

const placeRow = z.object({
  details: networkPlace,
  regionId: z.string(),
  tills: z.array(z.string()),
});
